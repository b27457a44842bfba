import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AttuneError } from '../errors/index.ts';
import type { Playbook } from '../playbook/index.ts';
import type { DuckDbWarehouse } from '../warehouse/index.ts';
import { acceptOrders } from './accept/accept-orders.ts';
import { acceptOthers } from './accept/accept-others.ts';
import { writeIdentityEvidence } from './accept/identity-evidence.sql.ts';
import { type LandedFile, landFile } from './accept/land-file.ts';
import { extent, keepOrder } from './accept/landing-tables.sql.ts';
import { firstPlaceOfCurrency, rejectedByCode, rejectedTotal, writeRejected } from './accept/rejected.ts';
import { refuseTooManyRejected, topReasons } from './accept/too-many-rejected.ts';
import { KeptFiles } from './kept/kept-files.ts';
import { formatOf, shownMapping } from './recognise/plan.ts';
import { type Draft, draftPlans, type RecogniseOptions, type Recognition } from './recognise/recognise.ts';
import type { FileReport, RowCounts, SourceReport } from './source-report.ts';
import { currenciesIn } from './values/currencies.sql.ts';
import { conversionOf } from './values/currencies.ts';

export interface ReadOptions extends RecogniseOptions {
  /** Order files, lists, folders that hold them, and addresses of tables and buckets. */
  readonly paths: readonly string[];
  readonly playbook: Playbook;
  /** Receives the canonical tables: `transactions` always, the others where the files give them. */
  readonly landing: DuckDbWarehouse;
  /** Path of the CSV file that names every rejected row. */
  readonly rejectedTo: string;
  /** Share of rows that may be rejected; default: the playbook's. */
  readonly maxRejected?: number;
  /** Folder for rewritten copies of files; default: the system's. They are removed at the end. */
  readonly scratch?: string;
  /** Folder that keeps what was read of each file, so that the next run reads only what is new; default: nothing is kept. */
  readonly kept?: string;
}

/**
 * Reads order files and what lies with them into canonical tables. Each row is accepted, a named duplicate, or
 * rejected with its place and its reason, and the three add up to the rows read.
 *
 * @throws AttuneError `input-missing`, `input-unreadable`, `input-not-recognised`, `input-ambiguous`,
 * `customers-without-orders`, `mixed-currencies`, `no-accepted-rows` or `too-many-rejected`, each naming file and remedy
 */
