import { lifecycleColours, migrationChart, number } from '@attune/charts';
import { useCallback, useMemo } from 'react';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartTable, MarkWords } from '../../../chart/chart-table.ts';
import { Finding } from '../../../published/Finding.tsx';
import { pathOfState, type State, states } from '../../../published/lifecycle.ts';
import type { Published } from '../../../published/published.ts';
import { capital } from '../../../strings/capital.ts';
import { strings } from '../../../strings/index.ts';
import { customersColumn } from '../figure-columns.tsx';
import { shown } from '../shown.ts';
import { endOfFlow, type Flow, pathOfFlow } from './states.ts';

const said = strings.segments.lifecycle;

const joined = ({ from }: Flow) => from === 'not yet a customer';

/** Who moved from which state to which between the earlier day and now. */
export function StateFlows({ published }: { published: Published }) {
  const { migration } = published.summary;
  const words = published.words.sections.migration;
  const draw = useMemo(() => {
    const groups = states.map((state) => ({
      name: capital(state),
      colour: lifecycleColours[state],
      key: pathOfState(state),
    }));
    const flows = migration
      .filter((flow) => !joined(flow))
      .map((flow) => ({
        from: capital(flow.from),
        to: capital(flow.to),
        size: flow.customers ?? 0,
        key: pathOfFlow(flow),
      }));
    return (width: number) => migrationChart(groups, flows, number, width);
  }, [migration]);
  const table = useMemo(
    (): ChartTable<Flow> => ({
      columns: [
        { id: 'from', label: said.from, value: ({ from }) => capital(from) },
        { id: 'to', label: said.to, value: ({ to }) => capital(to) },
        customersColumn<Flow>(pathOfFlow),
      ],
      rows: migration,
      rowId: pathOfFlow,
    }),
    [migration],
  );
  const describe = useCallback(
    (key: string): MarkWords | undefined => {
      const flow = endOfFlow(key, migration);
      if (flow) {
        const { customers = null } = migration.find((row) => pathOfFlow(row) === key) ?? {};
        return {
          title: said.flow(flow.from, flow.to),
          values: [[strings.segments.customers, shown(customers, number)]],
        };
      }
      const state = states.find((one) => pathOfState(one) === key);
      return state && { title: capital(state), values: endsOf(state, migration) };
    },
    [migration],
  );
  return (
    <Finding words={words}>
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
    </Finding>
  );
}

/** How many were in a state then, and are now, of those who were customers on both days. */
function endsOf(state: State, migration: readonly Flow[]): MarkWords['values'] {
  return (['from', 'to'] as const).map((side) => {
    const flows = migration.filter((flow) => flow[side] === state && !joined(flow));
    const sum = flows.some(({ customers }) => customers === null)
      ? null
      : flows.reduce((total, { customers }) => total + (customers ?? 0), 0);
    return [
      side === 'from' ? said.earlier : said.now,
      sum === null ? said.notAllShown : number(sum),
    ] as const;
  });
}
