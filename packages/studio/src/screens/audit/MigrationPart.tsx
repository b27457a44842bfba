import { lifecycleColours, migrationChart, number } from '@attune/charts';
import { useCallback, useMemo } from 'react';
import { ChartFrame } from '../../chart/ChartFrame.tsx';
import type { ChartTable, MarkWords } from '../../chart/chart-table.ts';
import { pathOfState, states } from '../../published/lifecycle.ts';
import type { Published, Summary } from '../../published/published.ts';
import { capital } from '../../strings/capital.ts';
import { strings } from '../../strings/index.ts';
import classes from './audit.module.css';
import { Part } from './Part.tsx';
import { peopleColumn } from './people-column.tsx';
import { shown } from './shown.ts';

const said = strings.audit.migration;

type Row = Summary['migration'][number];

/** Who moved from which state to which. */
export function MigrationPart({ audit }: { audit: Published }) {
  const { migration } = audit.summary;
  const words = audit.words.sections.migration;
  const draw = useMemo(() => {
    const groups = states.map((state) => ({
      name: capital(state),
      colour: lifecycleColours[state],
      key: pathOfState(state),
    }));
    const flows = migration.flatMap((row) =>
      row.from === 'not yet a customer'
        ? []
        : [{ from: capital(row.from), to: capital(row.to), size: row.customers ?? 0, key: pathOf(row) }],
    );
    return (width: number) => migrationChart(groups, flows, number, width);
  }, [migration]);
  const table = useMemo(
    (): ChartTable<Row> => ({
      columns: [
        { id: 'from', label: said.from, value: ({ from }) => capital(from) },
        { id: 'to', label: said.to, value: ({ to }) => capital(to) },
        peopleColumn(pathOf),
      ],
      rows: migration,
      rowId: pathOf,
    }),
    [migration],
  );
  const describe = useCallback(
    (key: string): MarkWords | undefined => {
      const flow = migration.find((row) => pathOf(row) === key);
      if (flow)
        return {
          title: said.flow(flow.from, flow.to),
          values: [[strings.audit.customers, shown(flow.customers, number)]],
        };
      const state = states.find((one) => pathOfState(one) === key);
      if (!state) return undefined;
      const sum = (side: 'from' | 'to') =>
        migration
          .filter((row) => row[side] === state && row.from !== 'not yet a customer')
          .reduce((total, { customers }) => total + (customers ?? 0), 0);
      return {
        title: capital(state),
        values: [
          [said.earlier, number(sum('from'))],
          [said.now, number(sum('to'))],
        ],
      };
    },
    [migration],
  );
  return (
    <Part words={words}>
      {migration.some(({ customers }) => customers === null) && (
        <p className={classes.lead}>{said.withheld}</p>
      )}
      {words.picture && (
        <ChartFrame
          id="migration-chart"
          {...words.picture}
          finding={words.heading}
          draw={draw}
          table={table}
          describe={describe}
          keysArePaths
          fileName="migration"
        />
      )}
    </Part>
  );
}

const pathOf = ({ from, to }: Row) => `migration.${from}.${to}`;
