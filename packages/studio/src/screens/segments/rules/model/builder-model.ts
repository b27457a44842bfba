import type { Replies } from '@attune/client';
import { type CatalogueField, type FieldType, isShowable } from './choices.ts';
import { type ReadRule, readRule } from './read-rule.ts';
import type { EventCondition, Item } from './rule-model.ts';

export type Catalogue = Replies['getCatalogue'];
export type EventTable = Catalogue['events'][number];

/**
 * A rule as the builder shows it; or the place of the first part that it has no form for: then the rule is shown as
 * JSON, whole. A field that the run does not know is shown, with its problem, so that another can be chosen.
 */
export function modelOf(rule: unknown, catalogue: Catalogue): ReadRule {
  const read = readRule(rule);
  if (!read.ok) return read;
  const hidden = hiddenPart(read.root, catalogue, undefined);
  return hidden === undefined ? read : { ok: false, pointer: hidden };
}

function hiddenPart(item: Item, catalogue: Catalogue, table: EventTable | undefined): string | undefined {
  if (item.kind === 'group') return firstOf(item.items, (inner) => hiddenPart(inner, catalogue, table));
  if (item.kind === 'event') {
    if (table || !isShowable(item.compare, measureType(item))) return item.pointer;
    const events = catalogue.events.find(({ name }) => name === item.of);
    return item.where && hiddenPart(item.where, catalogue, events ?? unknownTable);
  }
  const field = fieldNamed(item.field, catalogue, table);
  return field && !isShowable(item.tests, field.type) ? item.pointer : undefined;
}

const unknownTable: EventTable = { name: '', label: '', day: '', columns: [] };

/** The field, or the column of an event table, of that name. */
export function fieldNamed(
  name: string,
  { fields }: Catalogue,
  table: EventTable | undefined,
): CatalogueField | undefined {
  return (table ? table.columns : fields).find((field) => field.name === name);
}

/** What the count, or the sum, over events is compared as. */
export function measureType({ column }: Pick<EventCondition, 'column'>): FieldType {
  return column === undefined ? 'count' : 'money';
}

function firstOf<T, R>(all: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
