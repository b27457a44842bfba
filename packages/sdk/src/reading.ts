/** What is wrong in a condition, and where: `path` is a JSON pointer (RFC 6901) into the condition. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

/** Named lists of values that `$inGroup` looks into. */
export type SavedGroups = Readonly<Record<string, readonly unknown[]>>;

/** One check of one value, ready to run. */
export interface ValueTest {
  holds(actual: unknown, groups: SavedGroups): boolean;
}

/** A checked condition, ready to run on the attributes of one person, visit or thing. */
export interface Condition {
  holds(attributes: unknown, groups: SavedGroups): boolean;
}

/** How deep conditions may nest. More is a mistake or an attack, and would exhaust the stack. */
export const maxDepth = 40;

/** Where reading stands, and a way to complain. */
export interface Place {
  readonly path: string;
  /** The place one step deeper. */
  at(key: string | number): Place;
  /** Notes a problem at this place; returns undefined, so that it can be returned. */
  fail(message: string): undefined;
  /** Whether a saved group of that name exists, as far as the caller said which do. */
  knowsGroup(name: string): boolean;
}

/** A place that can read what nests: for operators that hold further tests. */
export interface Reader extends Place {
  readonly depth: number;
  at(key: string | number): Reader;
  /** Reads what may stand behind a field name: a value, or an object of operators. */
  value(json: unknown): ValueTest | undefined;
  /** Reads a whole condition. */
  condition(json: unknown): Condition | undefined;
}

/** The pointer one key deeper. */
export function deeper(path: string, key: string | number): string {
  return `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
