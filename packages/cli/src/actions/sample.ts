import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { defaultPlaybook } from '@attune/engine';
import { analysed } from '../analysis-run.ts';
import { closingSummary, reportIn } from '../closing-summary.ts';
import type { SampleOptions } from '../commands/sample.ts';
import { madeUp } from '../demo-run.ts';
import { paintFor, wantsColour } from '../paint.ts';
import { openDisplay } from '../progress/display.ts';

const sampleCustomers = 20_000;
const sampleSeed = 7;

/** Data and report are our own: an earlier sample is replaced without asking. */
export async function sample({ quiet = false }: SampleOptions): Promise<void> {
  const home = join(checkout(import.meta.dirname) ?? process.cwd(), 'attune-sample');
  const [data, out] = [join(home, 'data'), join(home, 'report')];
  const display = openDisplay(quiet);
  await madeUp({ customers: sampleCustomers, seed: sampleSeed, out: data, force: true }, display);
  const { summary } = await analysed({ inputs: [data], playbook: defaultPlaybook, out }, display);

  const shown = fromHere(out);
  const next = 'npx attune serve   (the studio: your own order file in the browser)';
  process.stdout.write(
    quiet
      ? `${reportIn(shown)}\n`
      : closingSummary(summary, { out: shown, next }, paintFor(wantsColour(process.stdout))),
  );
}

/** The root of the checkout that this file lies in, if it lies in one. */
function checkout(folder: string): string | undefined {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'attune-root')
    return folder;
  const parent = dirname(folder);
  return parent === folder ? undefined : checkout(parent);
}

function fromHere(path: string): string {
  const way = relative(process.cwd(), path);
  return way.startsWith('..') ? path : way;
}
