import { customerFacts } from '../customers/index.ts';
import { AttuneError } from '../errors/index.ts';
import { type FieldType, nearestName } from '../rules/index.ts';
import { laterColumns, ruleCatalogue } from '../segments/index.ts';
import type { ColumnKind, ColumnType } from '../warehouse/index.ts';

/** A fact about a customer, as a screen needs it. */
export interface Fact {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly meaning: string;
  readonly unit: string;
  readonly formula: string;
  readonly source: string;
  /** How its column is decoded. */
  readonly kind: ColumnKind | `${ColumnKind}?`;
}

/** What a fact is for one customer; null where nobody knows. */
export type FactValue = string | number | boolean | null;

const kinds: Readonly<Record<ColumnType, ColumnKind>> = {
  text: 'text',
  day: 'day',
  instant: 'day',
  money: 'money',
  integer: 'count',
  number: 'number',
  flag: 'flag',
};

const types = new Map(ruleCatalogue.fields.map(({ name, type }) => [name, type]));

/** Every column of a finished `customer_facts`, in its order. */
export const facts: readonly Fact[] = [...customerFacts, ...laterColumns].map(
  ({ name, label, meaning, unit, formula, source, type, optional }) => ({
    name,
    label,
    type: types.get(name) ?? 'text',
    meaning,
    unit,
    formula,
    source,
    kind: optional ? (`${kinds[type]}?` as const) : kinds[type],
  }),
);

const byName = new Map(facts.map((fact) => [fact.name, fact]));

/** The fact of that name. Throws `field-unknown` with the name that was probably meant. */
export function factNamed(name: string): Fact {
  const fact = byName.get(name);
  if (fact) return fact;
  const near = nearestName(name, [...byName.keys()]);
  throw new AttuneError('field-unknown', `There is no fact "${name}".`, {
    remedy:
      near === undefined ? 'Choose one of the facts that the catalogue lists.' : `Did you mean "${near}"?`,
    place: { field: name },
  });
}

/** The facts of these names, each once and the customer's id first. */
export function factsNamed(names: readonly string[]): Fact[] {
  return [...new Set(['customer_id', ...names])].map(factNamed);
}
