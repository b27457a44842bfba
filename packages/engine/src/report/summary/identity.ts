import { z } from 'zod';
import { type Cell, type CellOf, count, orUnknown, share } from './cell.ts';

const rule = z
  .enum(['decision', 'stated', 'id', 'email', 'phone', 'anonymous', 'household', 'account'])
  .describe(
    'What joins: a decision of a person, a statement of the source, two ids in one row, or a shared address, number or device.',
  );

/** Which identifiers of the files were found to be one customer, and what a person has to decide. */
export function identityPart<C extends Cell>(cell: CellOf<C>) {
  return z.strictObject({
    level: z.enum(['person', 'household', 'account']).describe('Who one customer is.'),
    identifiers: cell.people.describe('Identifiers that stand together with another one.'),
    merged: z
      .array(z.strictObject({ rule, identifiers: cell.people }))
      .describe('Identifiers that were joined to a customer whom another one names.'),
    customersBefore: cell.people.describe(
      'Of the identifiers, those under which orders stand, or a row of the customer list.',
    ),
    customersAfter: cell.people.describe('How many customers these are.'),
    questions: z.array(
      z.strictObject({
        kind: z.enum(['shared', 'chain', 'contradiction', 'placeholder', 'two households', 'two accounts']),
        rule,
        open: cell.people,
        answered: cell.people.describe('By decisions of people.'),
      }),
    ),
    placeholders: cell.people.describe('Addresses and numbers that stand for nobody in particular.'),
    unassigned: z.strictObject({
      customers: cell.people.describe('Who bought under a shared identifier or a placeholder alone.'),
      orderLines: cell.people,
    }),
    contradictions: z
      .array(z.strictObject({ column: z.string(), customers: cell.people }))
      .describe('Where the rows of one customer in the customer list say different things.'),
    suggestions: orUnknown(
      z.strictObject({
        pairs: cell.people.describe(
          'Pairs of customers who may be one, by name and address; nothing is joined.',
        ),
        compared: cell.people.describe('Pairs of customers who were compared.'),
        probability: share.describe('From which probability on a pair is proposed.'),
      }),
    ),
    unknownDecisions: count.describe('Decisions about identifiers that no file holds.'),
  });
}
