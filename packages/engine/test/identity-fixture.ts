import type { Summary } from '../src/report/index.ts';

export const noIdentity: Summary['identity'] = {
  value: null,
  reason: 'No row of the files holds two identifiers of one customer, so each one is a customer.',
};

/** Identifiers of a shop, a mail tool and a web site. */
export const whoIsWho: Exclude<Summary['identity'], { value: null }> = {
  level: 'person',
  identifiers: 5200,
  merged: [
    { rule: 'anonymous', identifiers: 900 },
    { rule: 'email', identifiers: 1740 },
    { rule: 'phone', identifiers: 7 },
  ],
  customersBefore: 3900,
  customersAfter: 2160,
  questions: [
    { kind: 'shared', rule: 'email', open: 31, answered: 12 },
    { kind: 'placeholder', rule: 'email', open: 2, answered: 0 },
  ],
  placeholders: 14,
  unassigned: { customers: 33, orderLines: 214 },
  contradictions: [{ column: 'country', customers: 3 }],
  suggestions: { pairs: 14, compared: 5210, probability: 0.9 },
  unknownDecisions: 1,
};
