import { type Amounts, day, monthOf, number, purchaseMonths } from '@attune/charts';
import type { Replies } from '@attune/client';
import { useCallback, useMemo } from 'react';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../../chart/chart-table.ts';
import { strings } from '../../../strings/index.ts';
import classes from '../customers.module.css';
import { type Entry, type Month, purchasesByMonth } from './purchases-by-month.ts';

const words = strings.customers.one.chart;

export interface PurchaseChartProps {
  readonly run: string;
  readonly customer: Replies['getCustomer'];
  /** The latest first; all of them, or as many as the server gives at once. */
  readonly entries: readonly Entry[];
  readonly total: number;
  readonly money: Amounts;
}

const keyOf = ({ month }: Month) => `month:${month}`;

/** What the customer bought, and gave back, month by month. */
export function PurchaseChart({ run, customer, entries, total, money }: PurchaseChartProps) {
  const { asOf, currency, facts } = customer;
  const months = useMemo(() => purchasesByMonth(entries, asOf), [entries, asOf]);
  const busy = useMemo(
    () => months.filter(({ bought, givenBack, orders }) => bought + givenBack + orders > 0),
    [months],
  );
  const unit = currency ?? words.plain;
  const silentDays = facts.find(({ name }) => name === 'recency_days')?.value;
  const silence =
    typeof silentDays === 'number'
      ? words.silent(strings.customers.days(number(silentDays), silentDays === 1))
      : undefined;
  const draw = useCallback(
    (width: number) =>
      purchaseMonths(
        months.map((month) => ({
          ...month,
          ...(month.bought + month.givenBack > 0 && { key: keyOf(month) }),
        })),
        { write: money.tick, heading: words.axis(unit), silence },
        width,
      ),
    [months, money, unit, silence],
  );
  const table = useMemo((): ChartTable<Month> => {
    const amount = (id: 'bought' | 'givenBack', label: string) => ({
      id,
      label,
      kind: 'number' as const,
      value: (month: Month) => month[id],
      text: (month: Month) => money.exact(month[id]),
    });
    return {
      columns: [
        { id: 'month', label: words.month, value: ({ month }) => month, text: ({ month }) => monthOf(month) },
        { id: 'orders', label: words.orders, kind: 'number', value: ({ orders }) => orders },
        amount('bought', words.bought),
        amount('givenBack', words.givenBack),
      ],
      rows: busy,
      rowId: ({ month }) => month,
      keyOf,
    };
  }, [busy, money]);
  const boughtIn = busy.filter(({ orders }) => orders > 0);
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return null;
  return (
    <section className={classes.part} aria-labelledby="purchases-heading">
      <h2 id="purchases-heading">{words.heading}</h2>
      <ChartFrame
        id="purchases"
        subtitle={
          entries.length < total
            ? words.subtitleLatest(unit, number(entries.length), number(total))
            : words.subtitle(unit)
        }
        finding={words.finding(
          number(boughtIn.length),
          boughtIn.length === 1,
          monthOf(first.month),
          monthOf(last.month),
        )}
        draw={draw}
        source={words.source(day(asOf), run)}
        table={table}
        fileName="purchases"
      />
    </section>
  );
}
