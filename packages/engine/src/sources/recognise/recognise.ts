import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AttuneError } from '../../errors/index.ts';
import type { Playbook } from '../../playbook/index.ts';
import { type DuckDbWarehouse, openDuckDb } from '../../warehouse/index.ts';
import { type InputFile, inputFiles, isReadable } from '../files/input-files.ts';
import { type PreparedFile, prepareFile } from '../files/prepare-file.ts';
import { openTable, type Table } from '../files/table.ts';
import type { KnownBytes } from '../kept/known-bytes.ts';
import { fetchSources } from '../remote/index.ts';
import type { DateOrder, FileReport, LeftOut, SourceKind } from '../source-report.ts';
import { sourceSettings } from '../source-settings.ts';
import { dollars } from '../values/currencies.ts';
import { countedColumns, type Findings, findInSample } from './conventions.ts';
import { type Examined, examine } from './examine.ts';
import { looksLikeOrders } from './looks-like-orders.ts';
import { NotRecognised } from './not-recognised.ts';
import type { FilePlan } from './plan.ts';
import { formatOf, shownMapping } from './plan.ts';
import {
  perhapsOrders,
  refuseAmbiguous,
  refuseLacking,
  refuseWithoutOrders,
  unknownKind,
} from './refusals.ts';

/** A file's plan as it stands after the headers and a sample, and what the sample leaves open. */
export interface Draft {
  readonly plan: FilePlan;
  readonly findings: Findings;
  /** What the user said, so that no row can say otherwise. */
  readonly wished: { readonly decimal: boolean; readonly dateOrder: boolean };
}

export interface Recognition {
  readonly drafts: readonly Draft[];
  /** A file that has the same content as an earlier one, and which. */
  readonly copies: readonly { readonly file: PreparedFile; readonly of: PreparedFile }[];
  /** Files of a folder that hold nothing that is known. */
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly string[];
}

export interface RecogniseOptions {
  /** Settles the dates of all files that the playbook says nothing about. */
  readonly dateOrder?: DateOrder;
  readonly signal?: AbortSignal;
  /** What earlier runs know of files. */
  readonly known?: KnownBytes;
  /** Called with the name of each file before it is fetched or read, and with undefined when all of them are. */
  readonly onStep?: (file: string | undefined) => void;
}

/** What reading would do with the files, without reading them: format, and which header stands for what. */
export type PlannedFile = Pick<FileReport, 'name' | 'kind' | 'reader' | 'format' | 'mapping' | 'unmapped'>;

/**
 * Looks at headers and samples only.
 *
 * @throws AttuneError as `readSources` does, for files that are missing, damaged, not recognised or ambiguous
 */
