import type { PotentialSetting } from '@attune/engine';
import { type Command, Option } from 'commander';
import { examples, section } from '../help-text.ts';
import { count } from '../option-values.ts';
import { withOut } from '../out-option.ts';

export interface DemoCommandOptions {
  readonly customers: number;
  readonly seed: number;
  readonly potential: PotentialSetting;
  readonly identities?: boolean;
  readonly out?: string;
  readonly force?: boolean;
  readonly quiet?: boolean;
}

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description(
      "Makes up a retailer: orders, customers, products and consents as files, with the truth beside them (truth/), so that an analysis can be checked. The same seed gives the same bytes. No real person's data is in it.",
    )
    .summary("a made-up retailer's files, with the truth beside them")
    .addOption(new Option('--customers <n>', 'how many').argParser(count).default(20_000))
    .addOption(new Option('--seed <n>', 'another seed, another retailer').argParser(count).default(7))
    .addOption(
      new Option('--potential <what>', 'what the files tell about spending with others')
        .choices(['survey', 'facts', 'none'] satisfies PotentialSetting[])
        .default('survey' satisfies PotentialSetting),
    )
    .option('--identities', 'more files, in which the same people are met without their id')
    .option('-o, --out <folder>', 'required: folder for the files')
    .option('--force', 'overwrite files of the same names')
    .addHelpText(
      'after',
      section(
        'Files written',
        [
          '  orders.csv, customers.csv, products.csv, consents.csv',
          '  survey.csv         what some say they spend with anyone; not with --potential',
          '                     facts, and with none customers.csv tells little, too',
          '  guest-orders.csv, loyalty.csv, web-events.ndjson   only with --identities',
          '  truth/             what is behind them: one row a customer, and the totals',
        ].join('\n'),
      ) +
        examples([
          ['attune demo --customers 2000 --out data', 'a small shop'],
          ['attune analyze data --out out', 'and its audit'],
        ]),
    )
    .action(async (_: unknown, command: Command) => {
      const options = withOut(command.optsWithGlobals<DemoCommandOptions>(), command);
      const { demo } = await import('../actions/demo.ts');
      await demo(options);
    });
}
