import { AttuneError } from '../errors/index.ts';
import { parseRule, type RuleProblem, ruleSql } from '../rules/index.ts';
import { ruleCatalogue } from '../segments/index.ts';
import type { Sql } from '../warehouse/index.ts';
import type { ExploredRun } from './explored-run.ts';

export interface ReadyRule {
  /** A condition on rows of `customer_facts`, true or false for each. */
  readonly predicate: Sql;
  /** The rule as a sentence without its full stop. */
  readonly inWords: string;
}

export type ReadRule =
  | ({ readonly ok: true } & ReadyRule)
  | { readonly ok: false; readonly problems: readonly RuleProblem[] };

/** Reads a rule, and makes it ready to be asked of a run. Nothing malformed ever becomes a condition. */
export function readRule(run: Pick<ExploredRun, 'warehouse' | 'asOf'>, json: unknown): ReadRule {
  const parsed = parseRule(json, ruleCatalogue);
  if (!parsed.ok) return parsed;
  const compiled = ruleSql(parsed.rule, { dialect: run.warehouse.dialect, asOf: run.asOf });
  if (!compiled.ok) return compiled;
  const { text } = parsed.rule.english();
  return { ok: true, predicate: compiled.predicate, inWords: text.charAt(0).toUpperCase() + text.slice(1) };
}

/** The same where a malformed rule ends the work: throws `rule-invalid` with the first problem and its place. */
export function requireRule(run: Pick<ExploredRun, 'warehouse' | 'asOf'>, json: unknown): ReadyRule {
  const rule = readRule(run, json);
  if (rule.ok) return rule;
  const [first] = rule.problems;
  throw new AttuneError('rule-invalid', first?.message ?? 'The rule cannot be read.', {
    remedy: 'Correct the rule at the place named; nothing was counted.',
    ...(first ? { place: { field: first.path } } : {}),
  });
}
