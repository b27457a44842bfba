import type { Rule } from '@attune/client';
import { isScalar } from './read-rule.ts';
import type { EventCondition, Group, Item, Match, Span, Tests } from './rule-model.ts';

const connectives: Readonly<Record<Match, string>> = { all: '$and', any: '$or', none: '$nor' };

/** The JSON of what the builder shows. */
export function writeRule(item: Item): Rule {
  const bare = writeBare(item);
  return item.negated ? { $not: bare } : bare;
}

function writeBare(item: Item): Rule {
  if (item.kind === 'field') return { [item.field]: writeTests(item.tests) };
  if (item.kind === 'event') return { [item.column === undefined ? '$count' : '$sum']: writeEvent(item) };
  if (item.match === 'all' && item.written === 'keys') {
    const clauses = item.items.map(writeClause);
    // Two conditions on one field cannot both be its key.
    if (new Set(clauses.map(([key]) => key)).size === clauses.length) return Object.fromEntries(clauses);
  }
  return writeList(item);
}

function writeList({ match, items }: Group): Rule {
  return { [connectives[match]]: items.map(writeRule) };
}

function writeClause(item: Item): readonly [string, unknown] {
  const rule = item.kind === 'group' && !item.negated ? writeList(item) : writeRule(item);
  const [only] = Object.entries(rule);
  if (!only) throw new Error('A condition is written with exactly one key.');
  return only;
}

function writeEvent({ of, column, where, within, compare }: EventCondition): Rule {
  return {
    of,
    ...(column !== undefined && { column }),
    ...(where && { where: writeRule(where) }),
    ...(within && { within: writeSpan(within) }),
    compare: writeTests(compare),
  };
}

export function writeSpan({ unit, count }: Span): Rule {
  return { [unit]: count };
}

function writeTests({ bare, list }: Tests): unknown {
  const [first] = list;
  if (bare && list.length === 1 && first?.operator === '$eq' && isScalar(first.value)) return first.value;
  if (new Set(list.map(({ operator }) => operator)).size !== list.length)
    throw new Error('An operator is asked once of a value.');
  return Object.fromEntries(list.map(({ operator, value }) => [operator, value]));
}
