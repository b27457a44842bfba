import { type Command, Option } from 'commander';
import { exitCodeTable } from '../exit-codes.ts';
import { examples, section } from '../help-text.ts';
import { postgresAddress, publicUrl } from '../option-values.ts';

export interface NewPasswordOptions {
  readonly publicUrl: string;
  readonly database?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export function addNewPassword(program: Command): void {
  program
    .command('new-password')
    .description(
      'Lets somebody back in who lost their password, above all the only owner: nobody else could. Shows a link at which the person sets a new one, once and within an hour, and ends their sessions. API keys stay. The server of the workspace has to be stopped.',
    )
    .summary('lets somebody back in who lost their password')
    .argument('<email>', 'the e-mail address that the person signs in with')
    .argument('[workspace]', 'folder of the workspace', 'attune-workspace')
    .addOption(
      new Option('--public-url <url>', 'how people reach the server, as for attune serve')
        .argParser(publicUrl)
        .default('http://127.0.0.1:4600'),
    )
    .addOption(
      new Option('--database <url>', 'where definitions and state are, as for attune serve')
        .env('DATABASE_URL')
        .argParser(postgresAddress),
    )
    .option('--json', 'say the link as one line of JSON on stdout')
    .addHelpText(
      'after',
      examples([
        ['attune new-password ada@example.org', 'then open the link it shows'],
        ['attune new-password ada@example.org shop', 'another workspace'],
      ]) + section('Exit codes', exitCodeTable()),
    )
    .action(async (email: string, workspace: string, _: unknown, command: Command) => {
      const { newPassword } = await import('../actions/new-password.ts');
      await newPassword(email, workspace, command.optsWithGlobals<NewPasswordOptions>());
    });
}
