import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join as joinPath, resolve } from 'node:path';
import { buildConsent } from '../consent/index.ts';
import {
  buildCustomers,
  describeTransactions,
  type IdentityDecision,
  resolveIdentities,
} from '../customers/index.ts';
import { buildLifetime } from '../lifetime/index.ts';
import type { Playbook } from '../playbook/index.ts';
import { buildPotential } from '../potential/index.ts';
import { assembleSummary, renderReport, type Summary, segmentsFile } from '../report/index.ts';
import { buildLifecycle, buildValue, publishSegments } from '../segments/index.ts';
import { readSources, type SourceReport } from '../sources/index.ts';
import {
  canonicalTables,
  type DuckDbWarehouse,
  dropRunDatabase,
  identityTables,
  inRunDatabase,
  openDuckDb,
  type Warehouse,
} from '../warehouse/index.ts';
import { runIdentity } from './identity.ts';
import { keepTables, keptTablesFile } from './keep-tables.ts';
import { shareOfModels, type WarehouseShare, warehouseShare } from './memory-shares.ts';
import { outlookOf } from './outlook.ts';
import { takeShare } from './take-share.sql.ts';
import { makeWorkFolder, publish, removeWorkFolder } from './work-folder.ts';
import { everything } from './write-customers.sql.ts';
import { writeCustomers } from './write-customers.ts';

export interface AnalysisRequest {
  /** Files and folders. */
  readonly inputs: readonly string[];
  readonly playbook: Playbook;
  /** Last day of the analysis; default: the last day in the data that has come. */
  readonly asOf?: string;
  /** Folder that will hold the result. An older result in it is replaced when the new one is complete. */
  readonly out: string;
  /** Overrides the playbook's limit. */
  readonly maxRejected?: number;
  /** What people decided of identifiers: which are one customer, and which are not. */
  readonly identityDecisions?: readonly IdentityDecision[];
  /**
   * Where customer data is analysed: the `clickhouse://` address of a server, on which the run makes a database of its
   * own and drops it at the end; default: an embedded DuckDB.
   */
  readonly warehouse?: string;
  /**
   * Keeps the tables of the run for later questions: in `warehouse.duckdb` beside the result, or on ClickHouse in the
   * database `attune_` and this name, which must be unlike that of any other run. Default: they go when the run ends.
   */
  readonly keepWarehouse?: string;
  /**
   * Folder that keeps what was read and added up, so that the next run does so only for what is new. The result is
   * the same with it and without it; whoever names it sees to it that one run at a time does. Default: nothing is kept.
   */
  readonly kept?: string;
}

export interface Progress {
  readonly stage: 'reading' | 'customers' | 'segments' | 'report' | 'writing';
  readonly text: string;
  /** How much of what `text` says is done, between 0 and 1, where that is known. */
  readonly share?: number;
}

export interface AnalysisResult {
  readonly out: string;
  readonly summary: Summary;
  /** Names of the files in `out`. */
  readonly files: readonly string[];
}

const followMs = 250;

/** The names of the files in a result. */
export const resultFiles: readonly string[] = [
  'report.html',
  'summary.json',
  'segments.json',
  'customers.parquet',
  'customers.csv',
  'rejected.csv',
];

