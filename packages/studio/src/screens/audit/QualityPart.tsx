import { monthBars, monthOf, number, readable } from '@attune/charts';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { ChartFrame } from '../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../chart/chart-table.ts';
import { Figure } from '../../origin/Figure.tsx';
import type { Published, Summary } from '../../published/published.ts';
import { strings } from '../../strings/index.ts';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import classes from './audit.module.css';
import { Part } from './Part.tsx';
import { amountColumn } from './people-column.tsx';

const said = strings.audit.quality;

interface Month {
  readonly path: string;
  readonly month: string;
  readonly expected: number;
  readonly analysed: number;
  readonly matches: boolean;
}

/** What could be used of the files, and what was set aside, and why. */
export function QualityPart({ audit }: { audit: Published }) {
  const { summary, words, money } = audit;
  const { quality, rejected, duplicatesByRule, reconciliation } = summary;
  const section = words.sections.quality;
  const months = useMemo(
    (): readonly Month[] =>
      reconciliation.months.map(({ month, files, duplicates, rejected, later, analysed, matches }) => ({
        path: `reconciliation.${month}`,
        month,
        expected: files - duplicates - rejected - later,
        analysed,
        matches,
      })),
    [reconciliation],
  );
  const draw = useMemo(() => {
    const drawn = months.map((month) => ({ ...month, key: month.path }));
    return (width: number) => monthBars(drawn, { write: money.tick, heading: said.amounts }, width);
  }, [months, money]);
  const table = useMemo(
    (): ChartTable<Month> => ({
      columns: [
        {
          id: 'month',
          label: strings.audit.reconciliation.month,
          value: ({ month }) => month,
          text: ({ month }) => monthOf(month),
        },
        amountColumn('expected', strings.audit.reconciliation.expected, audit, ({ expected }) => expected),
        amountColumn(
          'analysed',
          strings.audit.reconciliation.analysed,
          audit,
          ({ analysed }) => analysed,
          ({ path }) => path,
        ),
        { id: 'matches', label: strings.audit.reconciliation.matches, value: ({ matches }) => matches },
      ],
      rows: months,
      rowId: ({ path }) => path,
    }),
    [months, audit],
  );
  return (
    <Part words={section}>
      {quality.length > 0 && (
        <ul className={classes.notes}>
          {quality.map(({ level, text }, index) => (
            <li key={text ?? index}>
              {level === 'warning' && <strong>{said.warning} </strong>}
              {text === null ? said.withheld : readable(text)}
            </li>
          ))}
        </ul>
      )}
      {section.picture && (
        <>
          <ChartFrame
            id="months"
            {...section.picture}
            finding={words.reconciliation.sentence}
            draw={draw}
            table={table}
            keysArePaths
            fileName="reconciliation-by-month"
          />
          <p className={classes.lead}>{words.reconciliation.total}</p>
        </>
      )}
      {rejected.length > 0 && (
        <>
          <h3 className={classes.minor}>{said.rejectedName}</h3>
          <DataTable
            name={said.rejectedName}
            columns={rejectedColumns}
            rows={rejected}
            rowId={({ code }) => code}
            fileName="rejected-by-reason"
            tools={<Link to="/data">{said.see}</Link>}
          />
        </>
      )}
      {duplicatesByRule.length > 0 && (
        <>
          <h3 className={classes.minor}>{said.duplicatesName}</h3>
          <DataTable
            name={said.duplicatesName}
            columns={duplicateColumns}
            rows={duplicatesByRule}
            rowId={({ rule }) => rule}
            fileName="duplicates-by-rule"
          />
        </>
      )}
    </Part>
  );
}

type Rejected = Summary['rejected'][number];
type Duplicates = Summary['duplicatesByRule'][number];

const rejectedColumns: readonly Column<Rejected>[] = [
  { id: 'reason', label: said.reason, value: ({ reason }) => reason },
  { id: 'code', label: said.code, value: ({ code }) => code, cell: ({ code }) => <code>{code}</code> },
  {
    id: 'rows',
    label: said.rows,
    kind: 'number',
    value: ({ rows }) => rows,
    cell: ({ code, rows }) => <Figure path={`rejected.${code}`}>{number(rows)}</Figure>,
  },
];

const duplicateColumns: readonly Column<Duplicates>[] = [
  { id: 'rule', label: said.repeated, value: ({ rule }) => said.duplicateRules[rule] ?? rule },
  {
    id: 'rows',
    label: said.rows,
    kind: 'number',
    value: ({ rows }) => rows,
    cell: ({ rule, rows }) => <Figure path={`duplicatesByRule.${rule}`}>{number(rows)}</Figure>,
  },
];
