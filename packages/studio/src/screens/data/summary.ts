import type { Replies } from '@attune/client';

/** What the report of a run shows. */
export type Summary = Replies['getAudit']['summary'];

/**
 * Rows of all files of a run together; the summary's own `rows` are of the order files alone. Files whose rows are
 * withheld, because they tell of few people, are not in it.
 */
export function rowsOfAllFiles({ inputs }: Pick<Summary, 'inputs'>): { read: number; rejected: number } {
  return inputs.reduce(
    (sum, { rows }) => ({
      read: sum.read + (rows?.read ?? 0),
      rejected: sum.rejected + (rows?.rejected ?? 0),
    }),
    { read: 0, rejected: 0 },
  );
}
