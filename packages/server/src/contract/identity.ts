import { z } from 'zod';
import { operation } from './operation.ts';
import { calendarDay, count, inRun, instant, page } from './parts.ts';

const key = z.string().min(1).max(500);
const keys = z.tuple([key, key]).describe('Two identifiers, in any order.');
const customer = z.string().min(1).max(500);

const identifier = z
  .object({
    key: z.string().describe('As the run spells it; decisions name it by this.'),
    kind: z.enum(['id', 'email', 'phone', 'device', 'guest', 'household', 'account']),
    text: z
      .string()
      .nullable()
      .describe('In clear; null for an address or number of which the files hold only the hash.'),
  })
  .meta({ id: 'Identifier' });

const rule = z
  .enum(['decision', 'stated', 'id', 'email', 'phone', 'anonymous', 'household', 'account'])
  .describe('What joins, or seems to.');

const decision = z
  .object({
    keys,
    decision: z
      .enum(['apart', 'together', 'open'])
      .describe('Two people, one person, or nobody knows; `open` also takes an answer back.'),
    version: z.int(),
    decidedAt: instant,
    decidedBy: z.string(),
    counts: z.enum(['already', 'with the next analysis']).describe('Whether this run was made with it.'),
  })
  .meta({ id: 'IdentityDecision' });

const merge = z
  .object({
    identifier,
    customer: identifier,
    rule,
    via: identifier.describe('The identifier beside which it stands.'),
    source: z.string().nullable().describe('The file that says so; null where a person does.'),
    rows: count.describe('How many of its rows.'),
    since: calendarDay.nullable().describe('The day of the first of them; null where the file gives none.'),
    parting: z
      .object({ keys, said: decision.nullable().describe('What was said of the two last.') })
      .nullable()
      .describe('To undo it, say that these two are apart; null where the customer list decides.'),
  })
  .meta({ id: 'Merge' });

const question = z
  .object({
    name: z.string(),
    kind: z.enum([
      'shared',
      'chain',
      'contradiction',
      'placeholder',
      'two households',
      'two accounts',
      'alike',
    ]),
    rule: rule.nullable(),
    identifier: identifier
      .nullable()
      .describe('What is shared, or in question; null where people are only alike.'),
    sentence: z.string().describe('The question in plain English.'),
    customers: z
      .array(
        z.object({
          customer: identifier,
          rows: count.describe('How many rows say so.'),
          names: z.array(z.string()),
          places: z.array(z.string()),
          orders: count.nullable(),
          lastPurchase: calendarDay.nullable(),
        }),
      )
      .describe('Whom it is about, with what helps to tell; the first ten.'),
    total: count.describe('How many they are.'),
    files: z.array(z.string()),
    later: z
      .object({ decidedAt: instant, decidedBy: z.string() })
      .nullable()
      .describe('Who put it off, or took an answer back.'),
    answer: z
      .enum(['people', 'playbook', 'list'])
      .describe(
        'How it is answered: by a decision on each of `pairs`; by naming the identifier among the placeholders of the playbook; by correcting the customer list.',
      ),
    pairs: z
      .array(
        z.object({
          keys,
          version: z.int().min(0).describe('To decide over; 0 where nothing was said.'),
          decision: z.enum(['apart', 'together', 'open']).nullable().describe('What was said last.'),
        }),
      )
      .describe('Each two of the customers.'),
  })
  .meta({ id: 'IdentityQuestion' });

const tag = 'Who is who';

export const identityOperations = {
  listMerges: operation({
    method: 'GET',
    path: '/api/runs/{run}/identity/merges',
    tag,
    access: 'customers',
    summary: 'Identifiers that were joined to a customer whom another one names, with the reason for each',
    params: inRun,
    query: page.extend({ rule: rule.optional() }),
    reply: z.object({ total: count, merges: z.array(merge) }),
  }),
  getPutTogether: operation({
    method: 'GET',
    path: '/api/runs/{run}/customers/{customer}/identity',
    tag,
    access: 'customers',
    summary: 'From which identifiers a customer was put together, and why',
    params: inRun.extend({ customer }),
    query: page,
    reply: z.object({
      customer: identifier.describe('What names the customer.'),
      total: count.describe('How many others there are.'),
      merges: z.array(merge),
    }),
  }),
  listIdentityQuestions: operation({
    method: 'GET',
    path: '/api/runs/{run}/identity/questions',
    tag,
    access: 'customers',
    summary:
      'What the files leave open about who is who, less what was answered since; last what was put off',
    params: inRun,
    query: page.extend({
      about: z
        .enum(['conflicts', 'alike'])
        .default('conflicts')
        .describe(
          '`conflicts`: what the files say and contradict; `alike`: customers alike by name and address, where the playbook asks for suggestions.',
        ),
      limit: z.coerce.number().int().min(1).max(100).default(20),
      customer: customer.optional().describe('Only the conflicts that this customer is in.'),
    }),
    reply: z.object({
      total: count.describe('Open.'),
      answered: count,
      questions: z.array(question),
    }),
  }),
  listIdentityDecisions: operation({
    method: 'GET',
    path: '/api/runs/{run}/identity/decisions',
    tag,
    access: 'customers',
    summary: 'What people decided and did not take back, the latest first',
    params: inRun,
    query: page,
    reply: z.object({
      total: count,
      decisions: z.array(
        decision.extend({
          decision: z.enum(['apart', 'together']),
          identifiers: z.tuple([identifier, identifier]),
        }),
      ),
    }),
  }),
  decideIdentity: operation({
    method: 'POST',
    path: '/api/identity/decisions',
    tag,
    access: 'data',
    // Whoever says that two customers are one reads of single ones.
    alsoNeeds: 'customers',
    summary:
      'Says of pairs of identifiers that they are one person, or two, or takes that back; refused where somebody decided since `version`. It counts from the next analysis on.',
    body: z.object({
      decisions: z
        .array(
          z.object({
            keys,
            decision: decision.shape.decision,
            version: z.int().min(0).describe('The version before it: 0 where nothing was said.'),
          }),
        )
        .min(1)
        .max(50)
        .describe('Kept all, or none where one of them is refused.'),
    }),
    reply: z.object({
      decisions: z.array(decision.omit({ counts: true })),
      counts: z.literal('with the next analysis'),
    }),
  }),
};