export async function recognise(
  paths: readonly string[],
  playbook: Playbook,
  options: RecogniseOptions = {},
): Promise<PlannedFile[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'attune-'));
  const warehouse = await openDuckDb(':memory:');
  try {
    const { drafts } = await draftPlans(paths, playbook, warehouse, scratch, options);
    return drafts.map(({ plan }) => ({
      name: plan.file.input.name,
      kind: plan.kind,
      reader: plan.reader.name,
      format: formatOf(plan),
      ...shownMapping(plan),
    }));
  } finally {
    await warehouse.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Fetches what stands elsewhere, finds the files, inspects their bytes, and decides for each what it is and how it is read. */
export async function draftPlans(
  paths: readonly string[],
  stated: Playbook,
  warehouse: DuckDbWarehouse,
  scratch: string,
  options: RecogniseOptions,
): Promise<Recognition> {
  const fetched = await fetchSources(paths, stated, scratch, { ...options, mayRead: isReadable });
  const { playbook } = fetched;
  const { files, leftOut, notes } = await inputFiles(paths, fetched);
  const drafts: Draft[] = [];
  const copies: { file: PreparedFile; of: PreparedFile }[] = [];
  const refused: NotRecognised[] = [];
  const seen = new Map<string, PreparedFile>();
  let spare = files.length;
  const place = {
    scratch,
    settingsOf: (name: string) => sourceSettings(playbook, name),
    nextNumber: () => spare++,
    signal: options.signal,
    known: options.known,
  };
  const isIgnored = ({ name }: InputFile) => {
    if (place.settingsOf(name)?.kind !== 'ignore') return false;
    notes.push(`${name} was left out, as the playbook says.`);
    return true;
  };
  for (const input of files) {
    if (isIgnored(input)) continue;
    const prepared = await prepareFile(input, place);
    leftOut.push(...prepared.leftOut);
    for (const file of prepared.files) {
      if (file.input !== input && isIgnored(file.input)) continue;
      const twin = seen.get(file.contentSha256);
      if (twin && file.bytes > 0) {
        copies.push({ file, of: twin });
        continue;
      }
      seen.set(file.contentSha256, file);
      const look = await lookAt(file, warehouse, playbook, options.dateOrder);
      if (look.is === 'refused') throw look.error;
      if (look.is === 'draft') drafts.push(...look.drafts);
      else {
        leftOut.push(look.leftOut);
        if (look.error) refused.push(look.error);
      }
    }
  }
  refuseWithoutOrders(drafts, refused, leftOut);
  return { drafts, copies, leftOut: leftOut.sort(byName), notes };
}

const byName = (a: LeftOut, b: LeftOut) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** What became of one file: how it will be read, why it is passed over, or why the run has to stop. */
export type Look = {
  readonly table: Table | null;
} /** One for each kind that the file holds, the main one first. */ & (
  | { readonly is: 'draft'; readonly drafts: readonly [Draft, ...Draft[]] }
  | { readonly is: 'left out'; readonly leftOut: LeftOut; readonly error: NotRecognised | null }
  | { readonly is: 'refused'; readonly error: AttuneError }
);

/** Opens a prepared file and decides what it is and how it is read. What is wrong with it is a value, not thrown. */
export async function lookAt(
  file: PreparedFile,
  warehouse: DuckDbWarehouse,
  playbook: Playbook,
  dateOrder: DateOrder | undefined,
): Promise<Look> {
  const { name, isNamed } = file.input;
  let table: Table | null = null;
  try {
    table = await openTable(file, warehouse, sourceSettings(playbook, name)?.delimiter);
    if (table === null) return { is: 'left out', table, leftOut: { name, why: 'it is empty.' }, error: null };
    return { is: 'draft', table, drafts: draftsOf(file, table, playbook, dateOrder) };
  } catch (error) {
    if (!(error instanceof AttuneError)) throw error;
    // In a folder there may be files that have nothing to do with the orders.
    if (!(error instanceof NotRecognised) || isNamed) return { is: 'refused', table, error };
    if (table && looksLikeOrders(table)) return { is: 'refused', table, error: perhapsOrders(error) };
    const why = `${error.why}. If it belongs to the orders, name its columns in the playbook.`;
    return { is: 'left out', table, leftOut: { name, why }, error };
  }
}

function draftsOf(
  file: PreparedFile,
  table: Table,
  playbook: Playbook,
  dateOrder: DateOrder | undefined,
): [Draft, ...Draft[]] {
  const { name } = file.input;
  if (!table.hasHeader)
    throw new NotRecognised(
      name,
      'it has no header line: its first line holds values',
      'Add a first line with the names of the columns, such as customer_id,date,amount.',
    );
  const settings = sourceSettings(playbook, name);
  const examined = examine(name, table, settings);
  const { kind, reader, mapping } = examined;
  if (kind === undefined) throw unknownKind(name, table, mapping);
  refuseAmbiguous(name, mapping, table);
  if (reader.kinds === null) refuseLacking(name, kind, mapping, table);
  const draft = (each: SourceKind) => draftOf(file, each, examined, playbook, dateOrder);
  return [draft(kind), ...(reader.kinds?.slice(1) ?? []).map(draft)];
}

function draftOf(
  file: PreparedFile,
  kind: SourceKind,
  { reader, table, mapping: main, kind: mainKind }: Examined,
  playbook: Playbook,
  dateOrder: DateOrder | undefined,
): Draft {
  const settings = sourceSettings(playbook, file.input.name);
  const mapping = kind === mainKind ? main : reader.map(kind, table, {});
  const inSample = findInSample(kind, mapping, table);
  // A program writes its JSON in one way, and no setting of the reader's changes that.
  const isJson = reader.fields !== undefined;
  const findings: Findings = {
    decimal: isJson ? { is: '.' } : settings?.decimal ? { is: settings.decimal } : inSample.decimal,
    dateOrder: isJson
      ? { is: null }
      : (settings?.dateOrder ?? dateOrder)
        ? { is: settings?.dateOrder ?? dateOrder! }
        : inSample.dateOrder,
    excelDays: inSample.excelDays,
  };
  const plan: FilePlan = {
    file,
    table,
    kind,
    reader,
    mapping,
    conventions: {
      decimal: findings.decimal.is === 'undecided' ? null : findings.decimal.is,
      dateOrder: findings.dateOrder.is === 'undecided' ? null : findings.dateOrder.is,
      excelDays: countedColumns(findings),
      currency: settings?.currency ?? null,
      dollar: dollarOf(settings?.currency ?? playbook.currency),
      timeZone: playbook.timeZone,
    },
  };
  const wishes = {
    decimal: isJson || settings?.decimal !== undefined,
    dateOrder: isJson || (settings?.dateOrder ?? dateOrder) !== undefined,
  };
  return { plan, findings, wished: wishes };
}

/** `$` is the currency that the user names for the file or the report where that is a dollar, and USD otherwise. */
function dollarOf(currency: string | undefined): string {
  return currency !== undefined && dollars.includes(currency) ? currency : 'USD';
}