export async function readSources(options: ReadOptions): Promise<SourceReport> {
  const { landing, signal } = options;
  const scratch = await mkdtemp(join(options.scratch ?? tmpdir(), 'attune-'));
  const stop = () => landing.interrupt();
  signal?.addEventListener('abort', stop);
  try {
    signal?.throwIfAborted();
    await keepOrder(landing, true);
    const kept = options.kept === undefined ? undefined : await KeptFiles.open(options.kept, landing);
    try {
      return await read(options, scratch, kept);
    } catch (error) {
      // What the files are at fault for is said of them; anything else may be the fault of what was kept.
      const isOfFiles = error instanceof AttuneError && !error.code.startsWith('warehouse-');
      if (!kept?.isUsed || isOfFiles || signal?.aborted) throw error;
      await kept.distrust();
      return await read(options, scratch, kept);
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await keepOrder(landing, false);
    await rm(scratch, { recursive: true, force: true });
  }
}

async function read(
  options: ReadOptions,
  scratch: string,
  kept: KeptFiles | undefined,
): Promise<SourceReport> {
  const { paths, playbook, landing, signal, onStep } = options;
  const recognition = await draftPlans(paths, playbook, landing, scratch, {
    ...options,
    ...(kept && { known: kept.bytes }),
  });
  const before = new Map<Draft, LandedFile>();
  for (const draft of recognition.drafts) {
    const file = await kept?.restore(draft);
    if (file) before.set(draft, file);
  }
  const missing = recognition.drafts.filter((draft) => !before.has(draft));
  const landed = new Map<Draft, LandedFile>();
  for (const [i, draft] of missing.entries()) {
    onStep?.(draft.plan.file.input.name);
    const isSharedNext = missing[i + 1]?.plan.file === draft.plan.file;
    const file = await landFile(draft, { warehouse: landing, scratch, signal, isSharedNext });
    if (kept)
      file.rejected.copy = { path: kept.rejectedPath(draft), firstLines: new Map(), isWritten: false };
    landed.set(draft, file);
  }
  const files = recognition.drafts.map((draft) => before.get(draft) ?? landed.get(draft)!);
  onStep?.(undefined);
  await refuseTooManyRejected(files, options.maxRejected ?? playbook.limits.maxRejected, landing, signal);
  await writeRejected(
    landing,
    files.map(({ rejected }) => rejected),
    options.rejectedTo,
    signal,
  );
  for (const [draft, file] of landed) await kept?.keep(draft, file);
  const report = await accept(files, recognition, options);
  await kept?.settle();
  return report;
}

async function accept(
  files: readonly LandedFile[],
  { copies, leftOut, notes }: Recognition,
  { playbook, landing, signal }: ReadOptions,
): Promise<SourceReport> {
  await writeIdentityEvidence(landing, files);
  const orders = files.filter(({ plan }) => plan.kind === 'transactions');
  const found = await currenciesIn(
    landing,
    orders.map(({ table }) => table),
  );
  if (found.length === 0) throw await withoutRows(orders, landing, signal);
  const { conversion, notes: moneyNotes } = await conversionOf(found, playbook, (code) =>
    firstPlaceOfCurrency(
      landing,
      orders.map(({ rejected }) => rejected),
      code,
      signal,
    ),
  );
  const timesCopied = (file: LandedFile) => copies.filter(({ of }) => of === file.plan.file).length;

  const accepted = await acceptOrders(landing, orders, conversion, timesCopied);
  const others = await acceptOthers(
    landing,
    files.filter((file) => !orders.includes(file)),
  );
  const { first, last, ids } = await extent(landing, 'transactions');
  const repeatedIn = ({ plan }: LandedFile) =>
    (plan.kind === 'transactions' ? accepted : others[plan.kind])?.repeated.get(plan.file.input.number) ?? 0;
  const given = partsGiven(files);
  const originals = given.map((file) => fileReport(file, repeatedIn(file)));
  const reports = [...originals];
  for (const { file, of } of copies)
    for (const [i, original] of originals.entries())
      if (given[i]!.plan.file === of)
        reports.push({
          ...original,
          name: file.input.name,
          rows: { read: original.rows.read, accepted: 0, duplicates: original.rows.read, rejected: 0 },
          sha256: file.sha256,
          bytes: file.bytes,
          notes: [`The same content as ${of.input.name}: all its rows are duplicates.`],
        });
  const rows = reports.filter(({ kind }) => kind === 'transactions').map((report) => report.rows);
  return {
    files: reports,
    leftOut,
    rows: sumCounts(rows),
    rejectedByCode: rejectedByCode(orders.map(({ rejected }) => rejected)),
    duplicates: accepted.duplicates,
    identicalKept: accepted.identicalKept,
    months: accepted.months,
    currency: conversion.currency,
    hasOrderIds: ids > 0,
    firstDay: first!,
    lastDay: last!,
    notes: [
      ...notes,
      ...moneyNotes,
      ...accepted.notes,
      ...Object.values(others).flatMap((other) => other.notes),
    ],
  };
}

/** What a file can hold and does not hold is no part of it; a file that holds nothing is named once, as its main kind. */
function partsGiven(files: readonly LandedFile[]): LandedFile[] {
  const filled = files.filter((file) => file.rows > 0 || file.open.setAside.length > 0);
  const named = new Set(filled.map(({ plan }) => plan.file));
  return files.filter((file, i) => {
    if (named.has(file.plan.file)) return filled.includes(file);
    return files[i - 1]?.plan.file !== file.plan.file;
  });
}

/** Nothing is written then, so what is wrong is said here. */
export async function withoutRows(
  orders: readonly LandedFile[],
  warehouse: DuckDbWarehouse,
  signal: AbortSignal | undefined,
): Promise<AttuneError> {
  const names = orders.map(({ plan }) => plan.file.input.name).join(', ');
  if (orders.every(({ rejected }) => rejectedTotal(rejected) === 0))
    return new AttuneError('no-accepted-rows', `${names}: there is no row below the header line.`, {
      remedy: 'Export the orders again, or pass the file that has them.',
    });
  return new AttuneError(
    'no-accepted-rows',
    `The order files hold no row that can be used.${await topReasons(orders, warehouse, signal)}`,
    { remedy: 'Correct the file or its mapping in the playbook.' },
  );
}

function fileReport({ plan, rows, rejected, notes, open }: LandedFile, repeated: number): FileReport {
  const { file } = plan;
  const refused = rejectedTotal(rejected);
  const read = rows + open.setAside.length;
  return {
    name: file.input.name,
    kind: plan.kind,
    reader: plan.reader.name,
    format: formatOf(plan),
    ...shownMapping(plan),
    rows: { read, accepted: read - refused - repeated, duplicates: repeated, rejected: refused },
    sha256: file.sha256,
    bytes: file.bytes,
    notes: [...file.notes, ...(plan.table.notes ?? []), ...plan.mapping.notes, ...notes],
  };
}

function sumCounts(all: readonly RowCounts[]): RowCounts {
  const sum = (name: keyof RowCounts) => all.reduce((total, rows) => total + rows[name], 0);
  return {
    read: sum('read'),
    accepted: sum('accepted'),
    duplicates: sum('duplicates'),
    rejected: sum('rejected'),
  };
}
