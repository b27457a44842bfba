import { type ColumnType, canonicalTables, identityTables } from '../../warehouse/index.ts';
import type { Table } from '../files/table.ts';
import { lackingColumns } from '../recognise/examine.ts';
import { columnTypes, type Mapping, requiredColumns } from '../recognise/mapping.ts';
import { synonymsOf, tierOf } from '../recognise/synonyms.ts';
import type { SourceKind } from '../source-report.ts';
import { givenWords, withdrawnWords } from '../values/consent-words.ts';
import { looksLikeDate, looksLikeEpoch } from '../values/dates.ts';
import { hasFraction, looksLikeNumber } from '../values/numbers.ts';
import type { Question } from './preview.ts';

/** A list longer than this is no help; the likeliest come first. */
const mostOptions = 30;

const texts: Readonly<Record<SourceKind, Readonly<Record<string, string>>>> = {
  transactions: {
    customer_id: 'Which column says who bought?',
    at: 'Which column says when the order was placed?',
    amount: 'Which column says what the customer paid, after discounts?',
  },
  customers: { customer_id: 'Which column says which customer it is?' },
  products: { product_id: 'Which column says which product it is?' },
  costs: { day: 'Which column says when it was spent?', amount: 'Which column says how much was spent?' },
  consents: {
    customer_id: 'Which column says who gave or withdrew the consent?',
    purpose: 'Which column says for what the consent is?',
    status: 'Which column says whether it was given or withdrawn?',
  },
  interactions: {
    customer_id: 'Which column says who did it?',
    at: 'Which column says when it happened?',
    kind: 'Which column says what happened?',
  },
  campaigns: { campaign_id: 'Which column says which campaign it is?' },
  exposures: {
    customer_id: 'Which column says who was meant?',
    campaign_id: 'Which column says which campaign it was?',
  },
};

/** What has to be told before a file can be read as that kind: columns with several headers, and columns with none. */
export function openColumns(kind: SourceKind, mapping: Mapping, table: Table, limit: number): Question[] {
  const open = mapping.ambiguous.map(({ column, candidates }) => {
    const indexes = candidates.map((header) => table.headers.indexOf(header));
    const usable = indexes.filter((index) => canBe(kind, column, table.sample[index]!, limit));
    return ask(kind, column, usable.length > 0 ? usable : indexes, table, { mustAnswer: true });
  });
  const lacking = lackingColumns(kind, mapping).map((column) =>
    ask(kind, column, candidatesFor(kind, column, mapping, table, limit), table, { mustAnswer: true }),
  );
  return [...open, ...lacking];
}

/** What the user may confirm: the decisive columns of orders that are only likely, where another would do as well. */
export function doubtfulColumns(kind: SourceKind, mapping: Mapping, table: Table, limit: number): Question[] {
  if (kind !== 'transactions') return [];
  return ['customer_id', 'at', 'amount'].flatMap((column) => {
    const found = mapping.columns.get(column);
    if (found?.confidence !== 'likely') return [];
    const tiers = (synonymsOf[kind] as Readonly<Record<string, readonly (readonly string[])[]>>)[column]!;
    const others = candidatesFor(kind, column, mapping, table, limit).filter(
      (index) =>
        tierOf(tiers, table.headers[index]!) !== undefined || columnTypes(kind).get(column) !== 'text',
    );
    return [
      ask(kind, column, [found.index, ...others], table, { mustAnswer: false, suggested: found.header }),
    ];
  });
}

/** Whether a table could be that kind once its columns are named. */
export function isFeasible(kind: SourceKind, mapping: Mapping, table: Table, limit: number): boolean {
  return lackingColumns(kind, mapping).every(
    (column) => candidatesFor(kind, column, mapping, table, limit).length > 0,
  );
}

function ask(
  kind: SourceKind,
  column: string,
  indexes: readonly number[],
  table: Table,
  how: Pick<Question, 'mustAnswer' | 'suggested'>,
): Question {
  const options = indexes.slice(0, mostOptions).map((index) => ({
    value: table.headers[index]!,
    label: table.headers[index]!,
    ...examples(table.sample[index]!),
  }));
  const only = options.length === 1 ? { suggested: options[0]!.value } : {};
  return { about: 'column', column, text: texts[kind][column]!, options, ...only, ...how };
}

function examples(values: readonly string[]): { example?: string } {
  const some = [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))].slice(0, 3);
  return some.length === 0 ? {} : { example: some.map((value) => value.slice(0, 60)).join(', ') };
}

/** Headers that no required column uses and whose values fit, the likeliest first. */
function candidatesFor(
  kind: SourceKind,
  column: string,
  mapping: Mapping,
  table: Table,
  limit: number,
): number[] {
  const required = new Set(requiredColumns(kind));
  const taken = new Set(
    [...mapping.columns.values()].filter((found) => required.has(found.column)).map(({ index }) => index),
  );
  const fitting = table.headers.flatMap((_, index) =>
    !taken.has(index) && canBe(kind, column, table.sample[index]!, limit) ? [index] : [],
  );
  const isId = columnTypes(kind).get(column) === 'text' && column !== 'purpose';
  return isId
    ? fitting.sort((a, b) => Number(isIdLike(table, b)) - Number(isIdLike(table, a)) || a - b)
    : fitting;
}

/** Whether so many of the sample's rows would be read that reading does not stop. */
function canBe(kind: SourceKind, column: string, values: readonly string[], limit: number): boolean {
  const test = column === 'status' ? isStatus : shapes[columnTypes(kind).get(column)!];
  const bad = values.filter((value) => !test(value)).length;
  return values.length > 0 && bad <= limit * values.length;
}

const isFilled = (value: string) =>
  value.trim() !== '' && !['null', 'nan', 'n/a', '#n/a', 'none', '\\n'].includes(value.trim().toLowerCase());
const isName = (value: string) => isFilled(value) && !looksLikeDate(value) && !hasFraction(value);
const isDate = (value: string) => looksLikeDate(value) || looksLikeEpoch(value);
const isAmount = (value: string) => looksLikeNumber(value) && !looksLikeDate(value);
const isStatus = (value: string) =>
  givenWords.includes(value.trim().toLowerCase()) || withdrawnWords.includes(value.trim().toLowerCase());

const shapes: Readonly<Record<ColumnType, (value: string) => boolean>> = {
  text: isName,
  flag: isFilled,
  day: isDate,
  instant: isDate,
  money: isAmount,
  integer: isAmount,
  number: isAmount,
};

/** An id is one word with digits in it, or an address. */
function isIdLike(table: Table, index: number): boolean {
  const filled = table.sample[index]!.filter(isFilled);
  return (
    filled.length > 0 &&
    filled.filter((value) => /^\S*[\d@]\S*$/.test(value.trim())).length >= 0.9 * filled.length
  );
}

/** What a column of a kind is, in a sentence. */
export function meaningOf(kind: SourceKind, column: string): string {
  if (kind === 'transactions' && column === 'price') return 'What one unit cost the customer.';
  if (column === 'anonymous_id') return 'Who, as a cookie or a device names somebody.';
  const columns = [...canonicalTables[kind], ...identityTables.contacts];
  return columns.find(({ name }) => name === column)!.meaning;
}
