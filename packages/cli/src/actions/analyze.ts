import { join } from 'node:path';
import { analysed } from '../analysis-run.ts';
import { closingSummary } from '../closing-summary.ts';
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
  const read = options.playbook === undefined ? inputs : [...inputs, options.playbook];
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
  const report = join(options.out, 'report.html');
  if (options.json) process.stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  else if (options.quiet) process.stdout.write(`${report}\n`);
  else {
    const paint = paintFor(wantsColour(process.stdout));
    const next = options.playbook
      ? `open ${report}`
      : 'npx attune init   (then --playbook attune.yaml: names, currency, time zone, thresholds)';
    process.stdout.write(
      `${closingSummary(summary, paint)}${paint.bold('Report')}  ${report}\n${paint.bold('Next')}    ${next}\n`,
    );
  }
}
