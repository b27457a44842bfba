import type { Table } from '../files/table.ts';
import { type Examined, lackingColumns } from '../recognise/examine.ts';
import { type SourceKind, sourceKinds } from '../source-report.ts';
import type { SourceSettings } from '../source-settings.ts';
import { looksLikeDate } from '../values/dates.ts';
import { looksLikeNumber } from '../values/numbers.ts';
import { isFeasible } from './column-questions.ts';
import type { Question } from './preview.ts';

const labels: Readonly<Record<SourceKind | 'ignore', string>> = {
  transactions: 'Orders: a row for each order or line of one',
  customers: 'Customers: a row for each',
  products: 'Products: a row for each',
  costs: 'Marketing costs: what was spent when',
  consents: 'Consents: who agreed to what',
  interactions: 'Events: what somebody did, and when',
  campaigns: 'Campaigns: a row for each',
  exposures: 'Who was meant by which campaign',
  ignore: 'Something else: leave the file out',
};

/**
 * What a file is, where nothing tells. Offered is what it could be read as, leaving it out included.
 *
 * @param wasPassedOver reading leaves the file out without an answer, as it does in a folder
 */
export function kindQuestion(
  { reader, mapping }: Examined,
  table: Table,
  settings: SourceSettings | undefined,
  limit: number,
  wasPassedOver: boolean,
): Question {
  const possible = sourceKinds.filter((kind) =>
    isFeasible(
      kind,
      kind === 'transactions' ? mapping : reader.map(kind, table, settings?.columns ?? {}),
      table,
      limit,
    ),
  );
  const isLikelyOrders = possible.includes('transactions') && hasDatesAndMoney(table);
  const suggested = wasPassedOver ? 'ignore' : isLikelyOrders ? 'transactions' : undefined;
  return {
    about: 'kind',
    text: wasPassedOver
      ? 'This file will be left out, because nothing says what it is. What does it hold?'
      : 'What does this file hold?',
    options: [...possible, 'ignore' as const].map((value) => ({ value, label: labels[value] })),
    ...(suggested !== undefined && { suggested }),
    mustAnswer: !wasPassedOver,
  };
}

/** A list of customers that has all that orders need may be orders with a row for each customer. */
export function doubtfulKind(
  { reader, kind }: Examined,
  table: Table,
  settings: SourceSettings | undefined,
): Question | null {
  if (reader.kinds !== null || settings?.kind !== undefined || kind !== 'customers') return null;
  const asOrders = reader.map('transactions', table, settings?.columns ?? {});
  if (lackingColumns('transactions', asOrders).length > 0) return null;
  return {
    about: 'kind',
    text: 'This looks like a list of customers, with a row for each. Is it?',
    options: (['customers', 'transactions', 'ignore'] as const).map((value) => ({
      value,
      label: labels[value],
    })),
    suggested: 'customers',
    mustAnswer: false,
  };
}

function hasDatesAndMoney({ sample }: Table): boolean {
  const mostly = (values: readonly string[], test: (value: string) => boolean) =>
    values.length > 0 && values.filter(test).length >= 0.9 * values.length;
  const dates = sample.filter((values) => mostly(values, looksLikeDate));
  return (
    dates.length > 0 && sample.some((values) => !dates.includes(values) && mostly(values, looksLikeNumber))
  );
}
