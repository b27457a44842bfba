/**
 * Which counts of people have to stay unsaid so that no small group can be read off or worked out. Cell suppression
 * with complementary cells, as official statistics do it (Hundepool et al., Statistical Disclosure Control, 2012,
 * chapter 4), over several tables that share cells.
 */

export interface Cell {
  readonly people: number;
  /** A group that no table shows, but that a reader could work out: what a total has beside its parts. */
  readonly isImplied?: boolean;
  /** Withheld as the last resort: many sentences and shares speak of it. */
  readonly isTotal?: boolean;
  /** Shown or withheld elsewhere, and decided there. */
  readonly isDecided?: boolean;
}

/** Cells whose sum, with these signs, every reader knows. A total that is a cell itself stands with -1. */
export interface Equation {
  readonly of: 'people' | 'money';
  readonly terms: ReadonlyMap<string, 1 | -1>;
}

/**
 * The cells to withhold: groups of 1 to k − 1 people, and as few others as needed so that linear equations tell none
 * of the withheld counts, nor the money of a small group, and so that withheld cells that add up to a known sum
 * are together no small group either. A group of nobody is shown.
 *
 * @param forced cells that are withheld for another reason
 */
function cellsToWithhold(
  cells: ReadonlyMap<string, Cell>,
  equations: readonly Equation[],
  k: number,
  forced: Iterable<string> = [],
): ReadonlySet<string> {
  const isSmall = ([, { people, isDecided }]: readonly [string, Cell]) => !isDecided && isTooFew(people, k);
  const hidden = new Set([...forced, ...[...cells].filter(isSmall).map(([id]) => id)]);
  const added: string[] = [];
  for (;;) {
    const told = firstTold(cells, equations, k, hidden);
    if (told === undefined) break;
    const next = complement(cells, equations, hidden, told);
    if (next === undefined) break;
    hidden.add(next);
    added.push(next);
  }
  // What was added first may be needless beside what came later.
  if (firstTold(cells, equations, k, hidden) === undefined)
    for (const cell of added.sort((a, b) => cells.get(b)!.people - cells.get(a)!.people)) {
      hidden.delete(cell);
      if (firstTold(cells, equations, k, hidden)) hidden.add(cell);
    }
  return new Set([...hidden].filter((id) => !cells.get(id)!.isImplied));
}

export function isTooFew(people: number, k: number): boolean {
  return people > 0 && people < k;
}

/** A cell that a reader could still work out, and through which equations. */
interface Told {
  readonly through: readonly Equation[];
}

function firstTold(
  cells: ReadonlyMap<string, Cell>,
  equations: readonly Equation[],
  k: number,
  hidden: ReadonlySet<string>,
): Told | undefined {
  // A rest of nobody could be known to be one, so it hides nothing; a large one is unknown, and may be found out.
  const isUnknown = (id: string) =>
    hidden.has(id) || (cells.get(id)!.isImplied === true && cells.get(id)!.people > 0);
  // To find out that a withheld group is empty tells of nobody; then it hides nobody either, and its neighbour is told.
  const mustStay = (id: string) => hidden.has(id) && cells.get(id)!.people > 0;
  const ofPeople = equations.filter((equation) => equation.of === 'people');
  const ofMoney = equations.filter((equation) => equation.of === 'money');
  const people = tellingEquations(ofPeople, isUnknown, mustStay);
  if (people) return { through: people };
  const isSmall = (id: string) => isTooFew(cells.get(id)!.people, k) && hidden.has(id);
  const money = tellingEquations(ofMoney, isUnknown, isSmall);
  if (money) return { through: money };
  for (const equation of ofPeople) {
    const unknown = [...equation.terms].filter(([id]) => isUnknown(id));
    const hasSmall = unknown.some(([id]) => isSmall(id));
    const isSum = unknown.every(([, sign]) => sign === unknown[0]![1]);
    // A known sum that is small itself was told by somebody else: nothing is left to hide it with.
    const hasMore = [...equation.terms.keys()].some((id) => !isUnknown(id) && cells.get(id)!.people > 0);
    if (!hasSmall || !isSum || !hasMore) continue;
    const together = unknown.reduce((sum, [id]) => sum + cells.get(id)!.people, 0);
    if (together < k || together <= unknown.length) return { through: [equation] };
  }
  return undefined;
}

/** An equation that tells a wanted cell by itself; where only several together tell one, all that it stands in. */
function tellingEquations(
  equations: readonly Equation[],
  isUnknown: (id: string) => boolean,
  isWanted: (id: string) => boolean,
): readonly Equation[] | undefined {
  for (const equation of equations) {
    const unknown = [...equation.terms.keys()].filter(isUnknown);
    if (unknown.length === 1 && isWanted(unknown[0]!)) return [equation];
  }
  const [cell] = determined(equations, isUnknown, isWanted);
  return cell === undefined ? undefined : equations.filter(({ terms }) => terms.has(cell));
}

/**
 * The cell that costs least: a part before a total, one with people before an empty one, one that leaves no new gap
 * in another sum, and then the smallest.
 */
