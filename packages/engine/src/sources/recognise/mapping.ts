import { type CanonicalTable, type ColumnType, canonicalTables } from '../../warehouse/index.ts';
import type { Table } from '../files/table.ts';
import { looksLikeDate, looksLikeEpoch } from '../values/dates.ts';
import { isRate, rateWords } from '../values/discount-rate.ts';
import { hasFraction, looksLikeNumber } from '../values/numbers.ts';
import { synonymsOf, tierOf } from './synonyms.ts';

export interface MappedColumn {
  /** A column of the canonical table, or `price`, that of one unit. */
  readonly column: string;
  readonly header: string;
  readonly confidence: 'sure' | 'likely';
  readonly why: string;
}

export interface ColumnInFile extends MappedColumn {
  readonly index: number;
  /** A discount that is a share of the price: see `discount-rate.ts`. */
  readonly isRate?: true;
}

export interface Mapping {
  readonly columns: ReadonlyMap<string, ColumnInFile>;
  /** Columns for which two or more headers are equally good. */
  readonly ambiguous: readonly { readonly column: string; readonly candidates: readonly string[] }[];
  /** Columns that the playbook names with a header that the file does not have. */
  readonly unknown: readonly { readonly column: string; readonly header: string }[];
  /** What the user should know about it. */
  readonly notes: readonly string[];
}

type Kind = CanonicalTable;

const identifiers = ['email', 'phone', 'anonymous_id'] as const;

/** What a row may tell of its person beside the canonical columns: other identifiers, and how to reach them. */
export const personColumns: Partial<Record<Kind, readonly string[]>> = {
  transactions: identifiers,
  customers: [...identifiers, 'previous_id', 'first_name', 'last_name', 'street', 'postal_code', 'city'],
  consents: identifiers,
  interactions: identifiers,
};

/** Why a column is what it is, where the user said it. */
export const statedByPlaybook = 'the playbook says so';

/** Columns that the reader fills from others. */
const derived: Partial<Record<Kind, ReadonlySet<string>>> = {
  transactions: new Set(['day']),
  interactions: new Set(['day']),
};

/** What people write in the playbook for the column of the date. */
const otherNames: Partial<Record<Kind, Readonly<Record<string, string>>>> = {
  transactions: { day: 'at', date: 'at' },
  costs: { date: 'day', at: 'day' },
  consents: { date: 'at', day: 'at' },
  interactions: { date: 'at', day: 'at', event: 'kind' },
  exposures: { date: 'at', day: 'at' },
};

/** The type of every column of a kind that a file can give. */
export function columnTypes(kind: Kind): ReadonlyMap<string, ColumnType> {
  const types = new Map<string, ColumnType>();
  for (const { name, type } of canonicalTables[kind]) if (!derived[kind]?.has(name)) types.set(name, type);
  if (kind === 'transactions') types.set('price', 'number');
  for (const column of personColumns[kind] ?? []) types.set(column, 'text');
  return types;
}

/** What happened, where no column says so, is what the file is called. */
export function isNamedByFile(kind: Kind, column: string): boolean {
  return kind === 'interactions' && column === 'kind';
}

/** Columns that every row must fill; the amount of an order may also come from price and quantity. */
export function requiredColumns(kind: Kind): string[] {
  return canonicalTables[kind]
    .filter(({ name, optional }) => !optional && !derived[kind]?.has(name) && !isNamedByFile(kind, name))
    .map(({ name }) => name);
}

/**
 * Which header stands for which canonical column: the playbook's word first, then the header's name, then, for the
 * date and the amount of orders, the only column whose values fit.
 */
export function mapColumns(kind: Kind, table: Table, wished: Readonly<Record<string, string>>): Mapping {
  const columns = new Map<string, ColumnInFile>();
  const ambiguous: { column: string; candidates: readonly string[] }[] = [];
  const unknown: { column: string; header: string }[] = [];
  const types = columnTypes(kind);
  const used = new Set<number>();
  const take = (column: string, index: number, confidence: 'sure' | 'likely', why: string) => {
    used.add(index);
    columns.set(column, { column, header: table.headers[index]!, index, confidence, why });
  };

  for (const [name, header] of Object.entries(wished)) {
    const column = types.has(name) ? name : (otherNames[kind]?.[name] ?? name);
    const index = indexOfHeader(table.headers, header);
    if (index === undefined || !types.has(column)) unknown.push({ column: name, header });
    else take(column, index, 'sure', statedByPlaybook);
  }

  for (const [column, type] of types) {
    if (columns.has(column)) continue;
    const tiers =
      (synonymsOf[kind] as Readonly<Record<string, readonly (readonly string[])[]>>)[column] ?? [];
    const named = table.headers
      .map((header, index) => ({ header, index, tier: tierOf(tiers, header) }))
      .filter((c): c is typeof c & { tier: number } => c.tier !== undefined && !used.has(c.index));
    const fitting = named.filter((c) => fits(type, withoutSigns(column, table.sample[c.index]!), true));
    // A column that is plainly named stays what it is when its values are bad: then its rows are at fault.
    const candidates =
      fitting.length === 0 && isDecisive(kind, column) ? named.filter((c) => c.tier <= 1) : fitting;
    const best = Math.min(...candidates.map((c) => c.tier));
    const finalists = candidates.filter((c) => c.tier === best);
    const [first] = finalists;
    if (first === undefined) continue;
    const equal =
      finalists.length > 1 &&
      best > 0 &&
      !sameValues(
        table,
        finalists.map((c) => c.index),
      );
    if (equal && isDecisive(kind, column))
      ambiguous.push({ column, candidates: finalists.map((c) => c.header) });
    else
      take(
        column,
        first.index,
        best <= 1 && !equal ? 'sure' : 'likely',
        equal
          ? `its name fits; so would ${finalists
              .slice(1)
              .map((c) => c.header)
              .join(', ')}`
          : 'its name says so',
      );
  }

  if (kind === 'transactions') {
    inferFromValues(table, columns, ambiguous, used, take);
    markRate(table, columns);
  }
  return { columns, ambiguous, unknown, notes: doubtRepeated(table, columns, wished) };
}