export interface Control {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** What a run has for itself alone. Its caller makes it, and clears away what a killed run has left in it. */
export interface Place {
  /** A folder beside the output. */
  readonly work: string;
  /** Unlike that of any other run: its database on a ClickHouse server has its name from it. */
  readonly id: string;
}

/**
 * The main job: files in, report and customer files out. Works in a folder beside `out` and puts it in place by a
 * rename at the very end, so that whoever looks sees the older result or the new one, whole.
 */
export async function runAnalysis(request: AnalysisRequest, control: Control = {}): Promise<AnalysisResult> {
  const work = await makeWorkFolder(request.out);
  try {
    return await runAnalysisIn({ work, id: request.keepWarehouse ?? randomUUID() }, request, control);
  } finally {
    await removeWorkFolder(work, resolve(request.out));
  }
}

/** The same in a place that the caller has made and will clear away, whatever becomes of this. */
export async function runAnalysisIn(
  place: Place,
  request: AnalysisRequest,
  control: Control,
): Promise<AnalysisResult> {
  const out = resolve(request.out);
  const { work } = place;
  const result = joinPath(work, 'result');
  const landing = await openDuckDb(joinPath(work, 'landing.duckdb'), {
    ...shareAtFirst(request),
    spill: joinPath(work, 'spill'),
  });
  const stop = () => landing.interrupt();
  control.signal?.addEventListener('abort', stop);
  try {
    await mkdir(result);
    const { summary, files } = await analyse(request, control, landing, place, result);
    control.signal?.throwIfAborted();
    await publish(result, out, work);
    return { out, summary, files };
  } catch (error) {
    if (request.warehouse !== undefined && request.keepWarehouse !== undefined)
      await dropRunDatabase({ address: request.warehouse, id: place.id }).catch(() => {});
    control.signal?.throwIfAborted();
    throw error;
  } finally {
    control.signal?.removeEventListener('abort', stop);
    await landing.close();
  }
}

async function analyse(
  request: AnalysisRequest,
  { onProgress, signal }: Control,
  landing: DuckDbWarehouse,
  place: Place,
  result: string,
): Promise<{ summary: Summary; files: readonly string[] }> {
  const { playbook } = request;
  const say: Say = (stage, text) => {
    signal?.throwIfAborted();
    onProgress?.({ stage, text });
  };

  say('reading', 'Looking at the files');
  const following = followReading(landing, say, onProgress);
  const sources = await readSources({
    paths: request.inputs,
    playbook,
    landing,
    rejectedTo: joinPath(result, 'rejected.csv'),
    scratch: place.work,
    ...(request.maxRejected === undefined ? {} : { maxRejected: request.maxRejected }),
    onStep: following.step,
    ...(request.kept === undefined ? {} : { kept: joinPath(request.kept, 'files') }),
    ...(signal ? { signal } : {}),
  }).finally(following.end);

  const summary = await onWarehouse(request, landing, place, signal, async (store) => {
    const audited = await audit(store, landing, request, sources, say);
    say('report', 'Writing the report');
    await writeFile(joinPath(result, 'summary.json'), `${JSON.stringify(audited, null, 2)}\n`);
    await writeFile(joinPath(result, 'segments.json'), `${JSON.stringify(segmentsFile(audited), null, 2)}\n`);
    await writeFile(joinPath(result, 'report.html'), renderReport(audited));
    say('writing', 'Writing the customer files');
    await writeCustomers(store, landing, place.work, result);
    if (request.keepWarehouse !== undefined) await describeTransactions(store);
    return audited;
  });
  if (request.keepWarehouse === undefined || request.warehouse !== undefined)
    return { summary, files: resultFiles };
  say('writing', 'Keeping the tables');
  await keepTables(landing, joinPath(result, keptTablesFile));
  return { summary, files: [...resultFiles, keptTablesFile] };
}

function shareAtFirst({ playbook: { limits } }: AnalysisRequest): WarehouseShare {
  return warehouseShare(limits.memory, limits.threads ?? availableParallelism());
}

type Say = (stage: Progress['stage'], text: string) => void;

async function audit(
  store: Warehouse,
  landing: DuckDbWarehouse,
  request: AnalysisRequest,
  sources: SourceReport,
  say: Say,
): Promise<Summary> {
  const { playbook } = request;
  say('customers', 'Finding out who is who');
  const decisions = request.identityDecisions ?? [];
  const identity = await resolveIdentities(store, {
    playbook: playbook.identity,
    decisions,
    tables: await carriedTables(store),
    ...(store === landing ? { embedded: landing } : {}),
  });
  say('customers', 'Building the single view of customers');
  const tables = {
    customers: await store.has('customers'),
    products: await store.has('products'),
  };
  const customers = await buildCustomers(store, {
    playbook,
    ...(request.asOf === undefined ? {} : { asOf: request.asOf }),
    tables,
    // On a server, its own tables are made anew from what is kept of the files.
    ...(store === landing
      ? { embedded: landing, ...(request.kept !== undefined && { kept: joinPath(request.kept, 'days') }) }
      : {}),
  });
  const consents = await buildConsent(store);

  const view = {
    playbook,
    asOf: customers.asOf,
    firstDay: customers.firstDay,
    recentDays: customers.recentDays,
  };
  await takeShare(landing, shareOfModels(shareAtFirst(request)));
  say('segments', 'Lifetime value');
  const lifetime = await buildLifetime(store, view);
  say('segments', 'Potential');
  const potential = await buildPotential(store, view);
  say('segments', 'Lifecycle states');
  const lifecycle = await buildLifecycle(store, view);
  say('segments', 'Value, growth and cohorts');
  const value = await buildValue(store, { ...view, outlook: outlookOf(potential, lifetime) });
  await publishSegments(store, view.asOf, lifecycle.earlier?.asOf);

  say('report', 'Adding up');
  return assembleSummary(store, {
    playbook,
    sources,
    customers,
    consents,
    lifetime,
    potential,
    value,
    lifecycle,
    identity,
    run: runIdentity(sources, playbook, customers.asOf, decisions),
  });
}

/** While a file is read, says every now and then how much of it has been: the one step that grows with its size. */
function followReading(landing: DuckDbWarehouse, say: Say, onProgress: Control['onProgress']) {
  let reading: string | undefined;
  const timer = setInterval(() => {
    const share = landing.progress();
    if (reading !== undefined && share !== undefined)
      onProgress?.({ stage: 'reading', text: reading, share });
  }, followMs);
  return {
    step(file: string | undefined) {
      reading = file === undefined ? undefined : `Reading ${file}`;
      say('reading', reading ?? 'Setting duplicates aside');
    },
    end: () => clearInterval(timer),
  };
}

/** Of the tables that readers write, those that there are. */
async function carriedTables(warehouse: Warehouse): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const table of [...Object.keys(canonicalTables), ...Object.keys(identityTables)])
    if (await warehouse.has(table)) found.add(table);
  return found;
}

/** On the landing database itself, or on a server to which its tables are carried as Parquet. */
async function onWarehouse<T>(
  request: AnalysisRequest,
  landing: DuckDbWarehouse,
  { work, id }: Place,
  signal: AbortSignal | undefined,
  analysis: (store: Warehouse) => Promise<T>,
): Promise<T> {
  if (request.warehouse === undefined) return analysis(landing);
  const run = { address: request.warehouse, id, keep: request.keepWarehouse !== undefined };
  return inRunDatabase(run, signal, async (store) => {
    for (const table of await carriedTables(landing)) {
      const file = joinPath(work, `${table}.parquet`);
      await landing.exportParquet(everything(table), file);
      await store.importParquet(table, file);
      await rm(file);
    }
    return analysis(store);
  });
}
