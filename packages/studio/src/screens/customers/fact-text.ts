import { type Amounts, day, number, percent } from '@attune/charts';
import { capital } from '../../strings/capital.ts';
import { strings } from '../../strings/index.ts';

/** What is needed to write a fact. */
interface Fact {
  readonly name: string;
  readonly type: string;
  readonly unit: string;
}
export type FactValue = string | number | boolean | null;

const cells: Readonly<Record<string, string>> = strings.customers.list.cells;
const potentialKinds: Readonly<Record<string, string>> = strings.customers.potentialKinds;
const named: ReadonlySet<string> = new Set(['lifecycle', 'pattern']);

/** A fact of a customer as it is read: "€1,234.50", "12 %", "30 Jun 2026". */
export function factText({ name, type, unit }: Fact, value: FactValue | undefined, money: Amounts): string {
  if (value === null || value === undefined) return strings.chart.missing;
  if (typeof value === 'boolean') return value ? strings.table.yes : strings.table.no;
  if (typeof value === 'string') {
    if (type === 'day') return day(value);
    if (name === 'value_cell') return cells[value] ?? value;
    if (name === 'potential_kind') return potentialKinds[value] ?? value;
    return named.has(name) ? capital(value) : value;
  }
  if (type === 'money' || unit === 'money') return money.exact(value);
  if (unit === 'share' || unit === 'probability') return percent(value);
  const figure = number(value, Number.isInteger(value) ? 0 : 1);
  return unit === 'days' ? strings.customers.days(figure, value === 1) : figure;
}

/** Whether it stands to the right, in tabular figures. */
export function isNumeric({ type }: Pick<Fact, 'type'>): boolean {
  return type === 'number' || type === 'money' || type === 'count';
}
