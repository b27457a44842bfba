import { type Comparison, type SharedSummary, withheld } from '@attune/engine';

/** Null stands for what is withheld. */
type SharedComparison = Omit<Comparison, 'moves'> & { readonly moves: SharedMove[] };
type SharedMove = Omit<Comparison['moves'][number], 'customers'> & { readonly customers: number | null };

/** What who may not see customers is shown of each of the two runs. */
interface Shown {
  readonly before: SharedSummary;
  readonly after: SharedSummary;
  /** The fewest people that a number may tell of. */
  readonly k: number;
}

/**
 * A comparison of two runs for who may not see customers: what is withheld of either run is withheld here, and so are
 * moves and causes of small groups, with what would give them away.
 */
export function shareComparison(comparison: Comparison, shown: Shown): SharedComparison {
  const { before, after, k } = shown;
  const isMoneyWithheld = [before, after].some(({ value }) => value.pastYearRevenue === null);
  return {
    ...comparison,
    headline: isMoneyWithheld
      ? 'What changed is withheld: too few people stand behind it'
      : comparison.headline,
    figures: comparison.figures.map((figure) => {
      const hidden = [isWithheldAt(before, figure.path), isWithheldAt(after, figure.path)];
      return {
        ...figure,
        before: hidden[0] ? null : figure.before,
        after: hidden[1] ? null : figure.after,
        change: hidden.includes(true) ? null : figure.change,
      };
    }),
    causes: sharedCauses(comparison.causes, isMoneyWithheld, k),
    segments: comparison.segments.map(({ scheme, segment, before: was, after: is }) => ({
      scheme,
      segment,
      before: was === null ? null : sizeOf(before, scheme, segment),
      after: is === null ? null : sizeOf(after, scheme, segment),
    })),
    moves: sharedMoves(comparison.moves, k),
  };
}

function isWithheldAt(summary: SharedSummary, path: string): boolean {
  const found = path
    .split('.')
    .reduce<unknown>(
      (node, key) =>
        typeof node === 'object' && node !== null
          ? (node as Readonly<Record<string, unknown>>)[key]
          : undefined,
      summary,
    );
  return found === null;
}

/** Their amounts add up to a known one, so one alone could be worked out. */
function sharedCauses(
  causes: Comparison['causes'],
  isMoneyWithheld: boolean,
  k: number,
): Comparison['causes'] {
  const counted = causes.flatMap((cause, i) => (cause.customers === null ? [] : [i]));
  const counts = withheld(
    counted.map((i) => causes[i]!.customers!),
    k,
    [counted.map((_, position) => position)],
  );
  return causes.map((cause, i) => {
    const position = counted.indexOf(i);
    const isHidden = isMoneyWithheld || (position >= 0 && counts[position] === null);
    return isHidden ? { ...cause, amount: null, customers: null } : cause;
  });
}

function sizeOf(
  { lifecycle, value, rfm }: SharedSummary,
  scheme: Comparison['segments'][number]['scheme'],
  segment: string,
): number | null {
  switch (scheme) {
    case 'lifecycle':
      return (lifecycle as Readonly<Record<string, number | null>>)[segment] ?? null;
    case 'value':
      return value.grid.find(({ cell }) => cell === segment)?.customers ?? null;
    case 'decile':
      return value.deciles.find(({ decile }) => String(decile) === segment)?.customers ?? null;
    case 'rfm':
      return rfm.empty.includes(segment)
        ? 0
        : (rfm.segments.find((found) => found.segment === segment)?.customers ?? null);
  }
}

/** How many were in each state, before and after, is shown beside: rows and columns have known sums. */
function sharedMoves(moves: Comparison['moves'], k: number): SharedMove[] {
  const positions = (isOne: (move: Comparison['moves'][number]) => boolean) =>
    moves.flatMap((move, i) => (isOne(move) ? [i] : []));
  const sums = [...new Set(moves.map(({ from }) => from))].map((state) =>
    positions(({ from }) => from === state),
  );
  const others = [...new Set(moves.map(({ to }) => to))].map((state) => positions(({ to }) => to === state));
  const counts = withheld(
    moves.map(({ customers }) => customers),
    k,
    [...sums, ...others],
  );
  return moves.map((move, i) => ({ ...move, customers: counts[i] ?? null }));
}
