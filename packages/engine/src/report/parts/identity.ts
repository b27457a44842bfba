import type { IdentityReport } from '../../customers/index.ts';
import type { Summary } from '../summary.ts';
import { unknown } from './unknown.ts';

/** Which identifiers are one customer. */
export function identityPart(identity: IdentityReport | undefined): Summary['identity'] {
  if (!identity)
    return unknown('No row of the files holds two identifiers of one customer, so each one is a customer.');
  const { conflicts, unknownDecisions, merged, contradictions, unassigned, ...counts } = identity;
  return {
    ...counts,
    merged: [...merged],
    questions: [...conflicts],
    unassigned: { ...unassigned },
    contradictions: [...contradictions],
    unknownDecisions: unknownDecisions.length,
  };
}
