import {
  isWithheldAt,
  LinkedTables,
  type SharedSummary,
  type Summary,
  shareSummary,
} from '../../report/index.ts';
import type { Cause, Comparison, Figure, Move, Pair, SegmentChange } from './comparison.ts';

/** A comparison in which null stands for what is withheld. */
export interface SharedComparison extends Omit<Comparison, 'moves'> {
  readonly moves: (Omit<Move, 'customers'> & { readonly customers: number | null })[];
}

/**
 * The comparison for who may not see customers. What the shared summaries of the two runs withhold is withheld here
 * too; of moves and causes, the groups of fewer than k people and what would give them away. That a total grew by
 * few from one run to the next can be seen: see docs/decisions/0012-small-cells.md.
 */
export function shareComparison(
  comparison: Comparison,
  { older, newer }: Pair<Summary>,
  k: number,
): SharedComparison {
  const shared = { older: shareSummary(older, k), newer: shareSummary(newer, k) };
  const causes = shareCauses(comparison.causes, k);
  const figures = comparison.figures.map((figure) => shareFigure(figure, shared));
  const isTold =
    causes.every(({ text }, i) => text === comparison.causes[i]!.text) &&
    figures.every(({ before, after, unit }, i) => {
      const exact = comparison.figures[i]!;
      return unit !== 'money' || (before === exact.before && after === exact.after);
    });
  return {
    ...comparison,
    headline: isTold
      ? comparison.headline
      : 'What changed cannot be told in full: too few people stand behind it',
    figures,
    causes,
    segments: comparison.segments.map((row) => shareSegment(row, shared)),
    moves: shareMoves(comparison.moves, { older, newer }, shared, k),
  };
}

/** A figure is told where the summary of its run tells it; limits in days are the playbook's and tell of nobody. */
function shareFigure(figure: Figure, { older, newer }: Pair<SharedSummary>): Figure {
  if (figure.unit === 'days') return figure;
  const before = isWithheldAt(older, figure.path) ? null : figure.before;
  const after = isWithheldAt(newer, figure.path) ? null : figure.after;
  const hasBoth = before === figure.before && after === figure.after;
  return { ...figure, before, after, change: hasBoth ? figure.change : null };
}

/** The amounts of all causes add up to the change, so one alone cannot be withheld. */
function shareCauses(causes: readonly Cause[], k: number): Cause[] {
  const tables = new LinkedTables();
  for (const [i, { customers }] of causes.entries())
    tables.add(String(i), customers ?? Number.MAX_SAFE_INTEGER, customers === null);
  tables.shareMoney(
    causes.flatMap(({ amount }, i) => (amount === null ? [] : [[String(i), amount] as const])),
  );
  const hidden = tables.toWithhold(k);
  return causes.map((cause, i) =>
    hidden.has(String(i))
      ? {
          ...cause,
          text: 'Not told, because too few people stand behind it or beside it.',
          amount: null,
          customers: null,
        }
      : cause,
  );
}

function shareSegment(row: SegmentChange, { older, newer }: Pair<SharedSummary>): SegmentChange {
  const { scheme, segment, before, after } = row;
  return {
    ...row,
    before: isShown(older, scheme, segment) ? before : null,
    after: isShown(newer, scheme, segment) ? after : null,
  };
}

/** Whether the summary tells the size of a segment. One that it does not list holds nobody. */
function isShown(summary: SharedSummary, scheme: SegmentChange['scheme'], segment: string): boolean {
  const { lifecycleValue, value, rfm } = summary;
  const sizes = {
    lifecycle: lifecycleValue.map(({ state, customers }) => [state, customers] as const),
    value: value.grid.map(({ cell, customers }) => [cell, customers] as const),
    decile: value.deciles.map(({ decile, customers }) => [String(decile), customers] as const),
    rfm: rfm.segments.map(({ segment: name, customers }) => [name, customers] as const),
  }[scheme];
  return !sizes.some(([name, customers]) => name === segment && customers === null);
}

/**
 * Moves add up to the states of both runs, and these are shown or withheld in their audits already. Where even
 * withholding every move would not do, because most moves are nobody's, none is listed.
 */
function shareMoves(
  moves: readonly Move[],
  { older, newer }: Pair<Summary>,
  shared: Pair<SharedSummary>,
  k: number,
): SharedComparison['moves'] {
  const tables = new LinkedTables();
  const ids = moves.map(({ from, to, customers }) => tables.add(`${from} > ${to}`, customers));
  const idsOf = (is: (move: Move) => boolean) => ids.filter((_, i) => is(moves[i]!));
  for (const state of Object.keys(older.lifecycle) as (keyof Summary['lifecycle'])[]) {
    const was = tables.decided(
      `was ${state}`,
      older.lifecycle[state],
      shared.older.lifecycle[state] === null,
    );
    const is = tables.decided(`is ${state}`, newer.lifecycle[state], shared.newer.lifecycle[state] === null);
    tables.consistsOf(
      [was],
      idsOf(({ from }) => from === state),
    );
    tables.consistsOf(
      [is],
      idsOf(({ to }) => to === state),
    );
  }
  const hidden = tables.toWithhold(k);
  if (tables.isTold(hidden, k)) return [];
  return moves.map((move, i) => ({ ...move, customers: hidden.has(ids[i]!) ? null : move.customers }));
}