function complement(
  cells: ReadonlyMap<string, Cell>,
  equations: readonly Equation[],
  hidden: ReadonlySet<string>,
  { through }: Told,
): string | undefined {
  const gaps = (id: string) =>
    equations.filter(({ terms }) => terms.has(id) && ![...terms.keys()].some((other) => hidden.has(other)))
      .length;
  const cost = (id: string) => {
    const { people, isTotal } = cells.get(id)!;
    return [(isTotal ? 2 : 0) + (people === 0 ? 1 : 0), gaps(id), people] as const;
  };
  const reached = new Set(through.flatMap(({ terms }) => [...terms.keys()]));
  // Where the equations of the cell itself have nothing left, the ones beside them follow.
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    const candidates = [...reached]
      .filter((id) => !hidden.has(id) && !cells.get(id)!.isImplied && !cells.get(id)!.isDecided)
      .map((id) => ({ id, cost: cost(id) }));
    const [cheapest] = candidates.sort(
      ({ cost: a, id: first }, { cost: b, id: second }) =>
        a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || (first < second ? -1 : 1),
    );
    if (cheapest !== undefined) return cheapest.id;
    for (const { terms } of equations)
      if ([...terms.keys()].some((id) => reached.has(id))) for (const id of terms.keys()) reached.add(id);
  }
  return undefined;
}

/** Gauss and Jordan: an unknown is determined where a row of the reduced equations has it alone. */
function determined(
  equations: readonly Equation[],
  isUnknown: (id: string) => boolean,
  isWanted: (id: string) => boolean,
): string[] {
  const columns = [...new Set(equations.flatMap(({ terms }) => [...terms.keys()].filter(isUnknown)))];
  const place = new Map(columns.map((id, i) => [id, i]));
  const rows = equations.map(({ terms }) => {
    const row = new Float64Array(columns.length);
    for (const [id, sign] of terms) {
      const i = place.get(id);
      if (i !== undefined) row[i] = sign;
    }
    return row;
  });
  reduce(rows, columns.length);
  return rows.flatMap((row) => {
    const alone = columns.filter((_, i) => Math.abs(row[i]!) > tiny);
    return alone.length === 1 && isWanted(alone[0]!) ? alone : [];
  });
}

/** The entries are small whole numbers and their quotients, so what is smaller than this is nought. */
const tiny = 1e-9;

function reduce(rows: readonly Float64Array[], width: number): void {
  let done = 0;
  for (let column = 0; column < width && done < rows.length; column++) {
    let best = done;
    for (let i = done + 1; i < rows.length; i++)
      if (Math.abs(rows[i]![column]!) > Math.abs(rows[best]![column]!)) best = i;
    const pivot = rows[best]!;
    if (Math.abs(pivot[column]!) <= tiny) continue;
    const other = rows[done]!.slice();
    rows[done]!.set(pivot);
    if (best !== done) pivot.set(other);
    const lead = rows[done]!;
    const scale = lead[column]!;
    for (let j = column; j < width; j++) lead[j]! /= scale;
    for (const [i, row] of rows.entries()) {
      const factor = row[column]!;
      if (i === done || Math.abs(factor) <= tiny) continue;
      for (let j = column; j < width; j++) row[j]! -= factor * lead[j]!;
    }
    done++;
  }
}

/** Collects cells and what ties them together. */
export class LinkedTables {
  readonly cells = new Map<string, Cell>();
  readonly equations: Equation[] = [];
  readonly forced = new Set<string>();

  /** A cell that another reply shows or withholds: here it cannot be withheld any more. */
  decided(id: string, people: number, isWithheld: boolean): string {
    this.cells.set(id, { people, isDecided: true });
    if (isWithheld) this.forced.add(id);
    return id;
  }

  add(id: string, people: number, isTotal = false): string {
    this.cells.set(id, { people, ...(isTotal && { isTotal }) });
    return id;
  }

  /** Whole and parts that add up to it; what is left over is a group of its own, which no table shows. */
  consistsOf(whole: readonly string[], parts: readonly string[]): void {
    const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + this.cells.get(id)!.people, 0);
    const rest = sum(whole) - sum(parts);
    const terms = new Map<string, 1 | -1>();
    for (const id of parts) terms.set(id, 1);
    for (const id of whole) terms.set(id, -1);
    if (rest > 0) {
      const id = `rest ${this.equations.length}`;
      this.cells.set(id, { people: rest, isImplied: true });
      terms.set(id, 1);
    }
    if (terms.size > 0) this.equations.push({ of: 'people', terms });
  }

  /** Money whose sum everybody knows. Who has none is known to have none. */
  shareMoney(parts: readonly (readonly [id: string, money: number])[]): void {
    const terms = new Map(parts.filter(([, money]) => money !== 0).map(([id]) => [id, 1 as const]));
    if (terms.size > 0) this.equations.push({ of: 'money', terms });
  }

  toWithhold(k: number): ReadonlySet<string> {
    return cellsToWithhold(this.cells, this.equations, k, this.forced);
  }

  /** Whether something that has to stay unsaid can be worked out, although these are withheld. */
  isTold(withheld: ReadonlySet<string>, k: number): boolean {
    const implied = [...this.cells].filter(([, cell]) => cell.isImplied && isTooFew(cell.people, k));
    const hidden = new Set([...withheld, ...implied.map(([id]) => id)]);
    return firstTold(this.cells, this.equations, k, hidden) !== undefined;
  }
}
