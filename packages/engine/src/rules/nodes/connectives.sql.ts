import { z } from 'zod';
import { join, type Sql, sql } from '../../warehouse/index.ts';
import { joined, negated } from '../english.ts';
import type { RuleNode } from '../node.ts';
import type { RulePart } from '../rule.ts';

/** All parts hold. No parts: every customer passes. */
export function every(parts: readonly RulePart[]): RulePart {
  return {
    holds: (customer, asOf) => parts.every((part) => part.holds(customer, asOf)),
    sql: (query) =>
      connected(
        parts.map((part) => part.sql(query)),
        ' and ',
      ),
    english: () =>
      joined(
        parts.map((part) => part.english()),
        'and',
      ),
  };
}

/** Some part holds; there is at least one. */
function some(parts: readonly RulePart[]): RulePart {
  return {
    holds: (customer, asOf) => parts.some((part) => part.holds(customer, asOf)),
    sql: (query) =>
      connected(
        parts.map((part) => part.sql(query)),
        ' or ',
      ),
    english: () =>
      joined(
        parts.map((part) => part.english()),
        'or',
      ),
  };
}

function not(part: RulePart): RulePart {
  return {
    holds: (customer, asOf) => !part.holds(customer, asOf),
    sql: (query) => sql`(not ${part.sql(query)})`,
    english: () => negated(part.english()),
  };
}

function connected(parts: readonly Sql[], word: string): Sql {
  return parts.length === 0 ? sql`true` : sql`(${join(parts, word)})`;
}

function connective(least: 0 | 1, join: (parts: readonly RulePart[]) => RulePart): RuleNode {
  return {
    schema: ({ condition }) => z.array(condition).min(least),
    read(json, place) {
      if (!Array.isArray(json)) return place.fail('needs a list of conditions.');
      if (json.length < least)
        return place.fail('The list is empty, so the rule would select nobody or everybody.');
      const parts = json.map((item: unknown, i) => place.at(i).condition(item));
      return parts.every((part) => part !== undefined) ? join(parts) : undefined;
    },
  };
}

export const connectives = {
  $and: connective(0, every),
  $or: connective(1, some),
  $nor: connective(1, (parts) => not(some(parts))),
  $not: {
    schema: ({ condition }) => condition,
    read(json, place) {
      const part = place.condition(json);
      return part && not(part);
    },
  },
} satisfies Record<string, RuleNode>;
