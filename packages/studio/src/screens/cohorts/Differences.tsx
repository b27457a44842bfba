import { colours, intervalRows, number } from '@attune/charts';
import { useCallback, useMemo } from 'react';
import { ChartFrame } from '../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../chart/chart-table.ts';
import { strings } from '../../strings/index.ts';
import { numberColumn } from './cohort-columns.tsx';
import { type CohortsShown, type Comparison, endOf } from './cohort-parts.ts';
import classes from './cohorts.module.css';

const said = strings.cohorts;
const pathOf = ({ ageMonths }: Comparison) => `cohorts.comparisons.${ageMonths}.difference`;

/** Newer customers against those of a year before, at each age that both have reached. */
export function Differences({ published, comparisons }: CohortsShown) {
  const { money, words } = published;
  const { cohorts, retention } = words.sections;
  const ages = retention.lead[2];
  const draw = useCallback(
    (width: number) =>
      intervalRows(
        comparisons.flatMap((one) => {
          const { ageMonths, difference, interval, verdict } = one;
          if (interval === null || difference === null) return [];
          const isShown = verdict !== 'no difference shown';
          return {
            name: said.after(ageMonths),
            low: interval[0],
            high: interval[1],
            point: difference,
            label: isShown ? money.signed(difference) : said.noDifference,
            colour: isShown ? colours.accent : colours.context,
            key: pathOf(one),
          };
        }),
        { heading: '', axis: money.tick },
        width,
      ),
    [comparisons, money],
  );
  const table = useMemo(
    (): ChartTable<Comparison> => ({
      columns: [
        {
          id: 'age',
          label: said.age,
          value: ({ ageMonths }) => ageMonths,
          text: ({ ageMonths }) => said.after(ageMonths),
        },
        numberColumn('newer', said.newerCustomers, ({ newer }) => newer.customers, number),
        numberColumn('newer-each', said.newer, ({ newer }) => newer.revenue, money.exact),
        numberColumn('older', said.olderCustomers, ({ older }) => older.customers, number),
        numberColumn('older-each', said.older, ({ older }) => older.revenue, money.exact),
        numberColumn('difference', said.difference, ({ difference }) => difference, money.exact),
        numberColumn('low', said.from, ({ interval }) => endOf(interval, 0), money.exact),
        numberColumn('high', said.to, ({ interval }) => endOf(interval, 1), money.exact),
        numberColumn(
          'p',
          said.corrected,
          ({ adjustedPValue }) => adjustedPValue,
          (p) => number(p, 3),
        ),
        { id: 'verdict', label: said.verdict, value: ({ verdict }) => verdict ?? said.withheld },
      ],
      rows: comparisons,
      rowId: pathOf,
    }),
    [comparisons, money],
  );
  const isDrawn = comparisons.some(({ difference }) => difference !== null);
  return (
    <section className={classes.part} aria-labelledby="differences-heading">
      <h2 id="differences-heading">{said.atEachAge}</h2>
      {ages && <p>{ages}</p>}
      {isDrawn ? (
        <ChartFrame
          id="cohort-differences"
          subtitle={said.subtitles.differences(words.measure.Noun)}
          source={words.sections.retention.picture?.source ?? ''}
          finding={cohorts.heading}
          draw={draw}
          table={table}
          keysArePaths
          fileName="newer-against-older"
        />
      ) : (
        <p className={classes.quiet}>{comparisons.length === 0 ? said.noAges : said.whyWithheld}</p>
      )}
    </section>
  );
}