function markRate(table: Table, columns: Map<string, ColumnInFile>): void {
  const discount = columns.get('discount');
  const amount = columns.get('amount') ?? columns.get('price');
  if (!discount || !amount || !isRate(table.sample[discount.index]!, table.sample[amount.index]!)) return;
  const why = `${discount.why}; ${rateWords}`;
  columns.set('discount', { ...discount, isRate: true, confidence: 'likely', why });
}

/** The same mapping with a discount that is no rate after all. */
export function discountAsMoney(mapping: Mapping): Mapping {
  const columns = new Map(mapping.columns);
  const { isRate: _, ...discount } = columns.get('discount')!;
  columns.set('discount', { ...discount, why: discount.why.replace(`; ${rateWords}`, '') });
  return { ...mapping, columns };
}

/** Two columns with one header: the first is read, and nothing says that it is the right one. */
function doubtRepeated(
  table: Table,
  columns: Map<string, ColumnInFile>,
  wished: Readonly<Record<string, string>>,
): string[] {
  const notes: string[] = [];
  for (const found of [...columns.values()]) {
    const { column, header } = found;
    const isRepeated = table.headers.includes(`${header} (2)`);
    if (!isRepeated || Object.values(wished).includes(header)) continue;
    columns.set(column, {
      ...found,
      confidence: 'likely',
      why: `${found.why}; the first of several with this header`,
    });
    notes.push(
      `The header "${header}" stands more than once; the first of these columns is read, and the others are "${header} (2)" and so on.`,
    );
  }
  return notes;
}

/** What a wrong guess would spoil: there the user is asked. */
function isDecisive(kind: Kind, column: string): boolean {
  return requiredColumns(kind).includes(column);
}

/** An order file may name its date or its amount in no way that is known: then the only column that fits is taken. */
function inferFromValues(
  table: Table,
  columns: ReadonlyMap<string, MappedColumn>,
  ambiguous: { column: string; candidates: readonly string[] }[],
  used: ReadonlySet<number>,
  take: (column: string, index: number, confidence: 'likely', why: string) => void,
): void {
  if (!columns.has('customer_id')) return;
  const free = (test: (value: string) => boolean) =>
    table.headers.flatMap((_, i) => (!used.has(i) && share(table.sample[i]!, test) >= 0.95 ? [i] : []));
  const isOpen = (column: string) => !columns.has(column) && !ambiguous.some((a) => a.column === column);
  const infer = (column: string, fitting: readonly number[], what: string) => {
    if (fitting.length === 1) take(column, fitting[0]!, 'likely', `the only column that holds ${what}`);
    else if (fitting.length > 1)
      ambiguous.push({ column, candidates: fitting.map((i) => table.headers[i]!) });
  };
  if (isOpen('at')) infer('at', free(looksLikeDate), 'dates');
  if (isOpen('amount') && !columns.has('price')) {
    const fractions = free(looksLikeNumber).filter((i) => table.sample[i]!.some(hasFraction));
    infer('amount', fractions, 'numbers with decimals');
  }
}

function indexOfHeader(headers: readonly string[], wanted: string): number | undefined {
  const exact = headers.indexOf(wanted);
  const index =
    exact >= 0 ? exact : headers.findIndex((h) => h.toLowerCase() === wanted.trim().toLowerCase());
  return index < 0 ? undefined : index;
}

function sameValues(table: Table, indexes: readonly number[]): boolean {
  const [first, ...rest] = indexes.map((i) => table.sample[i]!);
  return rest.every((column) => column.every((value, row) => value === first![row]));
}

const tests: Readonly<Record<ColumnType, (value: string, isNamed: boolean) => boolean>> = {
  text: () => true,
  flag: () => true,
  day: (value, isNamed) => looksLikeDate(value) || (isNamed && looksLikeEpoch(value)),
  instant: (value, isNamed) => looksLikeDate(value) || (isNamed && looksLikeEpoch(value)),
  money: looksLikeNumber,
  integer: looksLikeNumber,
  number: looksLikeNumber,
};

/** Signs that may end a number of these columns: `35 %` of the wallet, `5+` people. */
const endingSigns: Readonly<Record<string, RegExp>> = {
  share_of_wallet: /%\s*$/,
  company_size: /\+\s*$/,
  household_size: /\+\s*$/,
};

function withoutSigns(column: string, values: readonly string[]): readonly string[] {
  const sign = endingSigns[column];
  return sign ? values.map((value) => value.replace(sign, '')) : values;
}

/** Whether a sample can be a column of that type: most of what is filled has the shape. An empty sample can be any. */
function fits(type: ColumnType, values: readonly string[], isNamed: boolean): boolean {
  return share(values, (value) => tests[type](value, isNamed), 1) >= 0.5;
}

function share(values: readonly string[], test: (value: string) => boolean, ofNothing = 0): number {
  const filled = values.filter((value) => value.trim() !== '');
  return filled.length === 0 ? ofNothing : filled.filter(test).length / filled.length;
}
