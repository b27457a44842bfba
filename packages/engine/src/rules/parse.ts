import { deeper, isObject, isOperators, maxDepth } from '@attune/sdk';
import { allOf } from './all-of.sql.ts';
import type { Catalogue, EventTable, Field } from './catalogue.ts';
import { fieldPart } from './field.sql.ts';
import { nearestName } from './nearest-name.ts';
import { every } from './nodes/connectives.sql.ts';
import { nodes } from './nodes/table.ts';
import { $eq } from './operators/comparison.sql.ts';
import { sameList } from './operators/lists.sql.ts';
import { operators } from './operators/table.ts';
import type { FieldTest, RulePart, RulePlace, RuleProblem } from './rule.ts';

/** More is a mistake or an attack: a long list of values is one condition. */
const mostConditions = 1000;

export type RuleResult =
  | { readonly ok: true; readonly rule: RulePart }
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/**
 * Checks a rule written as JSON against the fields that there are. Every problem is listed with its place and,
 * for a misspelt name, the name that was probably meant. Nothing malformed is ever read as true or as false.
 *
 * An empty field is unknown, not 0: it passes what asks for absence (`null`, `$exists: false`) and what is negative
 * (`$ne`, `$nin`, `$notRegex`, `$not`, …), and nothing else. The sdk reads so with `missing: 'no match'`.
 */
export function parseRule(json: unknown, catalogue: Catalogue): RuleResult {
  const problems: RuleProblem[] = [];
  const rule = new RuleReader({
    path: '',
    depth: 0,
    problems,
    catalogue,
    table: undefined,
    read: { conditions: 0 },
  }).condition(json);
  return rule && problems.length === 0 ? { ok: true, rule } : { ok: false, problems };
}

interface State {
  readonly path: string;
  readonly depth: number;
  readonly problems: RuleProblem[];
  readonly catalogue: Catalogue;
  readonly table: EventTable | undefined;
  /** Counts along, over the whole rule. */
  readonly read: { conditions: number };
}

class RuleReader implements RulePlace {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  get path(): string {
    return this.#state.path;
  }

  get catalogue(): Catalogue {
    return this.#state.catalogue;
  }

  get table(): EventTable | undefined {
    return this.#state.table;
  }

  at(key: string | number): RuleReader {
    return new RuleReader({ ...this.#state, path: deeper(this.path, key), depth: this.#state.depth + 1 });
  }

  within(table: EventTable): RuleReader {
    return new RuleReader({ ...this.#state, table });
  }

  fail(message: string): undefined {
    this.#state.problems.push({ path: this.path, message });
  }

  unknown(what: string, name: string, known: readonly string[]): undefined {
    const suggestion = nearestName(name, known);
    const message = `There is no ${what} "${name}".`;
    this.#state.problems.push(
      suggestion === undefined
        ? { path: this.path, message }
        : { path: this.path, message: `${message} Did you mean "${suggestion}"?`, suggestion },
    );
  }

  knowsGroup(name: string): boolean {
    return Object.hasOwn(this.catalogue.groups ?? {}, name);
  }

  condition(json: unknown): RulePart | undefined {
    if (!isObject(json)) return this.fail('A condition is an object, such as {"country": "DE"}.');
    if (this.#state.depth > maxDepth) return this.fail(`Conditions nest at most ${maxDepth} deep.`);
    const parts = Object.entries(json).map(([key, value]) => this.at(key).#clause(key, value));
    return parts.every((part) => part !== undefined) ? every(parts) : undefined;
  }

  #clause(key: string, json: unknown): RulePart | undefined {
    this.#state.read.conditions += 1;
    if (this.#state.read.conditions > mostConditions) return this.#tooMany();
    const node = nodes.get(key);
    if (node) return node.read(json, this);
    if (key.startsWith('$')) return this.unknown('operator', key, [...nodes.keys(), ...operators.keys()]);
    const fields = this.table?.columns ?? this.catalogue.fields;
    const field = fields.find(({ name }) => name === key);
    if (!field) {
      const names = fields.map(({ name }) => name);
      return this.unknown(this.table ? `column of ${this.table.name}` : 'field', key, names);
    }
    const test = this.value(json, field);
    return test && fieldPart(field, this.table, test);
  }

  /** Said once: that thousands follow says nothing new. */
  #tooMany(): undefined {
    if (this.#state.read.conditions === mostConditions + 1)
      this.fail(
        `A rule has at most ${mostConditions} conditions. Many values of one field go into one "$in".`,
      );
  }

  value(json: unknown, field: Field): FieldTest | undefined {
    if (this.#state.depth > maxDepth) return this.fail(`Conditions nest at most ${maxDepth} deep.`);
    if (Array.isArray(json) && field.type === 'list') return sameList.bind(json, field, this);
    if (field.type === 'list' && json !== null && !isObject(json))
      return this.fail(
        `"${field.name}" is a list field and needs a list, or operators such as {"$in": ["a"]}.`,
      );
    if (!isObject(json)) return $eq.bind(json, field, this);
    if (!isOperators(json)) return this.fail('needs a value or operators, such as {"$in": ["DE", "FR"]}.');
    const tests = Object.entries(json).map(([key, argument]) => this.at(key).#operator(key, argument, field));
    return tests.every((test) => test !== undefined) ? allOf(tests) : undefined;
  }

  #operator(key: string, argument: unknown, field: Field): FieldTest | undefined {
    const operator = operators.get(key);
    if (!operator) return this.unknown('operator', key, [...operators.keys()]);
    if (operator.fields.includes(field.type)) return operator.bind(argument, field, this);
    return this.fail(`"${key}" cannot be asked of "${field.name}", which is a ${field.type} field.`);
  }
}
