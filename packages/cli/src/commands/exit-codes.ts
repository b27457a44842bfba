import type { Command } from 'commander';
import { exitCodeTable } from '../exit-codes.ts';
import { section } from '../help-text.ts';

export function addExitCodes(program: Command): void {
  program
    .command('exit-codes')
    .description('Says what the exit status of a command means, for scripts.')
    .summary('what the exit status means, for scripts')
    .addHelpText('after', section('Exit codes', exitCodeTable()))
    .action(() => {
      process.stdout.write(`${exitCodeTable()}\n`);
    });
}
