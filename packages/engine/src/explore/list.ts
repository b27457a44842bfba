import { consentCounts } from '../consent/index.ts';
import { AttuneError } from '../errors/index.ts';
import { nearestName } from '../rules/index.ts';
import type { ExploredRun } from './explored-run.ts';
import { type ConsentWord, type Listed, listSizes } from './list.sql.ts';
import { requireRule } from './read-rule.ts';

export interface ListRequest {
  /** Whom it is about, in the condition language. */
  readonly rule: unknown;
  /** `contact`: the people will be written to; `analysis`: they will not, and the file says so. */
  readonly use: 'contact' | 'analysis';
  /** For `contact` a purpose that the consents name; for `analysis` what it is for, in words. */
  readonly purpose: string;
  /** Facts to write beside the id and the segments. */
  readonly columns?: readonly string[] | undefined;
}

export interface ListSize {
  /** The rule as a sentence. */
  readonly inWords: string;
  /** Whom the rule finds; those written and those withheld add up to it. */
  readonly matched: number;
  readonly exported: number;
  readonly withheld: { readonly reason: string; readonly customers: number }[];
}

const reasons: Readonly<Record<Exclude<ConsentWord, 'given'>, string>> = {
  none: 'No consent to this purpose is recorded',
  withdrawn: 'Consent to this purpose was withdrawn',
  'refused-all': 'Withdrawn from all contact',
};
const reasonOrder = ['none', 'withdrawn', 'refused-all'] as const;

/** The purposes that the consents of a run name, with how many said yes and how many took it back. */
export async function purposesOf({
  warehouse,
}: ExploredRun): Promise<{ purpose: string; given: number; withdrawn: number }[]> {
  if (!(await warehouse.has('consent_status'))) return [];
  return warehouse.rows(consentCounts(), { purpose: 'text', given: 'count', withdrawn: 'count' });
}

/**
 * How many a list would hold, and how many are withheld, and why. For contact only a recorded yes counts: nothing is
 * guessed. Throws `rule-invalid`, `consents-missing` and `purpose-unknown`.
 */
export async function previewList(run: ExploredRun, request: ListRequest): Promise<ListSize> {
  return (await readList(run, request)).size;
}

/** A request that has been checked, ready to be written. */
export async function readList(
  run: ExploredRun,
  request: ListRequest,
): Promise<{ listed: Listed; size: ListSize }> {
  const { predicate, inWords } = requireRule(run, request.rule);
  const purpose = request.purpose.trim();
  const consents = await run.warehouse.has('consent_status');
  await requirePurpose(run, request.use, purpose, consents);
  const listed = { predicate, purpose, consents };
  const rows = await run.warehouse.rows(listSizes(listed), { consent: 'text', customers: 'count' });
  const said = (word: ConsentWord) => rows.find(({ consent }) => consent === word)?.customers ?? 0;
  const matched = rows.reduce((sum, { customers }) => sum + customers, 0);
  if (request.use === 'analysis')
    return { listed, size: { inWords, matched, exported: matched, withheld: [] } };
  const withheld = reasonOrder
    .map((word) => ({ reason: reasons[word], customers: said(word) }))
    .filter(({ customers }) => customers > 0);
  return { listed, size: { inWords, matched, exported: said('given'), withheld } };
}

async function requirePurpose(
  run: ExploredRun,
  use: ListRequest['use'],
  purpose: string,
  consents: boolean,
): Promise<void> {
  if (purpose === '')
    throw new AttuneError('purpose-unknown', 'A list of people needs a purpose.', {
      remedy: 'Say what the list is for.',
      place: { field: 'purpose' },
    });
  if (use === 'analysis') return;
  if (!consents)
    throw new AttuneError('consents-missing', 'This run holds no consents, so nobody may be contacted.', {
      remedy:
        'Add a file of consents (customer_id, purpose, status, at) and analyse again, or make the list for analysis only.',
      place: { field: 'purpose' },
    });
  const known = (await purposesOf(run)).map((row) => row.purpose);
  if (known.includes(purpose)) return;
  const near = nearestName(purpose, known);
  throw new AttuneError('purpose-unknown', 'The consents of this run do not name this purpose.', {
    remedy:
      near === undefined ? `Choose one that they name: ${known.join(', ')}.` : `Did you mean "${near}"?`,
    place: { field: 'purpose' },
  });
}
