import type { GivenFact } from '../customers/index.ts';

/** Customers of one class of a fact, or of several small ones together. */
export interface FactLevel {
  readonly level: string;
  readonly customers: number;
}

/** The levels of a fact by which customers are compared. */
export interface FactLevels {
  readonly fact: GivenFact;
  /** The first is what the others are compared with: the most frequent. */
  readonly levels: readonly FactLevel[];
  /** Place in `levels` of each class as the data has it. */
  readonly placeOf: ReadonlyMap<string, number>;
}

/** Fewer say more of chance than of their kind. */
export const leastOfLevel = { customers: 50, repeaters: 10 } as const;
/** Beyond these, the less frequent are taken together. */
export const mostLevels = 8;

const unknownLevel = 'not known';
const otherLevels = 'other';

export interface ClassCount {
  readonly customers: number;
  readonly repeaters: number;
}

/** Not known is a level; small ones are one together, or go with the most frequent where they are too small for that. */
export function factLevels(fact: GivenFact, counts: ReadonlyMap<string, ClassCount>): FactLevels {
  const isEnough = ({ customers, repeaters }: ClassCount) =>
    customers >= leastOfLevel.customers && repeaters >= leastOfLevel.repeaters;
  const sorted = [...counts].toSorted(
    ([a, one], [b, other]) => other.customers - one.customers || (a < b ? -1 : 1),
  );
  const own = sorted.filter(([, count]) => isEnough(count)).slice(0, mostLevels - 1);
  const kept = own.length > 0 ? own : sorted.slice(0, 1);
  const rest = sorted.filter((one) => !kept.includes(one));
  const together = rest.reduce(
    (sum, [, { customers, repeaters }]) => ({
      customers: sum.customers + customers,
      repeaters: sum.repeaters + repeaters,
    }),
    { customers: 0, repeaters: 0 },
  );
  const levels = kept.map(([name, { customers }]) => ({ level: name || unknownLevel, customers }));
  const placeOf = new Map(kept.map(([name], place) => [name, place]));
  const restAt = isEnough(together) && own.length > 0 ? levels.length : 0;
  for (const [name] of rest) placeOf.set(name, restAt);
  if (restAt > 0) levels.push({ level: nameApart(levels, otherLevels), customers: together.customers });
  else if (levels[0]) levels[0] = { ...levels[0], customers: levels[0].customers + together.customers };
  return { fact, levels, placeOf };
}

/** A file may have a class of that name itself. */
function nameApart(levels: readonly FactLevel[], name: string): string {
  return levels.some(({ level }) => level === name) ? `${name} (together)` : name;
}
