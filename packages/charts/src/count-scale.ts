import { light } from './palette.ts';

/** A class of counts and its colour as the page's variable. */
export interface CountClass {
  readonly from: number;
  readonly to: number;
  readonly colour: string;
}

const steps = light.sequential.length;

/**
 * Counts in at most five classes, each twice or more the one before, from little to much in one hue: a field of
 * customers has a few crowded cells and many thin ones, and an even scale would show only the crowded. Nought is in
 * no class, for it is not drawn.
 */
export function countScale(counts: readonly number[]): {
  readonly classes: readonly CountClass[];
  readonly classOf: (count: number) => CountClass | undefined;
} {
  const largest = Math.max(0, ...counts);
  if (largest < 1) return { classes: [], classOf: () => undefined };
  const factor = Math.max(2, largest ** (1 / steps));
  const starts = [1];
  while (starts.length < steps) {
    const next = rounded(factor ** starts.length);
    if (next <= starts.at(-1)! || next > largest) break;
    starts.push(next);
  }
  const classes = starts.map((from, index) => ({
    from,
    to: (starts[index + 1] ?? largest + 1) - 1,
    // With fewer classes than colours, the strongest are taken: they are told apart best.
    colour: `var(--chart-sequential-${index + 1 + steps - starts.length})`,
  }));
  return { classes, classOf: (count) => classes.findLast(({ from }) => count >= from) };
}

/** To one digit, so that the edges of classes can be read. */
function rounded(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.round(value / power) * power;
}
