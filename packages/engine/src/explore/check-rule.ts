import type { RuleProblem } from '../rules/index.ts';
import type { ExploredRun } from './explored-run.ts';
import { readRule, requireRule } from './read-rule.ts';
import { customersOf, overlapOf } from './rule-counts.sql.ts';

export interface CheckedRule {
  readonly ok: boolean;
  /** The rule as a sentence; null where it cannot be read. */
  readonly inWords: string | null;
  /** Whom it finds; null where it cannot be read: a malformed rule is never counted. */
  readonly customers: number | null;
  readonly of: number;
  /** Past-year measure of these customers, and of all. */
  readonly revenue: number | null;
  readonly revenueOf: number;
  readonly problems: RuleProblem[];
}

const size = { customers: 'count', revenue: 'money' } as const;

/** Reads a rule as a sentence and counts whom it finds, or says what is wrong with it. */
export async function checkRule(run: ExploredRun, json: unknown): Promise<CheckedRule> {
  const base = { of: run.summary.customers, revenueOf: run.summary.value.pastYearRevenue };
  const rule = readRule(run, json);
  if (!rule.ok)
    return {
      ok: false,
      inWords: null,
      customers: null,
      revenue: null,
      ...base,
      problems: [...rule.problems],
    };
  const [found] = await run.warehouse.rows(customersOf(rule.predicate), size);
  if (!found) throw new Error('An aggregate without groups always has one row.');
  return { ok: true, inWords: rule.inWords, ...found, ...base, problems: [] };
}

const sides = ['neither', 'onlyB', 'onlyA', 'both'] as const;
type Side = (typeof sides)[number];

export type Overlap = Readonly<Record<Side, number>> & { readonly revenue: Readonly<Record<Side, number>> };

/** How many customers two rules share, and their past-year measure. Throws `rule-invalid`. */
export async function countOverlap(run: ExploredRun, a: unknown, b: unknown): Promise<Overlap> {
  const query = overlapOf(requireRule(run, a).predicate, requireRule(run, b).predicate);
  const rows = await run.warehouse.rows(query, { in_a: 'count', in_b: 'count', ...size });
  const of = (what: 'customers' | 'revenue') =>
    Object.fromEntries(
      sides.map((side, i) => [side, rows.find((row) => row.in_a * 2 + row.in_b === i)?.[what] ?? 0]),
    ) as Record<Side, number>;
  return { ...of('customers'), revenue: of('revenue') };
}
