import { AttuneError, isAddress } from '@attune/engine';
import { analysed } from '../analysis-run.ts';
import { closingSummary, reportIn } from '../closing-summary.ts';
import type { AnalyzeOptions } from '../commands/analyze.ts';
import { usableOutFolder } from '../out-folder.ts';
import { paintFor, wantsColour } from '../paint.ts';
import { readPlaybook } from '../playbook-file.ts';
import { openDisplay } from '../progress/display.ts';

export async function analyze(
  inputs: readonly string[],
  options: AnalyzeOptions & { readonly out: string },
): Promise<void> {
  const playbook = readPlaybook(options.playbook, options);
  if (inputs.length === 0 && !playbook.sources.some(({ address }) => address !== undefined))
    throw nothingToRead();
  const paths = inputs.filter((input) => !isAddress(input));
  const read = options.playbook === undefined ? paths : [...paths, options.playbook];
  const out = usableOutFolder(options.out, read, options.force ?? false);
  const { asOf, maxRejected, warehouse } = options;
  const { summary } = await analysed(
    {
      inputs,
      playbook,
      out,
      ...(asOf !== undefined && { asOf }),
      ...(maxRejected !== undefined && { maxRejected }),
      ...(warehouse && { warehouse }),
    },
    openDisplay(options.quiet ?? false),
  );
  if (options.json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  else if (options.quiet) process.stdout.write(`${reportIn(options.out)}\n`);
  else {
    const next = options.playbook
      ? `open ${reportIn(options.out)}`
      : 'npx attune init   (then --playbook attune.yaml: names, currency, time zone, thresholds)';
    process.stdout.write(
      closingSummary(summary, { out: options.out, next }, paintFor(wantsColour(process.stdout))),
    );
  }
}

function nothingToRead(): AttuneError {
  return new AttuneError('usage', 'There is nothing to read: no file, no folder and no address is named.', {
    remedy:
      'Name an order file, such as attune analyze orders.csv --out out, or addresses under sources: in the playbook.',
  });
}
