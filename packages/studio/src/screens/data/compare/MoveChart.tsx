import { day, migrationChart, number, percent } from '@attune/charts';
import type { Comparison } from '@attune/client';
import { useCallback, useMemo } from 'react';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../../chart/chart-table.ts';
import { strings } from '../../../strings/index.ts';
import classes from '../data.module.css';
import { moveKey, movesOf, stateName } from './moves.ts';

type Move = Comparison['moves'][number];
const words = strings.data.compare;

/** Which customers moved from one lifecycle state to another between the two runs. */
export function MoveChart({ comparison }: { comparison: Comparison }) {
  const { moves, from, to } = comparison;
  const { flows, states, customers, moved, came, gone, withheld } = useMemo(
    () => movesOf(comparison),
    [comparison],
  );
  const draw = useCallback((width: number) => migrationChart(states, flows, number, width), [states, flows]);
  const table = useMemo(
    (): ChartTable<Move> => ({
      columns: [
        { id: 'from', label: words.movesFrom, value: (move) => stateName(move.from) },
        { id: 'to', label: words.movesTo, value: (move) => stateName(move.to) },
        {
          id: 'customers',
          label: words.customers,
          kind: 'number',
          value: (move) => move.customers,
          text: (move) => (move.customers === null ? strings.data.withheld : number(move.customers)),
        },
      ],
      rows: moves,
      rowId: moveKey,
    }),
    [moves],
  );
  if (customers === 0) return null;
  const heading =
    withheld > 0
      ? words.movesAtLeast(number(moved))
      : moved === 0
        ? words.movesNone
        : words.movesHeading(number(moved), percent(moved / customers));
  const left = [
    ...(came + gone > 0 ? [words.movesEnds(number(came), number(gone))] : []),
    ...(withheld > 0 ? [words.movesWithheld(withheld)] : []),
  ];
  return (
    <section className={classes.section} aria-labelledby="moves">
      <h2 id="moves">{heading}</h2>
      <ChartFrame
        id="move-chart"
        subtitle={words.movesSubtitle}
        lead={left.length > 0 && left.join(' ')}
        finding={heading}
        draw={draw}
        source={words.bridgeSource(`${from.id}, ${day(from.asOf)},`, `${to.id}, ${day(to.asOf)}`)}
        table={table}
        fileName="moves"
      />
    </section>
  );
}
