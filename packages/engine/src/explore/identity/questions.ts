import type { ConflictKind } from '../../customers/index.ts';
import type { ExploredRun } from '../explored-run.ts';
import { answersTo, pairsOf } from './answers.ts';
import { clearTexts } from './clear-texts.ts';
import { type DecidedPair, DecidedPairs } from './decided-pair.ts';
import { type Identifier, identifierOf } from './identifier.ts';
import type { MergeRule, Page } from './merges.ts';
import { type Known, knownOf } from './people.ts';
import { questionSentence } from './question-sentence.ts';
import { filesOfKeys, questionCount, questionCustomers, questionPage } from './questions.sql.ts';

/** Something that the files leave open about who is who. */
export interface OpenQuestion {
  /** Its name, the same in every run that asks it. */
  readonly name: string;
  readonly kind: ConflictKind | 'alike';
  /** What seems to join; null where nothing does but a likeness. */
  readonly rule: MergeRule | null;
  /** What is shared, or in question; null where nothing is. */
  readonly identifier: Identifier | null;
  readonly sentence: string;
  /** Whom it is about: the first of them, and how many there are. Of households and companies the groups. */
  readonly customers: readonly (Known & { readonly rows: number })[];
  readonly total: number;
  readonly files: readonly string[];
  /** Who put it off, or took an answer back. */
  readonly later: Pick<DecidedPair, 'decidedAt' | 'decidedBy'> | null;
  /**
   * How it is answered: `people`, by a decision on each of `pairs`; where they are too many, by naming the identifier among
   * the placeholders of the `playbook`; or by correcting the customer `list`.
   */
  readonly answer: 'people' | 'playbook' | 'list';
  /** Each two of them, with what was said last. */
  readonly pairs: readonly {
    readonly keys: readonly [string, string];
    readonly version: number;
    readonly decision: DecidedPair['decision'] | null;
  }[];
}

export interface OpenQuestions {
  /** All that are open, those put off among them. */
  readonly total: number;
  /** Answered since the run began, or in it. */
  readonly answered: number;
  readonly questions: readonly OpenQuestion[];
}

/** How many customers a question names. */
const mostCustomers = 10;
/** How many customers a person can be asked about two by two: the usual most of one address. */
const mostDecided = 6;

/** A page of the questions that are open by now: the strongest evidence first, and last what somebody put off. */
export async function openQuestions(
  { warehouse }: Pick<ExploredRun, 'warehouse'>,
  decided: readonly DecidedPair[],
  { customer, ...page }: Page & { readonly customer?: string | undefined },
): Promise<OpenQuestions> {
  if (!(await warehouse.has('identity_conflicts'))) return { total: 0, answered: 0, questions: [] };
  const which = { ...(await answersTo(warehouse, decided)), customer };
  const [all] = await warehouse.rows(questionCount({ ...which, answered: [] }), { total: 'count' });
  const [open] = await warehouse.rows(questionCount(which), { total: 'count' });
  const asked = await warehouse.rows(questionPage(which, page), {
    question: 'text',
    kind: 'text',
    key: 'text',
    rule: 'text',
    customers: 'count',
  });
  const total = open?.total ?? 0;
  const counts = { total, answered: (all?.total ?? 0) - total };
  if (asked.length === 0) return { ...counts, questions: [] };

  const names = asked.map(({ question }) => question);
  const rows = await warehouse.rows(questionCustomers(names, mostCustomers), {
    question: 'text',
    customer_id: 'text',
    rows: 'count',
  });
  const customersOf = Map.groupBy(rows, ({ question }) => question);
  const known = await knownOf(
    warehouse,
    rows.map(({ customer_id }) => customer_id),
  );
  const keys = asked.map(({ key }) => key);
  const clear = await clearTexts(warehouse, keys);
  const files = (await warehouse.has('identity_links'))
    ? await warehouse.rows(filesOfKeys(keys), { key: 'text', source: 'text' })
    : [];
  const filesOf = Map.groupBy(files, ({ key }) => key);
  const pairs = new DecidedPairs(decided);
  return {
    ...counts,
    questions: asked.map(({ question, key, customers: total, ...row }) => {
      const kind = row.kind as ConflictKind;
      const customers = (customersOf.get(question) ?? []).map(({ customer_id, rows }) => ({
        ...known.get(customer_id)!,
        rows,
      }));
      const answer = answerTo(kind, total);
      const two = answer === 'people' ? pairsOf(customers.map(({ customer }) => customer.key)) : [];
      const told = {
        kind,
        rule: row.rule as MergeRule,
        identifier: identifierOf(key, clear),
        total,
        files: (filesOf.get(key) ?? []).map(({ source }) => source),
      };
      return {
        ...told,
        name: question,
        sentence: questionSentence({ ...told, customers: customers.map(({ customer }) => customer) }),
        customers,
        answer,
        ...saidOf(two, pairs),
      };
    }),
  };
}

function answerTo(kind: ConflictKind, customers: number): OpenQuestion['answer'] {
  if (kind === 'two households' || kind === 'two accounts') return 'list';
  return kind === 'placeholder' || customers > mostDecided ? 'playbook' : 'people';
}

/** What was said of each two, and who was last to leave it open. */
export function saidOf(
  two: readonly (readonly [string, string])[],
  decided: DecidedPairs,
): Pick<OpenQuestion, 'later' | 'pairs'> {
  const said = two.map((keys) => ({ keys, before: decided.of(keys) }));
  const [putOff] = said
    .flatMap(({ before }) => (before?.decision === 'open' ? [before] : []))
    .sort((a, b) => (a.decidedAt < b.decidedAt ? 1 : -1));
  return {
    later: putOff ? { decidedAt: putOff.decidedAt, decidedBy: putOff.decidedBy } : null,
    pairs: said.map(({ keys, before }) => ({
      keys,
      version: before?.version ?? 0,
      decision: before?.decision ?? null,
    })),
  };
}
