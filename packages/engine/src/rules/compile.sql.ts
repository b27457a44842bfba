import type { Problem } from '@attune/sdk';
import { type Dialect, type Sql, sql } from '../warehouse/index.ts';
import type { RulePart } from './rule.ts';

export type RuleSql =
  | { readonly ok: true; readonly predicate: Sql }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * The rule as a condition on rows of `customer_facts`, true or false for each, never null:
 * `select customer_id from customer_facts where ${predicate}`. Event tables are asked by their `customer_id`.
 * Not ok where part of the rule cannot be asked in SQL, with the reasons.
 */
export function ruleSql(
  rule: RulePart,
  options: { readonly dialect: Dialect; readonly asOf: string },
): RuleSql {
  const problems: Problem[] = [];
  const predicate = rule.sql({
    ...options,
    refuse(problem) {
      problems.push(problem);
      return sql`false`;
    },
  });
  return problems.length === 0 ? { ok: true, predicate } : { ok: false, problems };
}
