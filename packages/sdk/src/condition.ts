import { connectives } from './connective.ts';
import type { AnyOperator } from './operator.ts';
import { comparison, is, isObject, isOperators, lists, sets, text, versions } from './operators/index.ts';
import { valueAt } from './path.ts';
import {
  type Condition,
  deeper,
  maxDepth,
  type Problem,
  type Reader,
  type SavedGroups,
  type ValueTest,
} from './reading.ts';

export type ParseResult =
  | { readonly ok: true; readonly condition: Condition }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface ParseOptions {
  /** The saved groups there are. When given, an unknown one is a problem; otherwise it has no members. */
  readonly groups?: readonly string[];
  /**
   * What a comparison makes of a missing field. `zero` (default): it counts as 0, as in GrowthBook's SDK.
   * `no match`: it passes only what asks for absence (`null`, `$exists: false`) or is negative (`$ne`, `$nin`, …).
   */
  readonly missing?: 'zero' | 'no match';
}

const operators: Readonly<Record<string, AnyOperator>> = {
  ...comparison,
  ...sets,
  ...text,
  ...lists,
  ...versions,
};

/**
 * Checks a condition written as JSON (GrowthBook's language and a few text operators). All that is malformed
 * is listed; nothing malformed is ever read as true or as false.
 */
export function parseCondition(json: unknown, options: ParseOptions = {}): ParseResult {
  const problems: Problem[] = [];
  const condition = new ConditionReader('', 0, problems, options).condition(json);
  return condition && problems.length === 0 ? { ok: true, condition } : { ok: false, problems };
}

/** Whether the condition holds for these attributes. Any data gives an answer; a missing field is null. */
export function evaluate(condition: Condition, attributes: unknown, groups: SavedGroups = {}): boolean {
  return condition.holds(attributes, groups);
}

class ConditionReader implements Reader {
  readonly path: string;
  readonly depth: number;
  readonly #problems: Problem[];
  readonly #options: ParseOptions;

  constructor(path: string, depth: number, problems: Problem[], options: ParseOptions) {
    this.path = path;
    this.depth = depth;
    this.#problems = problems;
    this.#options = options;
  }

  at(key: string | number): ConditionReader {
    return new ConditionReader(deeper(this.path, key), this.depth + 1, this.#problems, this.#options);
  }

  fail(message: string): undefined {
    this.#problems.push({ path: this.path, message });
  }

  knowsGroup(name: string): boolean {
    return this.#options.groups?.includes(name) ?? true;
  }

  condition(json: unknown): Condition | undefined {
    if (!isObject(json)) return this.fail('A condition is an object, such as {"country": "DE"}.');
    if (this.depth > maxDepth) return this.fail(`Conditions nest at most ${maxDepth} deep.`);
    const clauses = Object.entries(json).map(([key, value]) => {
      const reader = this.at(key);
      if (key.startsWith('$')) {
        const connective = Object.hasOwn(connectives, key) ? connectives[key] : undefined;
        return connective ? connective(value, reader) : reader.fail(`"${key}" is unknown here.`);
      }
      return field(key, reader.value(value));
    });
    if (!clauses.every((clause) => clause !== undefined)) return undefined;
    return { holds: (attributes, groups) => clauses.every((clause) => clause.holds(attributes, groups)) };
  }

  value(json: unknown): ValueTest | undefined {
    if (this.depth > maxDepth) return this.fail(`Conditions nest at most ${maxDepth} deep.`);
    const emptyIsZero = this.#options.missing !== 'no match';
    if (!isObject(json)) {
      return json === undefined ? this.fail('A value is missing.') : is.bind(json, this, emptyIsZero);
    }
    const keys = Object.keys(json);
    if (!isOperators(json)) {
      if (keys.some((key) => key.startsWith('$'))) return this.fail('Operators and plain fields are mixed.');
      return is.bind(json, this, emptyIsZero);
    }
    const tests = keys.map((key) => {
      const reader = this.at(key);
      const operator = Object.hasOwn(operators, key) ? operators[key] : undefined;
      return operator
        ? operator.bind(json[key], reader, emptyIsZero)
        : reader.fail(`"${key}" is not an operator.`);
    });
    if (!tests.every((test) => test !== undefined)) return undefined;
    return { holds: (actual, groups) => tests.every((test) => test.holds(actual, groups)) };
  }
}

function field(path: string, test: ValueTest | undefined): Condition | undefined {
  const keys = path.split('.');
  return test && { holds: (attributes, groups) => test.holds(valueAt(attributes, keys), groups) };
}
