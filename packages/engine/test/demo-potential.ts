import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCustomers } from '../src/customers/index.ts';
import { generateDemo, type PotentialSetting } from '../src/demo/index.ts';
import { type PlaybookInput, playbookSchema } from '../src/playbook/index.ts';
import { buildPotential, type PotentialReport } from '../src/potential/index.ts';
import { readSources } from '../src/sources/index.ts';
import { openDuckDb, sql, type Warehouse } from '../src/warehouse/index.ts';

/** A customer of the made-up retailer: what the analysis says, and what is true. */
export interface JudgedCustomer {
  readonly id: string;
  readonly kind: string;
  readonly potential: number;
  readonly low: number;
  readonly high: number;
  readonly spend: number;
  readonly uncaptured: number;
}

/** The made-up retailer with its potential, and the truth beside it. */
export async function demoPotential(options: {
  readonly customers: number;
  readonly seed: number;
  readonly setting: PotentialSetting;
  readonly playbook?: PlaybookInput;
  /** Changes the tables between the single view and potential. */
  readonly prepare?: (warehouse: Warehouse) => Promise<void>;
}): Promise<{ report: PotentialReport; customers: JudgedCustomer[]; ms: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-potential-'));
  const landing = await openDuckDb(':memory:', { threads: 2 });
  try {
    const { customers, seed, setting: potential } = options;
    await generateDemo({ customers, seed, out: join(folder, 'data'), potential });
    const playbook = playbookSchema.parse(options.playbook ?? {});
    await readSources({
      paths: [join(folder, 'data')],
      playbook,
      landing,
      rejectedTo: join(folder, 'no.csv'),
    });
    const view = await buildCustomers(landing, { playbook, tables: { customers: true, products: true } });
    await options.prepare?.(landing);
    const begun = performance.now();
    const report = await buildPotential(landing, { playbook, asOf: view.asOf, firstDay: view.firstDay });
    const ms = performance.now() - begun;
    const rows = await landing.rows(
      sql`select p.customer_id, p.kind, p.potential, p.low, p.high from potential p order by p.customer_id`,
      { customer_id: 'text', kind: 'text', potential: 'money', low: 'money', high: 'money' },
    );
    const truth = truthOf(join(folder, 'data', 'truth', 'customers.csv'));
    return {
      report,
      ms,
      customers: rows.map(({ customer_id: id, ...row }) => ({ id, ...row, ...truth.get(id)! })),
    };
  } finally {
    await landing.close();
    rmSync(folder, { recursive: true });
  }
}

function truthOf(path: string): Map<string, { spend: number; uncaptured: number }> {
  const [head, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const names = head!.split(',');
  const at = (fields: string[], name: string) => Number(fields[names.indexOf(name)]);
  return new Map(
    lines.map((line) => {
      const fields = line.split(',');
      const spend = Math.max(0, at(fields, 'past_year_revenue'));
      return [fields[0]!, { spend, uncaptured: at(fields, 'uncaptured') }];
    }),
  );
}

/** Spearman's rank correlation, ties at their mean rank. */
export function rankCorrelation(one: readonly number[], other: readonly number[]): number {
  const [a, b] = [ranks(one), ranks(other)];
  const middle = (one.length - 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (const [i, x] of a.entries()) {
    ab += (x - middle) * (b[i]! - middle);
    aa += (x - middle) ** 2;
    bb += (b[i]! - middle) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

function ranks(values: readonly number[]): Float64Array {
  const order = Array.from(values.keys()).sort((i, j) => values[i]! - values[j]!);
  const rank = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let k = from; k < to; k++) rank[order[k]!] = (from + to - 1) / 2;
    from = to;
  }
  return rank;
}
