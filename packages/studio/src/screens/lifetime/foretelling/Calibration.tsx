import { frequencyBars, number } from '@attune/charts';
import { useMemo } from 'react';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../../chart/chart-table.ts';
import { Finding } from '../../../published/Finding.tsx';
import { strings } from '../../../strings/index.ts';
import type { Forecast, Lifetime } from '../lifetime-parts.ts';
import { modelsDrawn } from '../models-drawn.ts';
import { shown } from '../shown.ts';

const said = strings.lifetime.calibration;
const names = strings.lifetime.models.names;

type Row = Lifetime['calibration'][number];

const keyOf = ({ frequency }: Row) => `calibration:${frequency}`;

/** How many customers bought how often again, and how many each model expects. */
export function Calibration({ forecast: { clv, words } }: { forecast: Forecast }) {
  const { calibration } = clv;
  const models = useMemo(() => modelsDrawn(clv), [clv]);
  const draw = useMemo(() => {
    const drawn = calibration.map((row) => ({
      name: row.frequency,
      actual: row.actual,
      expected: models.map((model) => row.expected[model] ?? null),
      key: keyOf(row),
    }));
    const written = {
      write: number,
      heading: said.heading,
      axis: said.axis,
      actual: said.counted,
      expected: models.map((model) => names[model]),
      withheld: strings.lifetime.withheld,
    };
    return (width: number) => frequencyBars(drawn, written, width);
  }, [calibration, models]);
  const table = useMemo(
    (): ChartTable<Row> => ({
      columns: [
        { id: 'times', label: said.times, value: ({ frequency }) => frequency },
        {
          id: 'customers',
          label: said.customers,
          kind: 'number',
          value: ({ actual }) => actual,
          text: ({ actual }) => shown(actual, number),
        },
        ...models.map((model) => ({
          id: model,
          label: names[model],
          kind: 'number' as const,
          value: ({ expected }: Row) => expected[model],
          text: ({ expected }: Row) => shown(expected[model] ?? null, (value) => number(value, 1)),
        })),
      ],
      rows: calibration,
      rowId: keyOf,
    }),
    [calibration, models],
  );
  const { picture, heading } = words.calibration;
  return (
    <Finding words={words.calibration}>
      {picture && (
        <ChartFrame
          id="calibration-chart"
          {...picture}
          finding={heading}
          draw={draw}
          table={table}
          fileName="how-often-they-bought"
        />
      )}
    </Finding>
  );
}
