import { day, number, trackingLines } from '@attune/charts';
import { SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartTable, MarkWords } from '../../../chart/chart-table.ts';
import { Finding } from '../../../published/Finding.tsx';
import { strings } from '../../../strings/index.ts';
import classes from '../lifetime.module.css';
import type { Forecast, Lifetime, Model } from '../lifetime-parts.ts';
import { modelsDrawn } from '../models-drawn.ts';
import { shown } from '../shown.ts';

const said = strings.lifetime.tracking;
const names = strings.lifetime.models.names;
const route = getRouteApi('/frame/lifetime/foretelling');

type Period = Lifetime['tracking'][number];

interface Line {
  readonly name: string;
  readonly key: string;
  readonly role: 'actual' | 'main' | 'other';
  readonly inPicture: (period: Period) => number | null;
  readonly inPeriod: (period: Period) => number | null;
}

const rounded = (value: number) => number(Math.round(value));

/** Purchases week by week, or added up: as they happened, and as each model expects them. */
export function Tracking({ forecast: { clv, words } }: { forecast: Forecast }) {
  const { count } = route.useSearch();
  const navigate = route.useNavigate();
  const isSum = count === 'sum';
  const { tracking, split, selected } = clv;
  const models = useMemo(() => modelsDrawn(clv), [clv]);
  const lines = useMemo((): readonly Line[] => {
    const expectedBy = (model: Model) => (period: Period) => period.expected[model] ?? null;
    const sumBy = (model: Model) => (period: Period) => period.cumulativeExpected[model] ?? null;
    return [
      ...models.map((model) => ({
        name: names[model],
        key: `tracking:${model}`,
        role: model === selected ? ('main' as const) : ('other' as const),
        inPicture: isSum ? sumBy(model) : expectedBy(model),
        inPeriod: expectedBy(model),
      })),
      {
        name: said.happened,
        key: 'tracking:happened',
        role: 'actual',
        inPicture: ({ actual, cumulative }) => (isSum ? cumulative : actual),
        inPeriod: ({ actual }) => actual,
      },
    ];
  }, [models, selected, isSum]);
  const draw = useMemo(() => {
    const days = tracking.map(({ to }) => to);
    const drawn = lines.map(({ name, key, role, inPicture }) => ({
      name,
      key,
      role,
      values: tracking.map(inPicture),
    }));
    const written = {
      write: number,
      heading: isSum ? said.headingSum : said.headingEach,
      seen: said.seen,
      after: said.after,
    };
    return (width: number) => trackingLines(days, drawn, split.calibrationEnd, written, width);
  }, [tracking, lines, split, isSum]);
  const describe = useCallback(
    (key: string): MarkWords | undefined => {
      const line = lines.find((one) => one.key === key);
      if (!line) return undefined;
      const sum = (isHeldBack: boolean) => {
        const values = tracking.filter(({ holdout }) => holdout === isHeldBack).map(line.inPeriod);
        // With a week withheld the sum is not known.
        return values.some((value) => value === null)
          ? null
          : values.reduce<number>((total, value) => total + (value ?? 0), 0);
      };
      return {
        title: line.name,
        values: [
          [said.inSeen, shown(sum(false), rounded)],
          [said.inAfter, shown(sum(true), rounded)],
        ],
      };
    },
    [lines, tracking],
  );
  const table = useMemo(
    (): ChartTable<Period> => ({
      columns: [
        { id: 'to', label: said.to, value: ({ to }) => to, text: ({ to }) => day(to) },
        { id: 'heldBack', label: said.heldBack, value: ({ holdout }) => (holdout ? said.yes : said.no) },
        ...lines.map(({ name, key, inPicture }) => ({
          id: key,
          label: name,
          kind: 'number' as const,
          value: inPicture,
          text: (period: Period) =>
            shown(inPicture(period), (value) => number(value, Number.isInteger(value) ? 0 : 1)),
        })),
      ],
      rows: tracking,
      rowId: ({ to }) => to,
    }),
    [lines, tracking],
  );
  const { picture, heading } = words.tracking;
  return (
    <Finding words={words.tracking}>
      {picture && (
        <>
          <SegmentedControl
            className={classes.switch}
            aria-label={said.how}
            data={[
              { value: 'each', label: said.each },
              { value: 'sum', label: said.sum },
            ]}
            value={isSum ? 'sum' : 'each'}
            onChange={(value) =>
              void navigate({
                search: (all) => ({ ...all, count: value === 'sum' ? 'sum' : undefined }),
                replace: true,
                resetScroll: false,
              })
            }
          />
          <ChartFrame
            id="tracking-chart"
            {...picture}
            finding={heading}
            draw={draw}
            table={table}
            describe={describe}
            fileName={isSum ? 'tracking-added-up' : 'tracking'}
          />
        </>
      )}
    </Finding>
  );
}
