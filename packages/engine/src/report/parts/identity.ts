import { type IdentityReport, leastProbability } from '../../customers/index.ts';
import type { Summary } from '../summary.ts';
import { unknown } from './unknown.ts';

/** Which identifiers are one customer. */
export function identityPart(identity: IdentityReport | undefined): Summary['identity'] {
  if (!identity)
    return unknown('No row of the files holds two identifiers of one customer, so each one is a customer.');
  const { conflicts, unknownDecisions, suggestions, merged, contradictions, unassigned, ...counts } =
    identity;
  return {
    ...counts,
    merged: [...merged],
    questions: [...conflicts],
    unassigned: { ...unassigned },
    contradictions: [...contradictions],
    suggestions: !suggestions
      ? unknown('The playbook does not ask for them, or no file holds names and addresses.')
      : 'reason' in suggestions
        ? unknown(suggestions.reason)
        : { ...suggestions, probability: leastProbability },
    unknownDecisions: unknownDecisions.length,
  };
}
