import { type Amounts, day, number, type PurchaseOutlook, percent, purchaseOutlook } from '@attune/charts';
import type { Replies } from '@attune/client';
import { useMemo } from 'react';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../../chart/chart-table.ts';
import { strings } from '../../../strings/index.ts';
import classes from '../customers.module.css';
import { FactName } from './FactName.tsx';
import { expectedText, forecastHeading, forecastReasons } from './forecast-words.ts';
import type { Entry } from './purchases-by-month.ts';

const words = strings.customers.one.forecast;

export interface ForecastProps {
  readonly run: string;
  readonly customer: Replies['getCustomer'];
  /** The latest first; undefined while they are on their way. */
  readonly entries: readonly Entry[] | undefined;
  readonly total: number;
  readonly money: Amounts;
}

/** What is expected of one customer, with its interval, and why. */
export function Forecast({ run, customer, entries, total, money }: ForecastProps) {
  const { forecast, facts } = customer;
  const values = useMemo(() => Object.fromEntries(facts.map(({ name, value }) => [name, value])), [facts]);
  if ('reason' in forecast)
    return (
      <section className={classes.part} aria-labelledby="forecast-heading">
        <h2 id="forecast-heading">{words.none}</h2>
        <p className={classes.note}>{forecast.reason}</p>
      </section>
    );
  const heading = forecastHeading(values, forecast.until, money);
  return (
    <section className={classes.part} aria-labelledby="forecast-heading">
      <h2 id="forecast-heading">{heading}</h2>
      <Figures customer={customer} money={money} />
      <ul className={classes.reasons} aria-label={words.why}>
        {forecastReasons(values, money).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {entries && (
        <Outlook
          run={run}
          asOf={customer.asOf}
          until={forecast.until}
          facts={values}
          entries={entries}
          total={total}
          heading={heading}
        />
      )}
    </section>
  );
}

/** The four figures, each with its range where it has one; a name opens what it means. */
function Figures({ customer, money }: Pick<ForecastProps, 'customer' | 'money'>) {
  const { facts } = customer;
  const fact = (name: string) => facts.find((known) => known.name === name);
  const value = (name: string) => {
    const found = fact(name)?.value;
    return typeof found === 'number' ? found : undefined;
  };
  const figures = [
    { name: 'probability_alive', write: (share: number) => percent(share), ends: null },
    {
      name: 'expected_purchases',
      write: expectedText,
      ends: ['expected_purchases_low', 'expected_purchases_high'],
      writeEnd: number,
    },
    { name: 'expected_spend', write: money.short, ends: null },
    {
      name: 'lifetime_value',
      write: money.short,
      ends: ['lifetime_low', 'lifetime_high'],
      writeEnd: money.short,
    },
  ] as const;
  return (
    <dl className={classes.figures} aria-label={words.figures}>
      {figures.flatMap((figure) => {
        const [found, middle] = [fact(figure.name), value(figure.name)];
        if (!found || middle === undefined) return [];
        const [low, high] = figure.ends?.map(value) ?? [];
        return (
          <div key={figure.name}>
            <dt>
              <FactName fact={found} />
            </dt>
            <dd>
              {figure.write(middle)}
              {figure.ends !== null && low !== undefined && high !== undefined && (
                <span className={classes.range}>
                  {words.range(figure.writeEnd(low), figure.writeEnd(high))}
                </span>
              )}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

interface OutlookProps {
  readonly run: string;
  readonly asOf: string;
  readonly until: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly entries: readonly Entry[];
  readonly total: number;
  readonly heading: string;
}

interface Row {
  readonly day: string;
  readonly sofar: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The purchases so far, and the interval ahead. */
function Outlook({ run, asOf, until, facts, entries, total, heading }: OutlookProps) {
  const outlook = useMemo(() => outlookOf(facts, entries, asOf, until), [facts, entries, asOf, until]);
  const draw = useMemo(() => {
    if (!outlook) return undefined;
    const { low, high } = outlook;
    const written = {
      write: number,
      heading: words.axis,
      today: day(asOf),
      ahead: low === high ? words.aheadOne(number(low)) : words.ahead(number(low), number(high)),
    };
    return (width: number) => purchaseOutlook(outlook, written, width);
  }, [outlook, asOf]);
  const table = useMemo((): ChartTable<Row> => {
    const end = (id: 'low' | 'high', label: string) => ({
      id,
      label,
      kind: 'number' as const,
      value: (row: Row) => row[id],
    });
    return {
      columns: [
        { id: 'day', label: words.day, value: ({ day }) => day, text: (row) => day(row.day) },
        {
          id: 'sofar',
          label: words.sofar,
          kind: 'number',
          value: ({ sofar }) => sofar,
          text: ({ sofar }) => number(sofar, Number.isInteger(sofar) ? 0 : 1),
        },
        end('low', words.low),
        end('high', words.high),
      ],
      rows: outlook ? rowsOf(outlook) : [],
      rowId: ({ day }) => day,
    };
  }, [outlook]);
  if (!draw) return null;
  return (
    <ChartFrame
      id="outlook"
      subtitle={
        entries.length < total
          ? words.subtitleLatest(day(until), number(entries.length), number(total))
          : words.subtitle(day(until))
      }
      finding={heading}
      draw={draw}
      source={words.source(day(asOf), run)}
      table={table}
      fileName="forecast"
    />
  );
}

function rowsOf({ days, before, until, expected, low, high }: PurchaseOutlook): readonly Row[] {
  const sofar = before + days.length;
  return [
    ...days.map((day, place) => ({ day, sofar: before + place + 1, low: null, high: null })),
    { day: until, sofar: sofar + expected, low: sofar + low, high: sofar + high },
  ];
}

function outlookOf(
  facts: OutlookProps['facts'],
  entries: readonly Entry[],
  asOf: string,
  until: string,
): PurchaseOutlook | undefined {
  const [expected, low, high, bought] = [
    'expected_purchases',
    'expected_purchases_low',
    'expected_purchases_high',
    'purchase_days',
  ].map((name) => facts[name]);
  if (typeof expected !== 'number' || typeof low !== 'number' || typeof high !== 'number') return undefined;
  const days = [...new Set(entries.filter(({ kind }) => kind === 'order').map(({ day }) => day))].toSorted();
  // Of a long history only the latest entries are here.
  const before = typeof bought === 'number' ? Math.max(0, bought - days.length) : 0;
  return { days, before, asOf, until, expected, low, high };
}
