import {
  alikeQuestions,
  type DecidedIdentity,
  decisionsIn,
  type Merge,
  mergesOf,
  openQuestions,
  type PublishedRun,
  putTogether,
  type Workspace,
} from '@attune/engine';
import type { Identities } from '../caller.ts';
import type { identityOperations } from '../contract/identity.ts';
import type { HandlersOf } from '../http/handler.ts';
import { actorNames, type NameOf } from './actor-names.ts';

export function identityHandlers(
  { runs, identityDecisions }: Workspace,
  identities: Identities,
): HandlersOf<typeof identityOperations> {
  const opened = (id: string) =>
    Promise.all([runs.open(id), identityDecisions.list(), actorNames(identities)] as const);
  return {
    listMerges: async ({ params, query }) => {
      const [run, decided, nameOf] = await opened(params.run);
      const { total, merges } = await mergesOf(run, decided, query);
      return { total, merges: merges.map((merge) => shownMerge(merge, run, nameOf)) };
    },
    getPutTogether: async ({ params, query }) => {
      const [run, decided, nameOf] = await opened(params.run);
      const { merges, ...one } = await putTogether(run, params.customer, decided, query);
      return { ...one, merges: merges.map((merge) => shownMerge(merge, run, nameOf)) };
    },
    listIdentityQuestions: async ({ params, query }) => {
      const [run, decided, nameOf] = await opened(params.run);
      const { questions, ...counts } = await (query.about === 'alike'
        ? alikeQuestions(run, decided, query)
        : openQuestions(run, decided, query));
      return {
        ...counts,
        questions: questions.map(({ later, customers, files, pairs, ...question }) => ({
          ...question,
          customers: customers.map(({ names, places, ...one }) => ({
            ...one,
            names: [...names],
            places: [...places],
          })),
          files: [...files],
          later: later && { ...later, decidedBy: nameOf(later.decidedBy) },
          pairs: pairs.map(({ keys, ...said }) => ({ ...said, keys: pair(keys) })),
        })),
      };
    },
    listIdentityDecisions: async ({ params, query }) => {
      const [run, decided, nameOf] = await opened(params.run);
      const { total, decisions } = await decisionsIn(run, decided, query);
      return {
        total,
        decisions: decisions.map(({ identifiers: [one, other], ...decision }) => ({
          ...shown(decision, run, nameOf),
          decision: decision.decision,
          identifiers: [one, other] as [typeof one, typeof other],
        })),
      };
    },
    decideIdentity: async ({ body, caller }) => {
      const [decided, nameOf] = await Promise.all([
        identityDecisions.decide(body.decisions, caller.name),
        actorNames(identities),
      ]);
      return {
        decisions: decided.map((one) => ({ ...toldBy(one, nameOf), decision: one.decision })),
        counts: 'with the next analysis' as const,
      };
    },
  };
}

type Said = Omit<DecidedIdentity, 'name'>;

function shownMerge({ parting, ...merge }: Merge, run: PublishedRun, nameOf: NameOf) {
  return {
    ...merge,
    parting: parting && {
      keys: pair(parting.keys),
      said: parting.said && shown(parting.said, run, nameOf),
    },
  };
}

function shown(said: Said, { startedAt }: PublishedRun, nameOf: NameOf) {
  return {
    ...toldBy(said, nameOf),
    decision: said.decision,
    counts: said.decidedAt < startedAt ? ('already' as const) : ('with the next analysis' as const),
  };
}

function toldBy({ keys, version, decidedAt, decidedBy }: Said, nameOf: NameOf) {
  return { keys: pair(keys), version, decidedAt, decidedBy: nameOf(decidedBy) };
}

const pair = (keys: readonly [string, string]): [string, string] => [...keys];
