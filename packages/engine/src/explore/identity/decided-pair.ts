/** What a person said of two identifiers, as the workspace keeps it. `open` takes an answer back, or puts it off. */
export interface DecidedPair {
  readonly keys: readonly [string, string];
  readonly decision: 'apart' | 'together' | 'open';
  readonly version: number;
  /** ISO instant in UTC. */
  readonly decidedAt: string;
  readonly decidedBy: string;
}

/** The latest word on each pair, whichever of the two is named first. */
export class DecidedPairs {
  readonly #byPair: ReadonlyMap<string, DecidedPair>;

  constructor(decided: readonly DecidedPair[]) {
    this.#byPair = new Map(decided.map((one) => [nameOf(one.keys), one]));
  }

  of(keys: readonly [string, string]): DecidedPair | null {
    return this.#byPair.get(nameOf(keys)) ?? null;
  }
}

function nameOf(keys: readonly [string, string]): string {
  return JSON.stringify([...keys].sort());
}
