import { bandLines, heatTable, number, percent } from '@attune/charts';
import { useCallback, useMemo } from 'react';
import { ChartFrame } from '../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../chart/chart-table.ts';
import { isUnknown, type Published, type SectionWords } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import { cohortColumn, numberColumn, sizeColumn } from './cohort-columns.tsx';
import { type Contracts, cohortName } from './cohort-parts.ts';
import classes from './cohorts.module.css';

const said = strings.cohorts;

interface Row {
  readonly renewals: number;
  readonly seen: Contracts['curve'][number] | undefined;
  readonly expected: number | null | undefined;
}

const pathOf = ({ renewals }: { readonly renewals: number }) => `contracts.curve.${renewals}`;

/** Customers under contract: who is left renewal by renewal, as counted and as expected. */
export function ContractsView({ published, words }: { published: Published; words: SectionWords }) {
  const { contracts } = published.summary;
  return (
    <div className={classes.part}>
      {words.lead.slice(1).map((text) => (
        <p key={text}>{text}</p>
      ))}
      {!isUnknown(contracts) && <Survival contracts={contracts} words={words} />}
      {!isUnknown(contracts) && <Cohorts contracts={contracts} words={words} />}
    </div>
  );
}

interface PartProps {
  readonly contracts: Contracts;
  readonly words: SectionWords;
}

function Survival({ contracts, words }: PartProps) {
  const { curve, model } = contracts;
  const projection = useMemo(() => (isUnknown(model) ? [] : model.projection), [model]);
  const draw = useCallback(
    (width: number) =>
      bandLines(
        [
          {
            name: said.left,
            role: 'main',
            points: [
              { at: 0, value: 1 },
              ...curve.map((point) => {
                const { renewals, survival, interval } = point;
                if (survival === null) return null;
                const isBand = interval !== null && !isUnknown(interval);
                return {
                  at: renewals,
                  value: survival,
                  key: pathOf(point),
                  ...(isBand && { band: interval }),
                };
              }),
            ],
          },
          {
            name: said.expected,
            role: 'expected',
            points: projection.map(({ renewals, share, interval }) => {
              if (share === null) return null;
              const isBand = interval !== null && !isUnknown(interval);
              return { at: renewals, value: share, ...(isBand && { band: interval }) };
            }),
          },
        ],
        { write: (value) => percent(value), value: said.newLeft, across: said.renewals },
        width,
      ),
    [curve, projection],
  );
  const table = useMemo((): ChartTable<Row> => {
    const length = Math.max(curve.length, projection.length - 1);
    const exactly = (value: number) => percent(value, 1);
    return {
      columns: [
        { id: 'renewals', label: said.renewal, kind: 'number', value: ({ renewals }) => renewals },
        numberColumn('due', said.due, ({ seen }) => seen?.due, number),
        numberColumn('lost', said.lost, ({ seen }) => seen?.lost, number),
        numberColumn('left', said.leftColumn, ({ seen }) => seen?.survival, exactly),
        numberColumn('expected', said.expectedColumn, ({ expected }) => expected, exactly),
      ],
      rows: Array.from({ length }, (_, i) => ({
        renewals: i + 1,
        seen: curve[i],
        expected: projection[i + 1]?.share,
      })),
      rowId: pathOf,
    };
  }, [curve, projection]);
  return (
    <ChartFrame
      id="contract-survival"
      subtitle={words.picture?.subtitle ?? said.newLeft}
      source={words.picture?.source ?? ''}
      finding={words.heading}
      draw={draw}
      table={table}
      keysArePaths
      fileName="contracts"
    />
  );
}

type Cohort = Contracts['cohorts'][number];

function Cohorts({ contracts, words }: PartProps) {
  const rows = useMemo(() => contracts.cohorts.filter(({ stayed }) => stayed.length > 1), [contracts]);
  const most = Math.max(0, ...rows.map(({ stayed }) => stayed.length - 1));
  const renewals = useMemo(() => Array.from({ length: most }, (_, i) => i + 1), [most]);
  const draw = useCallback(
    (width: number) =>
      heatTable(
        rows.map(({ cohort, stayed }) => ({ name: cohortName(cohort), values: stayed.slice(1) })),
        renewals.map(String),
        {
          rows: said.firstPayment,
          columns: said.renewals,
          write: (value) => percent(value),
          short: (value) => number(100 * value),
          withheld: '·',
        },
        width,
      ),
    [rows, renewals],
  );
  const table = useMemo(
    (): ChartTable<Cohort> => ({
      columns: [
        cohortColumn(said.firstPayment),
        sizeColumn(),
        ...renewals.map((n) =>
          numberColumn<Cohort>(
            `renewal-${n}`,
            String(n),
            ({ stayed }) => stayed[n],
            (share) => percent(share, 1),
          ),
        ),
      ],
      rows,
      rowId: ({ cohort }) => cohort,
    }),
    [rows, renewals],
  );
  if (rows.length < 2) return null;
  return (
    <ChartFrame
      id="contract-cohorts"
      subtitle={said.subtitles.contracts}
      source={words.picture?.source ?? ''}
      finding={words.heading}
      draw={draw}
      table={table}
      fileName="contract-cohorts"
    />
  );
}
