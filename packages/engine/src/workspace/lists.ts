import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AttuneError } from '../errors/index.ts';
import { type ExploredRun, type ListRequest, type ListSize, writeList } from '../explore/index.ts';
import type { Clock, Definition, Json, Store } from '../store/index.ts';

/** A list of people that was made: of whom, what for, and how many it holds. */
export interface MadeList extends ListSize, Pick<ListRequest, 'purpose' | 'use'> {
  readonly id: string;
  readonly label: string;
  readonly run: string;
  readonly asOf: string;
  /** ISO instant in UTC. */
  readonly createdAt: string;
  /** As the audit trail names them. */
  readonly createdBy: string;
}

interface Runs {
  open(id: string): Promise<ExploredRun & { readonly id: string }>;
}

export interface WorkspaceLists {
  /**
   * Writes a list of the customers of a run, and keeps what it is for.
   *
   * @throws AttuneError what opening the run and `writeList` throw
   */
  make(
    asked: ListRequest & { readonly run: string; readonly label: string; readonly actor: string },
  ): Promise<MadeList>;
  /** The latest first. */
  list(page: {
    readonly offset: number;
    readonly limit: number;
  }): Promise<{ readonly lists: readonly MadeList[]; readonly total: number }>;
  /** Where the CSV of a list lies, if it is still there. @throws AttuneError `not-found` for a list never made */
  file(id: string): Promise<{ readonly label: string; readonly path: string }>;
}

/** Lists of people: what each is for is kept in the store, its CSV in the folder `lists`. */
export function workspaceLists(
  lists: string,
  {
    store: { definitions },
    runs,
    clock,
  }: {
    readonly store: Pick<Store, 'definitions'>;
    readonly runs: Runs;
    readonly clock: Clock;
  },
): WorkspaceLists {
  const fileOf = (id: string) => join(lists, `${id}.csv`);
  return {
    async make({ run: asked, label, actor, ...request }) {
      const run = await runs.open(asked);
      const createdAt = clock().toISOString();
      // In the order of their making, and not to be guessed.
      const id = `${createdAt.slice(0, 19).replaceAll(/[^\d]/g, '')}-${randomBytes(8).toString('hex')}`;
      await mkdir(lists, { recursive: true, mode: 0o700 });
      const size = await writeList(run, request, fileOf(id));
      const made: MadeList = {
        id,
        label,
        run: run.id,
        asOf: run.asOf,
        purpose: request.purpose,
        use: request.use,
        createdAt,
        createdBy: actor,
        ...size,
      };
      await definitions.save({ kind: 'list', name: id, body: made as unknown as Json, actor });
      return made;
    },

    async list({ offset, limit }) {
      const all = await definitions.list('list');
      return {
        lists: all
          .toReversed()
          .slice(offset, offset + limit)
          .map(madeList),
        total: all.length,
      };
    },

    async file(id) {
      const found = await definitions.latest('list', id);
      if (!found)
        throw new AttuneError('not-found', 'There is no such list.', {
          remedy: 'Look at the lists that were made.',
        });
      return { label: madeList(found).label, path: fileOf(id) };
    },
  };
}

function madeList({ body }: Definition): MadeList {
  return body as unknown as MadeList;
}
