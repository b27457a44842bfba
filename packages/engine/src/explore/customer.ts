import { AttuneError } from '../errors/index.ts';
import { isUnknown } from '../report/index.ts';
import { daysAfter } from '../warehouse/index.ts';
import { consentsOf, factsOf, membershipOf, rulesOf } from './customer.sql.ts';
import type { ExploredRun } from './explored-run.ts';
import { type Fact, type FactValue, facts } from './facts.ts';
import { limitsOf } from './learned-limits.ts';
import { readRule } from './read-rule.ts';
import { segmentReasons } from './segment-reasons.ts';

export interface CustomerSegment {
  /** lifecycle, value, decile, pattern, rfm, or saved. */
  readonly scheme: string;
  readonly segment: string;
  readonly reason: string;
  /** A day on which the customer already was in it; null where no earlier day was looked at, or it was another. */
  readonly since: string | null;
  /** The segment at the earlier day; null where none is known. */
  readonly before: string | null;
}

/** What the facts about the time to come are about, or why there are none. */
export type CustomerForecast =
  | { readonly name: string; readonly days: number; readonly until: string }
  | { readonly reason: string };

export interface ExploredCustomer {
  readonly id: string;
  readonly asOf: string;
  readonly currency: string | null;
  readonly forecast: CustomerForecast;
  readonly facts: (Omit<Fact, 'kind'> & { readonly value: FactValue })[];
  readonly segments: CustomerSegment[];
  readonly consents: { readonly purpose: string; readonly status: 'given' | 'withdrawn' }[];
}

/** A segment that somebody saved: its name and its rule. */
export interface SavedSegment {
  readonly label: string;
  readonly rule: unknown;
}

/** Who is not in the run. The id stays out of the message: messages are written to logs. */
export function unknownCustomer(): AttuneError {
  return new AttuneError('customer-unknown', 'There is no customer with this id in the run.', {
    remedy: 'Look for a part of the id in the list of customers, or choose another run.',
  });
}

/**
 * One customer: facts with their definitions, segments with the reason for each, and consents. Saved segments that the
 * customer is in come last; one whose rule can no longer be read is left out. Throws `customer-unknown`.
 */
export async function customerOf(
  run: ExploredRun,
  id: string,
  saved: readonly SavedSegment[] = [],
): Promise<ExploredCustomer> {
  const { warehouse, summary, asOf } = run;
  const shape = Object.fromEntries(facts.map(({ name, kind }) => [name, kind]));
  const names = facts.map(({ name }) => name);
  const [row] = await warehouse.rows(factsOf(id, names), shape);
  if (!row) throw unknownCustomer();
  return {
    id,
    asOf,
    currency: summary.currency,
    forecast: forecastOf(run, row.probability_alive ?? null),
    facts: facts
      .filter(({ name }) => name !== 'customer_id')
      .map(({ kind: _, ...fact }) => ({ ...fact, value: row[fact.name] ?? null })),
    segments: [...(await ownSegments(run, id, row)), ...(await savedSegments(run, id, saved))],
    consents: await consentsOfCustomer(run, id),
  };
}

function forecastOf({ summary, asOf }: ExploredRun, alive: FactValue): CustomerForecast {
  const { clv } = summary;
  if (isUnknown(clv)) return { reason: clv.reason };
  if (isUnknown(clv.total)) return { reason: clv.total.reason };
  if (alive === null) return { reason: 'This customer bought nothing that a forecast could be made from.' };
  const { days } = clv.horizon;
  return { name: clv.name, days, until: daysAfter(asOf, days) };
}

async function ownSegments(
  run: ExploredRun,
  id: string,
  row: Readonly<Record<string, FactValue>>,
): Promise<CustomerSegment[]> {
  const { comparison } = run.summary;
  const membership = await run.warehouse.rows(membershipOf(id), {
    scheme: 'text',
    as_of: 'day',
    segment: 'text',
  });
  return segmentReasons({ run, limits: await limitsOf(run), facts: row }).map((segment) => {
    // Only the lifecycle is known as of an earlier day.
    if (segment.scheme !== 'lifecycle' || !('asOf' in comparison))
      return { ...segment, since: null, before: null };
    const earlier = membership.find(({ scheme, as_of }) => scheme === 'lifecycle' && as_of < run.asOf);
    return {
      ...segment,
      since: earlier?.segment === segment.segment ? earlier.as_of : null,
      before: earlier?.segment ?? 'not yet a customer',
    };
  });
}

async function savedSegments(
  run: ExploredRun,
  id: string,
  saved: readonly SavedSegment[],
): Promise<CustomerSegment[]> {
  const readable = saved.flatMap(({ label, rule }) => {
    const read = readRule(run, rule);
    return read.ok ? [{ label, ...read }] : [];
  });
  if (readable.length === 0) return [];
  const query = rulesOf(
    id,
    readable.map(({ predicate }) => predicate),
  );
  const shape = Object.fromEntries(readable.map((_, i) => [`rule_${i}`, 'count' as const]));
  const [row] = await run.warehouse.rows(query, shape);
  return readable
    .filter((_, i) => row?.[`rule_${i}`] === 1)
    .map(({ label, inWords }) => ({
      scheme: 'saved',
      segment: label,
      reason: `${inWords}.`,
      since: null,
      before: null,
    }));
}

async function consentsOfCustomer(
  { warehouse }: ExploredRun,
  id: string,
): Promise<ExploredCustomer['consents']> {
  if (!(await warehouse.has('consent_status'))) return [];
  const rows = await warehouse.rows(consentsOf(id), { purpose: 'text', status: 'text' });
  return rows.map(({ purpose, status }) => ({
    purpose,
    status: status === 'given' ? 'given' : 'withdrawn',
  }));
}
