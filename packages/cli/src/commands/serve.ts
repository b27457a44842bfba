import { type Command, Option } from 'commander';
import { exitCodeTable } from '../exit-codes.ts';
import { examples, section } from '../help-text.ts';
import { clickHouseAddress, port, postgresAddress, publicUrl, size } from '../option-values.ts';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly publicUrl?: string;
  readonly trustProxy?: string | true;
  readonly maxUpload: number;
  readonly log?: 'requests' | 'faults';
  readonly database?: string;
  readonly warehouse?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description(
      'Serves a workspace: the studio in the browser, and the API. A workspace that is missing is made; the first person who opens the studio becomes its owner. Only this machine can reach it unless --host says otherwise.',
    )
    .summary('the studio and the API, for a workspace')
    .argument('[workspace]', 'folder of the workspace', 'attune-workspace')
    .optionsGroup('Where it is reached:')
    .addOption(new Option('--port <n>', '0: any that is free').argParser(port).default(4600))
    .option(
      '--host <address>',
      '0.0.0.0 for all of this machine; then the first set-up asks for a code that only this terminal shows',
      '127.0.0.1',
    )
    .addOption(
      new Option(
        '--public-url <url>',
        'how people reach it, where a proxy stands in front: https://attune.example.org',
      ).argParser(publicUrl),
    )
    .option(
      '--trust-proxy [addresses]',
      'believe X-Forwarded headers, of all or of these addresses; only behind a proxy that sets them',
    )
    .optionsGroup('Where things are kept:')
    .addOption(
      new Option(
        '--database <url>',
        'postgres://user:password@host/db for definitions and state; default: a file in the workspace',
      )
        .env('DATABASE_URL')
        .argParser(postgresAddress),
    )
    .addOption(
      new Option(
        '--warehouse <url>',
        'clickhouse://user:password@host/db for customer data; default: files in the workspace',
      )
        .env('ATTUNE_WAREHOUSE')
        .argParser(clickHouseAddress),
    )
    .optionsGroup('How it runs:')
    .addOption(
      new Option('--max-upload <size>', 'largest file that is taken').argParser(size).default(20e9, '20GB'),
    )
    .addOption(
      new Option(
        '--log <what>',
        'what stderr gets, as lines of JSON without personal data; default: requests, and faults in a terminal',
      ).choices(['requests', 'faults']),
    )
    .option('--json', 'say the address as one line of JSON on stdout')
    .addHelpText(
      'after',
      examples([
        ['attune serve', 'for this machine only'],
        ['attune serve shop --port 8080', 'another workspace, another port'],
        ['attune serve --host 0.0.0.0', 'for others too; shows the code for the first'],
      ]) +
        section(
          'Stopping',
          '  Ctrl-C or SIGTERM: what is being answered is finished, then it ends with 0.\n  A second one ends it at once, with 130 or 143.',
        ) +
        section('Exit codes', exitCodeTable()),
    )
    .action(async (workspace: string, _: unknown, command: Command) => {
      const { serve } = await import('../actions/serve.ts');
      await serve(workspace, command.optsWithGlobals<ServeOptions>());
    });
}
