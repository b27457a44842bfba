import type { ExploredRun } from '../explored-run.ts';
import { clearTexts } from './clear-texts.ts';
import type { DecidedPair } from './decided-pair.ts';
import { type Identifier, identifierOf } from './identifier.ts';
import type { Page } from './merges.ts';

/** What a person said of two identifiers, readable. */
export interface ReadableDecision extends Omit<DecidedPair, 'decision'> {
  readonly decision: 'apart' | 'together';
  readonly identifiers: readonly [Identifier, Identifier];
}

/** What people decided and did not take back, the latest first. */
export async function decisionsIn(
  { warehouse }: Pick<ExploredRun, 'warehouse'>,
  decided: readonly DecidedPair[],
  { offset, limit }: Page,
): Promise<{ readonly total: number; readonly decisions: readonly ReadableDecision[] }> {
  const inForce = decided
    .flatMap(({ decision, ...one }) => (decision === 'open' ? [] : [{ ...one, decision }]))
    .sort((a, b) =>
      a.decidedAt === b.decidedAt ? (a.keys < b.keys ? -1 : 1) : a.decidedAt < b.decidedAt ? 1 : -1,
    );
  const shown = inForce.slice(offset, offset + limit);
  const clear = await clearTexts(
    warehouse,
    shown.flatMap(({ keys }) => keys),
  );
  return {
    total: inForce.length,
    decisions: shown.map((one) => ({
      ...one,
      identifiers: [identifierOf(one.keys[0], clear), identifierOf(one.keys[1], clear)],
    })),
  };
}
