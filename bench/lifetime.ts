import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import {
  bgNbd,
  gamma,
  type PurchaseHistories,
  type PurchaseModel,
  paretoNbd,
  type Random,
  seededRandom,
  uniform,
} from '@attune/stats';
import { distinctHistories } from '../packages/engine/src/lifetime/histories.sql.ts';
import { type Batch, openDuckDb } from '../packages/engine/src/warehouse/index.ts';

/**
 * `npm run bench:lifetime`: fits with standard errors, warm, on the statistics of the CDNOW sample (where the folder
 * `ATTUNE_REAL_DATA` holds it, else on as many made-up customers like them), and on a million made-up customers, their
 * aggregation in the warehouse included. Beside the time stands how many plain passes over the rows it is worth, three
 * logarithms and an exponential a row: that ratio travels from machine to machine.
 */
const here = import.meta.dirname;
const local = join(here, 'results', 'local');
const rounds = 7;

/** The published parameters of the sample, in weeks. */
const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

interface Person {
  readonly frequency: number;
  readonly recency: number;
  readonly age: number;
}

/** A BG/NBD customer in whole days: first purchase within the first twelve of 39 weeks, as in the sample. */
function drawPerson(random: Random): Person {
  const age = 273 - Math.floor(84 * uniform(random));
  const ratePerDay = gamma(random, published.r, published.alpha) / 7;
  const one = gamma(random, published.a, 1);
  const leave = one / (one + gamma(random, published.b, 1));
  let [day, frequency, recency] = [0, 0, 0];
  for (;;) {
    day -= Math.log1p(-uniform(random)) / ratePerDay;
    if (!(Math.ceil(day) <= age)) break;
    // Purchases of one day are one.
    if (Math.ceil(day) > recency) frequency += 1;
    recency = Math.ceil(day);
    if (uniform(random) < leave) break;
  }
  return { frequency, recency, age };
}

function histories(people: readonly Person[]): PurchaseHistories {
  const counts = new Map<string, number>();
  for (const { frequency, recency, age } of people) {
    const key = `${frequency} ${recency} ${age}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = [...counts].map(([key, count]) => [...key.split(' ').map(Number), count]);
  const column = (i: number, unit = 1) => Float64Array.from(rows, (row) => row[i]! / unit);
  return { frequency: column(0), recency: column(1, 7), age: column(2, 7), customers: column(3) };
}

function cdnow(): { readonly name: string; readonly histories: PurchaseHistories } {
  const file = join(process.env.ATTUNE_REAL_DATA ?? '', 'cdnow', 'cdnow_customers_summary.csv');
  if (process.env.ATTUNE_REAL_DATA === undefined || !existsSync(file)) {
    const random = seededRandom(1997);
    return {
      name: 'made-up customers like those of the CDNOW sample',
      histories: histories(Array.from({ length: 2357 }, () => drawPerson(random))),
    };
  }
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  const people = lines.map((line) => {
    const [, frequency, recency, age] = line.split(',').map(Number);
    return { frequency: frequency!, recency: Math.round(recency! * 7), age: Math.round(age! * 7) };
  });
  return { name: 'the CDNOW sample', histories: histories(people) };
}

/** One plain pass over the rows. */
function pass({ frequency, recency, age, customers }: PurchaseHistories): number {
  let sum = 0;
  for (let i = 0; i < frequency.length; i++) {
    const [a, b] = [Math.log(4.4 + age[i]!), Math.log(4.4 + recency[i]!)];
    sum += customers[i]! * (frequency[i]! * a + Math.log(1 + Math.exp(a - b)));
  }
  return sum;
}

interface Timing {
  readonly milliseconds: number;
  readonly passes: number;
}

/** The best of several rounds after a first one that warms up: noise only ever adds. */
async function best(work: () => Promise<void> | void, rows: PurchaseHistories): Promise<Timing> {
  const time = async (once: () => Promise<void> | void) => {
    const all: number[] = [];
    for (let i = 0; i <= rounds; i++) {
      const start = performance.now();
      await once();
      if (i > 0) all.push(performance.now() - start);
    }
    return Math.min(...all);
  };
  const milliseconds = await time(work);
  let kept = 0;
  const plain = await time(() => {
    kept += pass(rows);
  });
  if (!Number.isFinite(kept)) throw new Error('The pass must give a number.');
  return { milliseconds: Number(milliseconds.toFixed(1)), passes: Math.round(milliseconds / plain) };
}

function fitted(model: PurchaseModel, rows: PurchaseHistories): void {
  const fit = model.fit(rows);
  if (!fit.ok || !fit.convergence.converged || fit.standardErrors === undefined)
    throw new Error(`${model.name} gave no standard errors.`);
}

const shape = { frequency: 'count', recency: 'count', age: 'count', spend: 'money' } as const;

async function* million(customers: number): AsyncIterable<Batch<typeof shape>> {
  const random = seededRandom(2026);
  for (let from = 0; from < customers; from += 50_000) {
    const people = Array.from({ length: Math.min(50_000, customers - from) }, () => drawPerson(random));
    yield {
      length: people.length,
      columns: {
        frequency: people.map(({ frequency }) => frequency),
        recency: people.map(({ recency }) => recency),
        age: people.map(({ age }) => age),
        spend: people.map(({ frequency }) => frequency * 20),
      },
    };
  }
}

async function onAMillion(model: PurchaseModel): Promise<Timing & { readonly rows: number }> {
  await rm(join(local, 'lifetime.duckdb'), { force: true });
  const warehouse = await openDuckDb(join(local, 'lifetime.duckdb'));
  try {
    await warehouse.createFromBatches('lifetime_histories', shape, million(1_000_000));
    const counted = { frequency: 'count', recency: 'count', age: 'count', customers: 'count' } as const;
    const read = async (): Promise<PurchaseHistories> => {
      const parts: number[][] = [[], [], [], []];
      for await (const { columns } of warehouse.batches(distinctHistories('final'), counted))
        for (const [i, column] of [
          columns.frequency,
          columns.recency,
          columns.age,
          columns.customers,
        ].entries())
          for (const value of column) parts[i]!.push(i === 1 || i === 2 ? value / 7 : value);
      const [frequency, recency, age, customers] = parts.map((part) => Float64Array.from(part));
      return { frequency: frequency!, recency: recency!, age: age!, customers: customers! };
    };
    const rows = await read();
    return { ...(await best(async () => fitted(model, await read()), rows)), rows: rows.frequency.length };
  } finally {
    await warehouse.close();
    await rm(join(local, 'lifetime.duckdb'), { force: true });
  }
}

await mkdir(local, { recursive: true });
const sample = cdnow();
const result = {
  machine: `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores`,
  node: process.version,
  statistics: `${sample.name}, ${sample.histories.frequency.length} rows`,
  bgnbd: await best(() => fitted(bgNbd, sample.histories), sample.histories),
  paretonbd: await best(() => fitted(paretoNbd, sample.histories), sample.histories),
  bgnbdMillion: await onAMillion(bgNbd),
};
await writeFile(join(here, 'results', 'lifetime.json'), `${JSON.stringify(result, null, 2)}\n`);
console.log(JSON.stringify(result, null, 2));
