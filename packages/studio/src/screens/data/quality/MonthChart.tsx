import { amountsIn, day, monthBars, monthOf } from '@attune/charts';
import { useCallback, useMemo } from 'react';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../../chart/chart-table.ts';
import { strings } from '../../../strings/index.ts';
import classes from '../data.module.css';
import type { Summary } from '../summary.ts';

type Month = Summary['reconciliation']['months'][number];
const words = strings.data.quality;

/** Whether the analysis adds up to the files, month by month. */
export function MonthChart({ summary }: { summary: Summary }) {
  const { reconciliation, currency, measure, asOf, run } = summary;
  const { months } = reconciliation;
  const amounts = useMemo(() => amountsIn(currency), [currency]);
  const unit = words.unit[measure];
  const subtitle = words.monthsSubtitle(unit, words.before[measure]);
  const draw = useCallback(
    (width: number) =>
      monthBars(
        months.map((month) => ({
          month: month.month,
          analysed: month.analysed,
          expected: month.files - month.duplicates - month.rejected - month.later,
          matches: month.matches,
          key: `month:${month.month}`,
        })),
        { write: amounts.tick, heading: currency === null ? unit : `${unit}, ${currency}` },
        width,
      ),
    [months, amounts, unit, currency],
  );
  const table = useMemo((): ChartTable<Month> => {
    const money = (id: 'files' | 'duplicates' | 'rejected' | 'later' | 'analysed', label: string) => ({
      id,
      label,
      kind: 'number' as const,
      value: (month: Month) => month[id],
      text: (month: Month) => amounts.exact(month[id]),
    });
    return {
      columns: [
        {
          id: 'month',
          label: words.month,
          value: ({ month }) => month,
          text: ({ month }) => monthOf(month),
        },
        money('files', words.inFiles),
        money('duplicates', words.inDuplicates),
        money('rejected', words.inRejected),
        money('later', words.inLater),
        money('analysed', words.analysed),
        {
          id: 'matches',
          label: words.matches,
          value: ({ matches }) => matches,
          text: ({ matches }) => (matches ? words.yes : words.no),
        },
      ],
      rows: months,
      rowId: ({ month }) => month,
      keyOf: ({ month }) => `month:${month}`,
    };
  }, [months, amounts]);
  if (months.length === 0) return null;
  return (
    <section className={classes.section}>
      <ChartFrame
        id="months"
        heading={words.monthsTable}
        subtitle={subtitle}
        finding={words.monthsFinding(reconciliation.matching, reconciliation.of)}
        draw={draw}
        source={words.monthsSource(day(asOf), run.id)}
        table={table}
        fileName="reconciliation"
      />
    </section>
  );
}
