import type { Command } from 'commander';
import { examples } from '../help-text.ts';

export interface SampleOptions {
  readonly quiet?: boolean;
}

export function addSample(program: Command): void {
  program
    .command('sample')
    .description(
      'Makes up a retailer of 20,000 customers and analyses it: the quickest way to see a report. The result lies in the folder attune-sample: of the checkout, or else of this folder.',
    )
    .summary('the whole thing on made-up data')
    .addHelpText('after', examples([['attune sample', 'takes well under a minute']]))
    .action(async (_: unknown, command: Command) => {
      const { sample } = await import('../actions/sample.ts');
      await sample(command.optsWithGlobals<SampleOptions>());
    });
}
