import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AttuneError,
  type Clock,
  previewList,
  purposesOf,
  type Workspace,
  withheld,
  writeList,
} from '@attune/engine';
import type { z } from 'zod';
import type { Identities } from '../caller.ts';
import type { list, listOperations } from '../contract/lists.ts';
import type { HandlersOf } from '../http/handler.ts';
import { actorNames } from './actor-names.ts';
import { seesCustomers, smallestCell } from './readers.ts';
import { fileReply } from './result-file.ts';

type List = z.input<typeof list>;
type Json = Parameters<Workspace['store']['definitions']['save']>[0]['body'];

/** Lists of people: what each is for is kept, with the file, in the workspace. */
export function listHandlers(
  { folder, runs, store }: Workspace,
  identities: Identities,
  clock: Clock,
): HandlersOf<typeof listOperations> {
  const lists = join(folder, 'lists');
  const fileOf = (id: string) => join(lists, `${id}.csv`);
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
    makeList: async ({ body: { run, label, ...request }, caller }) => {
      const opened = await runs.open(run);
      const createdAt = clock().toISOString();
      // In the order of their making, and not to be guessed.
      const id = `${createdAt.slice(0, 19).replaceAll(/[^\d]/g, '')}-${randomBytes(8).toString('hex')}`;
      await mkdir(lists, { recursive: true, mode: 0o700 });
      const size = await writeList(opened, request, fileOf(id));
      const made: List = {
        id,
        label,
        run: opened.id,
        asOf: opened.asOf,
        purpose: request.purpose,
        use: request.use,
        createdAt,
        createdBy: caller.name,
        ...size,
      };
      await store.definitions.save({
        kind: 'list',
        name: id,
        body: made as unknown as Json,
        actor: caller.name,
      });
      const nameOf = await actorNames(identities);
      return { list: { ...made, createdBy: nameOf(made.createdBy) } };
    },
    listLists: async ({ query: { offset, limit } }) => {
      const [all, nameOf] = await Promise.all([store.definitions.list('list'), actorNames(identities)]);
      const page = all.toReversed().slice(offset, offset + limit);
      return {
        lists: page.map(({ body }) => {
          const made = body as unknown as List;
          return { ...made, createdBy: nameOf(made.createdBy) };
        }),
        total: all.length,
      };
    },
    downloadList: async ({ params }) => {
      const found = await store.definitions.latest('list', params.list);
      if (!found)
        throw new AttuneError('not-found', 'There is no such list.', {
          remedy: 'Look at the lists that were made.',
        });
      const { id, label } = found.body as unknown as List;
      return fileReply(fileOf(id), { name: `${label}.csv`, contentType: 'text/csv; charset=utf-8' });
    },
  };
}
