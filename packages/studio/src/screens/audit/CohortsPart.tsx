import { type CohortMark, cohortChart, monthOf } from '@attune/charts';
import { useMemo } from 'react';
import { ChartFrame } from '../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../chart/chart-table.ts';
import { isUnknown, type Published, type Summary } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import { Part } from './Part.tsx';
import { peopleColumn } from './people-column.tsx';
import { shown } from './shown.ts';

const said = strings.audit.cohorts;
const ages = [1, 3, 6, 12, 24, 36];

/** A line for a handful of customers says more about them than about their year. */
const fewestDrawn = 30;

type Known = Exclude<Summary['cohorts'], { reason: string }>;
type Cohort = Known['cohorts'][number];

/** Whether newer customers are better: what each brought, at equal age. */
export function CohortsPart({ audit }: { audit: Published }) {
  const { summary, words, money } = audit;
  const { cohorts } = summary;
  const { measure, sections } = words;
  const groups = useMemo(() => (isUnknown(cohorts) ? [] : cohorts.cohorts), [cohorts]);
  const lines = useMemo(
    () =>
      groups.flatMap(({ cohort, customers, revenueByAge }) => {
        // Up to the first month that is withheld: a line over a gap would say what lies in it.
        const gap = revenueByAge.indexOf(null);
        const values = revenueByAge
          .slice(0, gap < 0 ? revenueByAge.length : gap)
          .filter((value) => value !== null);
        return values.length > 0 && customers !== null && customers >= fewestDrawn
          ? { name: nameOf(cohort), values, key: keyOf(cohort) }
          : [];
      }),
    [groups],
  );
  const draw = useMemo(() => {
    const mark = isUnknown(cohorts) ? null : markOf(cohorts.comparison, money.signed);
    return (width: number) =>
      cohortChart(
        lines,
        mark,
        { write: money.tick, value: said.perCustomer(measure.Noun), age: said.age },
        width,
      );
  }, [cohorts, lines, money, measure]);
  const table = useMemo(
    (): ChartTable<Cohort> => ({
      columns: [
        {
          id: 'cohort',
          label: said.first,
          value: ({ cohort }) => cohort,
          text: ({ cohort }) => nameOf(cohort),
        },
        peopleColumn(({ cohort }) => `cohorts.${cohort}`),
        ...ages
          .filter((age) => groups.some(({ revenueByAge }) => revenueByAge.length >= age))
          .map((age) => ({
            id: `after-${age}`,
            label: said.after(age),
            kind: 'number' as const,
            value: ({ revenueByAge }: Cohort) => revenueByAge[age - 1],
            text: ({ revenueByAge }: Cohort) => {
              const value = revenueByAge[age - 1];
              return value === undefined ? said.notYet : shown(value, money.exact);
            },
          })),
      ],
      rows: groups,
      rowId: ({ cohort }) => keyOf(cohort),
    }),
    [groups, money],
  );
  return (
    <Part words={sections.cohorts}>
      {sections.cohorts.picture && lines.length > 0 && (
        <ChartFrame
          id="cohort-curves"
          {...sections.cohorts.picture}
          finding={sections.cohorts.heading}
          draw={draw}
          table={table}
          keysArePaths
          fileName="cohorts"
          maxWidth={560}
        />
      )}
    </Part>
  );
}

const keyOf = (cohort: string) => `cohorts.${cohort}`;

/** "2024-07" → "Jul 2024", "2024-Q3" → "Q3 2024". */
function nameOf(cohort: string): string {
  if (/^\d{4}-\d{2}$/.test(cohort)) return monthOf(cohort);
  return cohort.replace(/^(\d{4})-(Q[1-4])$/, '$2\u00A0$1');
}

/** How sure we are, drawn: the newer with their interval against the older, at the age of the comparison. */
function markOf(comparison: Known['comparison'], signed: (value: number) => string): CohortMark | null {
  if (isUnknown(comparison)) return null;
  const { ageMonths, newer, older, interval, difference, verdict } = comparison;
  const [ofNewer, ofOlder] = [newer.revenue, older.revenue];
  if (interval === null || ofNewer === null || ofOlder === null || difference === null) return null;
  const [low, high] = interval;
  return {
    age: ageMonths,
    older: ofOlder,
    newer: ofNewer,
    low: ofOlder + low,
    high: ofOlder + high,
    label: verdict === 'no difference shown' ? said.noDifference : said.newer(signed(difference)),
  };
}
