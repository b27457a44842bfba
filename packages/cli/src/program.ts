import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { addAnalyze } from './commands/analyze.ts';
import { addDemo } from './commands/demo.ts';
import { addExitCodes } from './commands/exit-codes.ts';
import { addInit } from './commands/init.ts';
import { addNewPassword } from './commands/new-password.ts';
import { addSample } from './commands/sample.ts';
import { addServe } from './commands/serve.ts';
import { exitCodeTable } from './exit-codes.ts';
import { examples, section, title } from './help-text.ts';
import { wantsColour } from './paint.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** The command line, ready to parse. Ends by throwing, never by leaving the process. */
export function buildProgram(): Command {
  const program = new Command('attune')
    .usage('<command> [options]')
    .description(
      'Attune reads order files and writes a customer audit: what customers are worth, how they behave, and three decisions to take. `attune serve` shows it in the browser. Nothing leaves this machine.',
    )
    .version(version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .option('-q, --quiet', 'say only errors, and where the result is')
    .option('--no-color', 'no colours; NO_COLOR=1 does the same')
    .exitOverride()
    .configureOutput({
      outputError: () => {},
      getOutHasColors: () => wantsColour(process.stdout),
      getErrHasColors: () => wantsColour(process.stderr),
    })
    .configureHelp({ styleTitle: title, showGlobalOptions: true })
    .addHelpText(
      'after',
      examples([
        ['attune sample', 'the whole thing on made-up data'],
        ['attune analyze orders.csv --out out', 'your own order file, no configuration'],
        ['attune serve', 'the studio in the browser, and the API'],
        ['attune init', 'answer a few questions, get a playbook'],
        ['attune help analyze', 'everything that analyze takes'],
      ]) + section('Exit codes', exitCodeTable()),
    );
  addAnalyze(program);
  addInit(program);
  addDemo(program);
  addSample(program);
  addServe(program);
  addNewPassword(program);
  addExitCodes(program);
  return program;
}
