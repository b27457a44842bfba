import { type MadeList, previewList, purposesOf, type Workspace, withheld } from '@attune/engine';
import type { Identities } from '../caller.ts';
import type { listOperations } from '../contract/lists.ts';
import type { HandlersOf } from '../http/handler.ts';
import { actorNames, type NameOf } from './actor-names.ts';
import { seesCustomers, smallestCell } from './readers.ts';
import { fileReply } from './result-file.ts';

export function listHandlers(
  { runs, lists }: Workspace,
  identities: Identities,
): HandlersOf<typeof listOperations> {
  return {
    listPurposes: async ({ params, caller }) => {
      const run = await runs.open(params.run);
      const purposes = await purposesOf(run);
      if (seesCustomers(caller)) return { purposes };
      return {
        purposes: purposes.map(({ purpose, given, withdrawn }) => {
          const [some = null, others = null] = withheld([given, withdrawn], smallestCell(run));
          return { purpose, given: some, withdrawn: others };
        }),
      };
    },
    previewList: async ({ body: { run, ...request } }) => {
      const { inWords: _, ...size } = await previewList(await runs.open(run), request);
      return size;
    },
    makeList: async ({ body, caller }) => {
      const made = await lists.make({ ...body, actor: caller.name });
      return { list: shown(made, await actorNames(identities)) };
    },
    listLists: async ({ query }) => {
      const [{ lists: made, total }, nameOf] = await Promise.all([lists.list(query), actorNames(identities)]);
      return { lists: made.map((list) => shown(list, nameOf)), total };
    },
    downloadList: async ({ params }) => {
      const { label, path } = await lists.file(params.list);
      return fileReply(path, { name: `${label}.csv`, contentType: 'text/csv; charset=utf-8' });
    },
  };
}

function shown({ createdBy, ...list }: MadeList, nameOf: NameOf) {
  return { ...list, createdBy: nameOf(createdBy) };
}
