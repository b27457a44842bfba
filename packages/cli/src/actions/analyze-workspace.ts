import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stages } from '../analysis-run.ts';
import { closingSummary, reportIn } from '../closing-summary.ts';
import type { AnalyzeOptions } from '../commands/analyze.ts';
import { paintFor, wantsColour } from '../paint.ts';
import { openDisplay } from '../progress/display.ts';
import { analysedIn } from '../workspace-run.ts';

export async function analyzeWorkspace(
  workspace: string,
  inputs: readonly string[],
  { asOf, maxRejected, warehouse, json, quiet }: AnalyzeOptions,
): Promise<void> {
  const display = openDisplay(quiet ?? false);
  display.show({ stage: stages.reading });
  const { summary, folder } = await analysedIn(workspace, inputs, {
    ...(asOf !== undefined && { asOf }),
    ...(maxRejected !== undefined && { maxRejected }),
    ...(warehouse !== undefined && { warehouse }),
    onProgress: ({ stage, text, share }) =>
      display.show({ stage: stages[stage], detail: text, ...(share === undefined ? {} : { share }) }),
  }).then(
    (run) => {
      display.end('done');
      return run;
    },
    (error: unknown) => {
      display.end('stopped');
      throw error;
    },
  );
  const out = asTyped(folder);
  if (json) process.stdout.write(readFileSync(join(folder, 'summary.json')));
  else if (quiet) process.stdout.write(`${reportIn(out)}\n`);
  else {
    const next = `npx attune serve ${asTyped(join(folder, '..', '..'))}`;
    process.stdout.write(closingSummary(summary, { out, next }, paintFor(wantsColour(process.stdout))));
  }
}

/** From the folder one is in, where that is shorter. */
function asTyped(path: string): string {
  const way = relative(process.cwd(), path);
  return way !== '' && !way.startsWith('..') ? way : path;
}
