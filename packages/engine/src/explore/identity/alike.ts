import { percent } from '@attune/charts';
import type { Row } from '../../warehouse/index.ts';
import type { ExploredRun } from '../explored-run.ts';
import { decidedCustomers } from './answers.ts';
import { type DecidedPair, DecidedPairs } from './decided-pair.ts';
import type { Page } from './merges.ts';
import { knownOf } from './people.ts';
import { customersInWords } from './question-sentence.ts';
import { alikeAmong, alikeCount, alikePairs } from './questions.sql.ts';
import { type OpenQuestion, type OpenQuestions, saidOf } from './questions.ts';

const shape = {
  customer_id: 'text',
  other: 'text',
  probability: 'number',
  first_name: 'text?',
  last_name: 'text?',
  street: 'text?',
} as const;

/**
 * A page of the pairs of customers who may be one by name and address, the likeliest first, as questions. Who was
 * answered about since is left out. None where the playbook asks for no suggestions.
 */
export async function alikeQuestions(
  { warehouse }: Pick<ExploredRun, 'warehouse'>,
  decided: readonly DecidedPair[],
  { offset, limit }: Page,
): Promise<OpenQuestions> {
  if (!(await warehouse.has('identity_suggestions'))) return { total: 0, answered: 0, questions: [] };
  const { customers, pairs } = await decidedCustomers(warehouse, decided);
  const isAnswered = ({ customer_id, other }: { customer_id: string; other: string }) => {
    const decision = pairs.of([customer_id, other])?.decision;
    return decision === 'apart' || decision === 'together';
  };
  const touched =
    customers.length === 0
      ? []
      : await warehouse.rows(alikeAmong(customers), { customer_id: 'text', other: 'text' });
  const answered = touched.filter(isAnswered).length;
  const [all] = await warehouse.rows(alikeCount(), { total: 'count' });
  // Those answered stand between the others, and are taken out here.
  const found = await warehouse.rows(alikePairs(offset + limit + answered), shape);
  const shown = found.filter((row) => !isAnswered(row)).slice(offset, offset + limit);
  const known = await knownOf(
    warehouse,
    shown.flatMap(({ customer_id, other }) => [customer_id, other]),
  );
  const own = new DecidedPairs(decided);
  return {
    total: (all?.total ?? 0) - answered,
    answered,
    questions: shown.map((row): OpenQuestion => {
      const two = [row.customer_id, row.other] as const;
      const people = two.map((id) => ({ ...known.get(id)!, rows: 0 }));
      const who = customersInWords(
        people.map(({ customer }) => customer),
        2,
      );
      return {
        name: `alike:${JSON.stringify(two)}`,
        kind: 'alike',
        rule: null,
        identifier: null,
        sentence: `${who} have ${likeness(row)} (probability ${percent(row.probability)}). Are they one person?`,
        customers: people,
        total: 2,
        files: [],
        answer: 'people',
        ...saidOf([two], own),
      };
    }),
  };
}

const fields = { first_name: 'first name', last_name: 'last name', street: 'street' } as const;
const levels: Readonly<Record<string, string>> = {
  same: 'the same',
  alike: 'a similar',
  different: 'a different',
};

/** "the same last name and street, and a similar first name". */
function likeness(row: Row<typeof shape>): string {
  const parts = Object.entries(levels).flatMap(([level, words]) => {
    const alike = (['last_name', 'first_name', 'street'] as const).filter((name) => row[name] === level);
    return alike.length === 0 ? [] : [`${words} ${alike.map((name) => fields[name]).join(' and ')}`];
  });
  return parts.join(', ');
}
