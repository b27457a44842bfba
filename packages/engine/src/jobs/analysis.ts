import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join as joinPath, resolve } from 'node:path';
import { buildConsent } from '../consent/index.ts';
import { buildCustomers } from '../customers/index.ts';
import type { Playbook } from '../playbook/index.ts';
import { assembleSummary, renderReport, type Summary, segmentsFile } from '../report/index.ts';
import { buildLifecycle, buildValue, publishSegments } from '../segments/index.ts';
import { readSources } from '../sources/index.ts';
import { type DuckDbWarehouse, openDuckDb, openWarehouse, type Warehouse } from '../warehouse/index.ts';
import { runIdentity } from './identity.ts';
import { makeWorkFolder, publish, removeWorkFolder } from './work-folder.ts';
import { everything } from './write-customers.sql.ts';
import { writeCustomers } from './write-customers.ts';

export interface AnalysisRequest {
  /** Files and folders. */
  readonly inputs: readonly string[];
  readonly playbook: Playbook;
  /** Last day of the analysis; default: the last day in the data. */
  readonly asOf?: string;
  /** Folder that will hold the result. An older result in it is replaced when the new one is complete. */
  readonly out: string;
  /** Overrides the playbook's limit. */
  readonly maxRejected?: number;
  /** Where customer data is analysed: a `clickhouse://` address; default: an embedded DuckDB. */
  readonly warehouse?: string;
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

/**
 * The main job: files in, report and customer files out. Works in a folder beside `out` and puts it in place by a
 * rename at the very end, so that whoever looks sees the older result or the new one, whole.
 */
export async function runAnalysis(request: AnalysisRequest, control: Control = {}): Promise<AnalysisResult> {
  const work = await makeWorkFolder(request.out);
  try {
    return await runAnalysisIn(work, request, control);
  } finally {
    await removeWorkFolder(work, resolve(request.out));
  }
}

/** The same in a work folder that the caller has made and will remove, whatever becomes of this. */
export async function runAnalysisIn(
  work: string,
  request: AnalysisRequest,
  control: Control,
): Promise<AnalysisResult> {
  const out = resolve(request.out);
  const result = joinPath(work, 'result');
  const landing = await openDuckDb(joinPath(work, 'landing.duckdb'), {
    memory: request.playbook.limits.memory,
    ...(request.playbook.limits.threads === undefined ? {} : { threads: request.playbook.limits.threads }),
    spill: joinPath(work, 'spill'),
  });
  const stop = () => landing.interrupt();
  control.signal?.addEventListener('abort', stop);
  try {
    await mkdir(result);
    const { summary, files } = await analyse(request, control, landing, work, result);
    control.signal?.throwIfAborted();
    await publish(result, out, work);
    return { out, summary, files };
  } catch (error) {
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
  work: string,
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
    scratch: work,
    ...(request.maxRejected === undefined ? {} : { maxRejected: request.maxRejected }),
    onStep: following.step,
    ...(signal ? { signal } : {}),
  }).finally(following.end);

  await using warehouse = await analysisWarehouse(request, landing, work);
  say('customers', 'Building the single view of customers');
  const tables = {
    customers: await warehouse.store.has('customers'),
    products: await warehouse.store.has('products'),
  };
  const customers = await buildCustomers(warehouse.store, {
    playbook,
    ...(request.asOf === undefined ? {} : { asOf: request.asOf }),
    tables,
  });
  const consents = await buildConsent(warehouse.store);

  const view = {
    playbook,
    asOf: customers.asOf,
    firstDay: customers.firstDay,
    recentDays: customers.recentDays,
  };
  say('segments', 'Lifecycle states');
  const lifecycle = await buildLifecycle(warehouse.store, view);
  say('segments', 'Value, growth and cohorts');
  const value = await buildValue(warehouse.store, view);
  await publishSegments(warehouse.store, view.asOf, lifecycle.earlier?.asOf);

  say('report', 'Writing the report');
  const summary = await assembleSummary(warehouse.store, {
    playbook,
    sources,
    customers,
    consents,
    value,
    lifecycle,
    run: runIdentity(sources, playbook, customers.asOf),
  });
  await writeFile(joinPath(result, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
  await writeFile(joinPath(result, 'segments.json'), `${JSON.stringify(segmentsFile(summary), null, 2)}\n`);
  await writeFile(joinPath(result, 'report.html'), renderReport(summary));

  say('writing', 'Writing the customer files');
  await writeCustomers(warehouse.store, landing, work, result);
  return {
    summary,
    files: resultFiles,
  };
}

type Say = (stage: Progress['stage'], text: string) => void;

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

/** The engine that analyses: the landing database itself, or another to which the tables are carried as Parquet. */
async function analysisWarehouse(
  request: AnalysisRequest,
  landing: DuckDbWarehouse,
  work: string,
): Promise<{ store: Warehouse } & AsyncDisposable> {
  if (request.warehouse === undefined) return { store: landing, [Symbol.asyncDispose]: async () => {} };
  const store = await openWarehouse(request.warehouse);
  for (const table of ['transactions', 'customers', 'products', 'costs', 'consents']) {
    if (!(await landing.has(table))) await store.drop(table);
    else {
      const file = joinPath(work, `${table}.parquet`);
      await landing.exportParquet(everything(table), file);
      await store.importParquet(table, file);
      await rm(file);
    }
  }
  return { store, [Symbol.asyncDispose]: () => store.close() };
}
