import type { Evidence } from '../recognise/conventions.ts';
import { writtenColumns } from '../recognise/conventions.ts';
import type { FilePlan } from '../recognise/plan.ts';
import type { DateOrder, DecimalMark } from '../source-report.ts';
import { exampleOf, isTwoDays, orderInTime, readAs } from '../values/date-reading.ts';
import { decideDateOrder } from '../values/dates.ts';
import { decideDecimal, looksLikeNumber } from '../values/numbers.ts';
import type { Question } from './preview.ts';
import { countryOfZone } from './where-money-is.ts';

/** What a question about one file rests on. */
export interface Asked {
  readonly plan: FilePlan;
  readonly evidence: Evidence;
  /** Share of rows that may be unreadable before reading stops. */
  readonly limit: number;
  /** Of the report or the file, where somebody names one. */
  readonly currency: string | undefined;
}

/** `null`: there is nothing to ask. `hopeless`: it is open, and no answer would make the file readable. */
type Asking = Question | null | 'hopeless';

/**
 * Day or month first. It is open where the values allow both, and worth confirming where they settle it, but so
 * few of them do that the other reading would be accepted too. Only readings that leave enough rows are offered.
 */
export function dateOrderQuestion({ plan, evidence, limit, currency }: Asked): Asking {
  const { dates } = evidence;
  const decided = decideDateOrder(dates);
  if (decided.is === null) return null;
  const columns = writtenColumns(plan.kind, plan.mapping, plan.table).dates;
  const texts = columns.flatMap(({ index }) => plan.table.sample[index]!);
  const votes: Readonly<Record<DateOrder, number>> = {
    'day-first': dates.dayFirst,
    'month-first': dates.monthFirst,
    'year-first': dates.yearFirst,
  };
  const all = dates.dayFirst + dates.monthFirst + dates.yearFirst;
  const longYears = texts.some((text) => /^\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{4}/.test(text));
  const offered = (['day-first', 'month-first', 'year-first'] as const).filter(
    (order) =>
      all - votes[order] <= limit * evidence.rows &&
      (order !== 'year-first' || (dates.yearFirst > 0 && !longYears)),
  );
  const isOpen = decided.is === 'undecided';
  if (offered.length === 0) return isOpen ? 'hopeless' : null;
  if (!isOpen && offered.length === 1) return null;
  const shown =
    texts.find(isTwoDays) ?? texts.find((text) => readAs(text, 'day-first') ?? readAs(text, 'month-first'));
  const hint = isOpen ? likelyDateOrder(plan, texts, currency) : undefined;
  const suggested = isOpen ? hint?.is : decided.is;
  const header = columns[0]!.header;
  return {
    about: 'dateOrder',
    text: isOpen
      ? `Do the dates in “${header}” begin with the day or with the month?${hint ? ` ${hint.why}` : ''}`
      : `The dates in “${header}” are read ${decided.is}, because a few of them allow nothing else. Is that right?`,
    options: offered.map((value) => ({
      value,
      label: { 'day-first': 'Day first', 'month-first': 'Month first', 'year-first': 'Year first' }[value],
      ...(shown !== undefined && { example: exampleOf(shown, value) }),
    })),
    ...(suggested !== undefined && offered.includes(suggested) && { suggested }),
    mustAnswer: isOpen,
  };
}

interface Hint<T> {
  readonly is: T;
  /** A sentence. */
  readonly why: string;
}

/** Where the values allow both, what speaks for one: said as a suggestion, never taken. */
function likelyDateOrder(
  { mapping, table, conventions }: FilePlan,
  texts: readonly string[],
  currency: string | undefined,
): Hint<DateOrder> | undefined {
  const date = mapping.columns.get('at') ?? mapping.columns.get('day');
  const sorted = date && orderInTime(table.sample[date.index]!);
  if (sorted) return { is: sorted, why: `Read ${sorted}, the rows stand in the order of time.` };
  if (texts.some((text) => /^\s*\d{1,2}\.\d{1,2}\.\d/.test(text)))
    return { is: 'day-first', why: 'With dots, the day usually comes first.' };
  if (conventions.decimal === ',')
    return { is: 'day-first', why: 'Where decimals have a comma, the day usually comes first.' };
  const country = countryOfZone(conventions.timeZone);
  if (country !== undefined)
    return country === 'US'
      ? { is: 'month-first', why: 'In the time zone of the playbook, the month usually comes first.' }
      : { is: 'day-first', why: 'In the time zone of the playbook, the day usually comes first.' };
  if (currency === 'USD')
    return { is: 'month-first', why: 'Where money is in USD, the month usually comes first.' };
  if (currency === 'EUR' || currency === 'GBP')
    return { is: 'day-first', why: `Where money is in ${currency}, the day usually comes first.` };
  return undefined;
}

/** Point or comma, under the same rules; a decided mark is confirmed only where some values speak against it. */
export function decimalQuestion({ plan, evidence, limit }: Asked): Asking {
  const { numbers } = evidence;
  const decided = decideDecimal(numbers);
  if (decided.is === null) return null;
  const isOpen = decided.is === 'undecided';
  const isContradicted = numbers.dot > 0 && numbers.comma > 0;
  const against: Readonly<Record<DecimalMark, number>> = { '.': numbers.comma, ',': numbers.dot };
  const offered = (['.', ','] as const).filter((mark) => against[mark] <= limit * evidence.rows);
  if (offered.length === 0) return isOpen ? 'hopeless' : null;
  if (!isOpen && (offered.length === 1 || !isContradicted)) return null;
  const columns = writtenColumns(plan.kind, plan.mapping, plan.table).numbers;
  const texts = columns.flatMap(({ index }) => plan.table.sample[index]!).filter(looksLikeNumber);
  const shown = texts.find((text) => /^\D*\d{1,3}[.,]\d{3}\D*$/.test(text));
  const hint = isOpen ? likelyDecimal(plan, shown) : undefined;
  const suggested = isOpen ? hint?.is : decided.is;
  return {
    about: 'decimal',
    text: isOpen
      ? `Do numbers such as ${shown?.trim() ?? '1.234'} have a decimal point or a decimal comma?${hint ? ` ${hint.why}` : ''}`
      : `Numbers are read with a decimal ${decided.is === '.' ? 'point' : 'comma'}, though a few are written the other way. Is that right?`,
    options: offered.map((value) => ({
      value,
      label: value === '.' ? 'Decimal point' : 'Decimal comma',
      ...(shown !== undefined && { example: `${shown.trim()} → ${inThousands(shown, value)}` }),
    })),
    ...(suggested !== undefined && offered.includes(suggested) && { suggested }),
    mustAnswer: isOpen,
  };
}

/** `1.234` with a decimal comma is 1 234: a narrow space, so that no mark stands in the answer. */
function inThousands(text: string, mark: DecimalMark): string {
  const [whole, rest] = text.replaceAll(/[^\d.,]/g, '').split(/[.,]/);
  return text.includes(mark)
    ? `${whole}.${rest}, not in the thousands`
    : `${whole}\u202F${rest}, in the thousands`;
}

function likelyDecimal({ table }: FilePlan, shown: string | undefined): Hint<DecimalMark> | undefined {
  const { layout } = table;
  if (layout.type === 'csv' && layout.delimiter === ';')
    return { is: ',', why: 'Programs that put semicolons between columns usually write decimal commas.' };
  if (shown === undefined) return undefined;
  const is = shown.includes('.') ? ',' : '.';
  return { is, why: 'Amounts rarely have three decimals, so the mark more likely groups thousands.' };
}
