import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildConsent } from '../src/consent/index.ts';
import { buildCustomers } from '../src/customers/index.ts';
import { generateDemo } from '../src/demo/index.ts';
import type { ExploredRun } from '../src/explore/index.ts';
import { buildLifetime } from '../src/lifetime/index.ts';
import { type Playbook, type PlaybookInput, playbookSchema } from '../src/playbook/index.ts';
import { buildPotential } from '../src/potential/index.ts';
import { assembleSummary } from '../src/report/index.ts';
import { buildLifecycle, buildValue, publishSegments } from '../src/segments/index.ts';
import { readSources } from '../src/sources/index.ts';
import { canonicalTables, ident, openDuckDb, sql, type Warehouse } from '../src/warehouse/index.ts';

export interface DemoRun {
  readonly customers?: number;
  readonly seed?: number;
  readonly asOf?: string;
  readonly playbook?: PlaybookInput;
  /** Files of the demo retailer that are read; default: all. */
  readonly files?: readonly string[];
  /** Changes a file before it is read. */
  readonly correct?: (name: string, text: string) => string;
  /** What the run is called, and the version that made it. */
  readonly run?: { readonly id?: string; readonly version?: string; readonly playbook?: string };
}

const everyFile = ['orders.csv', 'customers.csv', 'products.csv', 'consents.csv'];

/** Analyses the made-up retailer into an empty warehouse of either engine, as a published run. */
export async function exploreDemo(warehouse: Warehouse, options: DemoRun = {}): Promise<ExploredRun> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-explore-'));
  const landing = await openDuckDb(':memory:', { threads: 2 });
  try {
    const { customers = 400, seed = 7, files = everyFile, correct } = options;
    await generateDemo({ customers, seed, out: folder });
    for (const name of files) {
      if (!correct) break;
      const path = join(folder, name);
      writeFileSync(path, correct(name, readFileSync(path, 'utf8')));
    }
    const playbook = playbookSchema.parse(options.playbook ?? {}) as Playbook;
    const sources = await readSources({
      paths: files.map((name) => join(folder, name)),
      playbook,
      landing,
      rejectedTo: join(folder, 'rejected.csv'),
    });
    for (const table of Object.keys(canonicalTables)) {
      if (!(await landing.has(table))) continue;
      const file = join(folder, `${table}.parquet`);
      await landing.exportParquet(sql`select * from ${ident(table)}`, file);
      await warehouse.importParquet(table, file);
    }
    const tables = {
      customers: await warehouse.has('customers'),
      products: await warehouse.has('products'),
    };
    const view = await buildCustomers(warehouse, {
      playbook,
      tables,
      ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    });
    const consents = await buildConsent(warehouse);
    const lifetime = await buildLifetime(warehouse, { playbook, ...view });
    const potential = await buildPotential(warehouse, { playbook, ...view });
    const lifecycle = await buildLifecycle(warehouse, { playbook, ...view });
    const value = await buildValue(warehouse, { playbook, ...view, outlook: 'growth' });
    await publishSegments(warehouse, view.asOf, lifecycle.earlier?.asOf);
    const summary = await assembleSummary(warehouse, {
      playbook,
      sources,
      identity: undefined,
      customers: view,
      consents,
      lifetime,
      potential,
      value,
      lifecycle,
      run: { id: 'demo', version: '0.1.0', playbook: 'demo', ...options.run },
    });
    return { warehouse, asOf: view.asOf, summary, playbook };
  } finally {
    await landing.close();
    rmSync(folder, { recursive: true });
  }
}
