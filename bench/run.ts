import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { generateDemo } from '@attune/engine';
import { startClickHouse } from '../packages/engine/test/start-clickhouse.ts';
import { type Measured, measure } from './measured.ts';

/**
 * `npm run bench [-- --lines 1,5,20] [--clickhouse]`: the whole analysis against the floor, on the same files in the
 * same run. Machines differ and are shared, so the result is ratios; seconds stand beside them. `--clickhouse` adds a
 * column on the real ClickHouse that `npm run test:clickhouse` installs, behind the tests' HTTP front.
 */
const here = import.meta.dirname;
const local = join(here, 'results', 'local');
const memory = '3GB';
/** The made-up retailer sells about this many lines to a customer. */
const linesPerCustomer = 21.73;

async function data(millions: number): Promise<string> {
  const folder = join(local, `data-${millions}m`);
  if (!existsSync(join(folder, 'orders.csv'))) {
    await mkdir(folder, { recursive: true });
    await generateDemo({ customers: Math.round((millions * 1e6) / linesPerCustomer), seed: 7, out: folder });
  }
  return folder;
}

async function floor(folder: string): Promise<Measured> {
  const out = join(local, 'floor');
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  return measure(join(here, 'floor.ts'), [folder, out, join(out, 'floor.duckdb'), memory]);
}

async function analysis(folder: string, warehouse?: string): Promise<Measured> {
  const out = join(local, 'analysis');
  await rm(out, { recursive: true, force: true });
  return measure(join(here, 'analyse.ts'), [folder, out, memory, ...(warehouse ? [warehouse] : [])]);
}

/** The best of several runs: noise only ever adds. */
async function best(runs: number, once: () => Promise<Measured>): Promise<Measured> {
  const all: Measured[] = [];
  for (let i = 0; i < runs; i++) all.push(await once());
  return {
    seconds: Math.min(...all.map(({ seconds }) => seconds)),
    peakMegabytes: Math.max(...all.map(({ peakMegabytes }) => peakMegabytes)),
  };
}

const option = (name: string) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const sizes = (option('lines') ?? '1,5,20').split(',').map(Number);
const clickhouse = process.argv.includes('--clickhouse') ? await startClickHouse() : undefined;

interface Line {
  readonly millionLines: number;
  readonly floor: Measured;
  readonly analysis: Measured;
  readonly ratio: number;
  readonly clickhouse?: Measured;
  readonly clickhouseRatio?: number;
}

const rows: Line[] = [];
for (const millions of sizes) {
  const folder = await data(millions);
  const runs = millions >= 20 ? 1 : 2;
  const plain = await best(runs, () => floor(folder));
  const whole = await best(runs, () => analysis(folder));
  const distributed = clickhouse ? await best(1, () => analysis(folder, clickhouse.url)) : undefined;
  const ratio = (measured: Measured) => Number((measured.seconds / plain.seconds).toFixed(2));
  rows.push({
    millionLines: millions,
    floor: plain,
    analysis: whole,
    ratio: ratio(whole),
    ...(distributed ? { clickhouse: distributed, clickhouseRatio: ratio(distributed) } : {}),
  });
  console.log(JSON.stringify(rows.at(-1)));
}
await clickhouse?.stop();
/** Seconds a line against those of the size before: 1 is linear. */
const growth = rows.slice(1).map((row, i) => {
  const before = rows[i]!;
  return {
    from: before.millionLines,
    to: row.millionLines,
    factor: Number(
      (row.analysis.seconds / row.millionLines / (before.analysis.seconds / before.millionLines)).toFixed(2),
    ),
  };
});
const report = {
  machine: { cores: cpus().length, gigabytes: Math.round(totalmem() / 2 ** 30), node: process.version },
  memory,
  rows,
  growth,
};
await mkdir(join(here, 'results'), { recursive: true });
await writeFile(
  join(here, 'results', clickhouse ? 'with-clickhouse.json' : 'duckdb.json'),
  `${JSON.stringify(report, null, 2)}\n`,
);
console.log(JSON.stringify({ growth }));
