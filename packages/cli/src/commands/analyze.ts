import { setFlagsFromString } from 'node:v8';
import { type Command, Option } from 'commander';
import { exitCodeTable } from '../exit-codes.ts';
import { examples, section } from '../help-text.ts';
import { clickHouseAddress, day, memory, share, threads } from '../option-values.ts';
import { withOut } from '../out-option.ts';

export interface AnalyzeOptions {
  readonly workspace?: string;
  readonly out?: string;
  readonly playbook?: string;
  readonly asOf?: string;
  readonly dateOrder?: 'day-first' | 'month-first';
  readonly decimal?: '.' | ',';
  readonly maxRejected?: number;
  readonly calibrationEnd?: string;
  readonly timeUnit?: 'week' | 'day';
  readonly json?: boolean;
  readonly force?: boolean;
  readonly threads?: number;
  readonly memory?: string;
  readonly warehouse?: string;
  readonly quiet?: boolean;
}

export function addAnalyze(program: Command): void {
  program
    .command('analyze')
    .description(
      'Reads order files, and with them files of customers, products, costs and consents, and writes the customer audit. What each column means is found out, shown in the report, and can be put right in the playbook.',
    )
    .summary('order files in, customer audit out')
    .argument(
      '[inputs...]',
      'files, or folders that hold them: CSV, TSV, XLSX, JSON, NDJSON, Parquet, also compressed (.gz, .zst); addresses of tables and buckets: postgres:// mysql:// clickhouse:// s3://',
    )
    .optionsGroup('What is analysed:')
    .addOption(
      new Option(
        '-w, --workspace <folder>',
        'put the files into this workspace and analyse all that it holds, as its playbook says: only what is new is read; made if missing',
      ).conflicts([
        'out',
        'playbook',
        'dateOrder',
        'decimal',
        'calibrationEnd',
        'timeUnit',
        'force',
        'threads',
        'memory',
      ]),
    )
    .option('-p, --playbook <file>', 'how this business measures things; `attune init` writes one')
    .addOption(
      new Option(
        '--as-of <day>',
        'last day of the analysis, YYYY-MM-DD; default: the last in the data that has come',
      ).argParser(day),
    )
    .addOption(
      new Option('--date-order <order>', 'how dates such as 03/04/2024 are meant, in all files').choices([
        'day-first',
        'month-first',
      ]),
    )
    .addOption(
      new Option('--decimal <mark>', 'the decimal mark in amounts, in all files').choices(['.', ',']),
    )
    .addOption(
      new Option(
        '--max-rejected <share>',
        'stop when more rows than this are rejected: 0.05 or 5%; default: as in the playbook, 5%',
      ).argParser(share),
    )
    .addOption(
      new Option(
        '--calibration-end <day>',
        'last day that the lifetime models may see when they are tested on what came later; default: three quarters of the history',
      ).argParser(day),
    )
    .addOption(
      new Option(
        '--time-unit <unit>',
        'in which the parameters of the lifetime models are given; default: the week, of a short history the day',
      ).choices(['week', 'day']),
    )
    .optionsGroup('What is written:')
    .option(
      '-o, --out <folder>',
      'folder for the report and the files, required unless --workspace is given; an earlier result in it is replaced as a whole',
    )
    .option('--json', 'write the summary as JSON to stdout, and everything else to stderr')
    .option('--force', 'replace the folder whatever is in it')
    .optionsGroup('How it runs (results do not change):')
    .addOption(new Option('--threads <n>', 'default: all of the machine').argParser(threads))
    .addOption(
      new Option('--memory <size>', 'such as 4GB, before it spills to disk; default: 3GB').argParser(memory),
    )
    .addOption(
      new Option('--warehouse <url>', 'analyse on ClickHouse: clickhouse://user:password@host/db')
        .env('ATTUNE_WAREHOUSE')
        .argParser(clickHouseAddress),
    )
    .addHelpText(
      'after',
      section(
        'Files written',
        [
          '  report.html        the audit, to read, print and send',
          '  summary.json       everything the report shows, as data',
          '  segments.json      the segments and their rules',
          '  customers.parquet  one row a customer, with facts and segments',
          '  customers.csv      the same for spreadsheets',
          '  rejected.csv       rows that could not be used: file, line, field, reason',
        ].join('\n'),
      ) +
        examples([
          ['attune analyze orders.csv --out out', 'one file, no configuration'],
          ['attune analyze data/ -p attune.yaml -o out', 'a folder, measured your way'],
          ['attune analyze orders.csv -o out --json | jq .bridge', 'one part of the result'],
          ['attune analyze march.csv --workspace shop', 'one more file'],
          ['attune analyze orders.csv -o out --as-of 2026-06-30', 'as it stood on that day'],
          ['attune analyze s3://bucket/exports/ -o out', 'a folder of a bucket'],
        ]) +
        section('Exit codes', exitCodeTable()),
    )
    .action(async (inputs: readonly string[], _: unknown, command: Command) => {
      const given = command.optsWithGlobals<AnalyzeOptions>();
      if (given.workspace !== undefined) {
        const { analyzeWorkspace } = await import('../actions/analyze-workspace.ts');
        return analyzeWorkspace(given.workspace, inputs, given);
      }
      const options = withOut(given, command);
      // This process only waits: what its start has used up must not stay beside the memory of the analysis.
      setFlagsFromString('--semi-space-growth-factor=1');
      const { analyze } = await import('../actions/analyze.ts');
      await analyze(inputs, options);
    });
}
