import { fitFellegiSunter, type LinkageRefusal, matchProbability, matchWeight } from '@attune/stats';
import type { Warehouse } from '../../warehouse/index.ts';
import { rowCount } from './report.sql.ts';
import {
  comparedFields,
  identityPairs,
  identityRecords,
  identitySuggestions,
  levels,
  pairPatterns,
} from './suggest-matches.sql.ts';

export type SuggestionsReport =
  | { readonly pairs: number; readonly compared: number }
  /** Why nothing can be proposed. */
  | { readonly reason: string };

/** From which probability on a pair is proposed. */
export const leastProbability = 0.9;

/** Records in one block, at most: 125,000 pairs. */
const largestBlock = 500;

const reasons: Readonly<Record<LinkageRefusal, string>> = {
  'too-few-fields': 'First names, last names and streets are not all known, or do not vary.',
  'too-few-pairs': 'Too few people of one postal code and first letter can be compared.',
  'one-class': 'Names and addresses do not tell pairs of one person from pairs of two.',
  'not-converged': 'The comparison of names and addresses does not settle.',
  'not-identified': 'Names and addresses do not say clearly which pairs are one person.',
};

const patternShape = { first_name: 'count', last_name: 'count', street: 'count', pairs: 'count' } as const;
const likelyShape = {
  first_name: 'count',
  last_name: 'count',
  street: 'count',
  probability: 'number',
  weight: 'number',
} as const;

/**
 * Proposes customers who may be one, in the table `identity_suggestions`: by first name, last name and street, among
 * those of one postal code and first letter, by the model of Fellegi and Sunter. Proposals join nobody. Needs
 * `identities`, `identity_decisions` and `contacts`.
 */
export async function suggestMatches(warehouse: Warehouse): Promise<SuggestionsReport> {
  const { dialect } = warehouse;
  try {
    await warehouse.create('identity_records', identityRecords(dialect));
    await warehouse.create('identity_pairs', identityPairs(largestBlock, dialect));
    // Levels come one up, because a count has no −1.
    const rows = await warehouse.rows(pairPatterns(), patternShape);
    const patterns = rows.map((row) => comparedFields.map((name) => row[name] - 1));
    const fit = fitFellegiSunter({
      levels: comparedFields.map(() => levels.length),
      patterns: Int8Array.from(patterns.flat()),
      counts: Float64Array.from(rows, ({ pairs }) => pairs),
    });
    if (!fit.ok) return { reason: reasons[fit.reason] };
    const likely = rows
      .map(({ first_name, last_name, street }, i) => ({
        first_name,
        last_name,
        street,
        probability: matchProbability(fit, patterns[i]!),
        weight: matchWeight(fit, patterns[i]!),
      }))
      .filter(({ probability }) => probability >= leastProbability);
    await warehouse.createFrom('identity_likely', likelyShape, likely);
    await warehouse.create('identity_suggestions', identitySuggestions());
    const [found] = await warehouse.rows(rowCount('identity_suggestions'), { n: 'count' });
    return { pairs: found!.n, compared: rows.reduce((sum, { pairs }) => sum + pairs, 0) };
  } finally {
    for (const table of ['identity_records', 'identity_pairs', 'identity_likely'])
      await warehouse.drop(table);
  }
}
