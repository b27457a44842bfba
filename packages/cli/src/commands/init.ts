import { type Command, Option } from 'commander';
import { examples } from '../help-text.ts';

export interface InitOptions {
  readonly out: string;
  readonly outcome?: string;
  readonly stage?: 'new' | 'expanding' | 'mature';
  readonly name?: string;
  readonly currency?: string;
  readonly timeZone?: string;
  readonly value?: 'revenue' | 'margin' | 'outcome';
  readonly yes?: boolean;
  readonly force?: boolean;
  readonly quiet?: boolean;
}

export function addInit(program: Command): void {
  program
    .command('init')
    .description(
      'Asks what the work is for, and writes a playbook: a commented file that says how this business wants things measured. Each question can be answered by an option; without a terminal nothing is asked, and what is left open takes its default.',
    )
    .summary('a few questions, then a commented playbook')
    .optionsGroup('Answers:')
    .option('--outcome <text>', 'what the work is for: the outcome that should change')
    .addOption(
      new Option('--stage <stage>', 'where the business stands').choices(['new', 'expanding', 'mature']),
    )
    .option('--name <text>', 'the name of the business, as the report shows it')
    .option('--currency <code>', 'currency of the report, such as EUR; default: as in the data')
    .option('--time-zone <name>', 'which time zone a day is a day in, such as Europe/Berlin; default: UTC')
    .addOption(
      new Option('--value <measure>', 'what a customer is worth; outcome serves public services').choices([
        'revenue',
        'margin',
        'outcome',
      ]),
    )
    .optionsGroup('What is written:')
    .option('-o, --out <file>', 'where the playbook goes', 'attune.yaml')
    .option('--force', 'overwrite the file')
    .option('-y, --yes', 'ask nothing, take the defaults for what no option says')
    .addHelpText(
      'after',
      examples([
        ['attune init', 'asks, then writes attune.yaml'],
        ['attune init --yes --currency EUR --time-zone Europe/Berlin', 'asks nothing'],
        ['attune analyze orders.csv -p attune.yaml -o out', 'what to do with it'],
      ]),
    )
    .action(async (_: unknown, command: Command) => {
      const { init } = await import('../actions/init.ts');
      await init(command.optsWithGlobals<InitOptions>());
    });
}
