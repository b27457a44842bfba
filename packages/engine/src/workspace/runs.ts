import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AttuneError } from '../errors/index.ts';
import { keptTablesFile } from '../jobs/index.ts';
import type { Playbook } from '../playbook/index.ts';
import { type Summary, summarySchema } from '../report/index.ts';
import type { Run, Store } from '../store/index.ts';
import {
  clickhouseDialect,
  dropRunDatabase,
  duckdbDialect,
  openDuckDbReader,
  openRunDatabase,
  type Warehouse,
} from '../warehouse/index.ts';
import type { WorkspacePlaybook } from './playbook.ts';
import { type RunInfo, runInfo } from './run-info.ts';
import { RunTables, type TablesPlace } from './run-tables.ts';

/** A finished analysis, for reading. */
export interface PublishedRun {
  readonly id: string;
  readonly asOf: string;
  readonly latest: boolean;
  /** ISO instant in UTC: what was decided later does not count in it. */
  readonly startedAt: string;
  readonly summary: Summary;
  /** As it was when the run began. */
  readonly playbook: Playbook;
  /** Its tables, only for reading; many questions at a time. Rejects with `run-not-kept` for runs of long ago. */
  readonly warehouse: Warehouse;
  /** The folder with the report and the files for other tools. */
  readonly folder: string;
}

export interface WorkspaceRuns {
  /** The latest first. */
  list(page: {
    readonly offset: number;
    readonly limit: number;
  }): Promise<{ readonly runs: readonly RunInfo[]; readonly total: number }>;
  /** @throws AttuneError `run-unknown`, or `no-run-yet` when nothing is published and `latest` is asked for */
  open(id: string): Promise<PublishedRun>;
}

/** What the rest of the workspace does with runs. */
export interface RunKeeper extends WorkspaceRuns {
  /** Lets go of the tables of all but the newest published runs. Their summaries and reports stay. */
  prune(): Promise<void>;
  close(): Promise<void>;
}

/** Runs whose tables are kept. */
const keptRuns = 12;
/** Runs whose tables are open, and runs whose summary is in memory. */
const openRuns = 3;
const rememberedRuns = 24;
const readerMemory = '1GB';

type Remembered = Omit<PublishedRun, 'latest' | 'warehouse'> & { readonly tables: RunTables };

/** @param address of the ClickHouse server, where the workspace uses one */
export function runKeeper(
  folder: string,
  {
    store,
    playbook,
    address,
  }: { readonly store: Store; readonly playbook: WorkspacePlaybook; readonly address: string | undefined },
): RunKeeper {
  /** In the order of their last use, the latest last. */
  const remembered = new Map<string, Promise<Remembered>>();
  const inUse = new Set<RunTables>();

  function used(tables: RunTables): void {
    inUse.delete(tables);
    inUse.add(tables);
    for (const other of inUse) {
      if (inUse.size <= openRuns) return;
      if (!other.isIdle) continue;
      inUse.delete(other);
      void other.rest();
    }
  }

  function placeOf(run: Run): TablesPlace {
    if (run.warehouse === undefined)
      return { dialect: address === undefined ? duckdbDialect : clickhouseDialect, open: undefined };
    if (run.warehouse === 'duckdb') {
      const file = join(folder, run.output, keptTablesFile);
      return { dialect: duckdbDialect, open: () => openDuckDbReader(file, { memory: readerMemory }) };
    }
    if (address !== undefined)
      return { dialect: clickhouseDialect, open: () => openRunDatabase({ address, id: run.id }) };
    return {
      dialect: clickhouseDialect,
      open: async () => {
        throw new AttuneError('warehouse-unavailable', 'The tables of this run lie on a ClickHouse server.', {
          remedy: 'Start Attune with the address of that server in ATTUNE_WAREHOUSE.',
        });
      },
    };
  }

  async function read(run: Run): Promise<Remembered> {
    return {
      id: run.id,
      asOf: run.asOf ?? '',
      startedAt: run.startedAt,
      summary: await readSummary(join(folder, run.output)),
      playbook: await playbook.version(run.playbookVersion),
      folder: join(folder, run.output),
      tables: new RunTables(placeOf(run), used),
    };
  }

  function recall(run: Run): Promise<Remembered> {
    const known = remembered.get(run.id) ?? read(run);
    remembered.delete(run.id);
    remembered.set(run.id, known);
    known.catch(() => remembered.delete(run.id));
    for (const [id, older] of remembered) {
      if (remembered.size <= rememberedRuns) break;
      remembered.delete(id);
      // Whoever still holds it can go on asking; nothing of it stays open meanwhile.
      void older.then(({ tables }) => tables.rest()).catch(() => {});
    }
    return known;
  }

  async function forget(run: Run): Promise<void> {
    await store.runs.forgetTables(run.id);
    const known = remembered.get(run.id);
    remembered.delete(run.id);
    await (await known?.catch(() => undefined))?.tables.close();
    if (run.warehouse === 'duckdb') await rm(join(folder, run.output, keptTablesFile), { force: true });
    else if (address !== undefined) await dropRunDatabase({ address, id: run.id });
  }

  return {
    async list(page) {
      const latest = await store.runs.latestPublished();
      const runs = await store.runs.published(page);
      return { runs: runs.map((run) => runInfo(run, latest?.id)), total: await store.runs.countPublished() };
    },

    async open(id) {
      const latest = await store.runs.latestPublished();
      if (id === 'latest' && !latest)
        throw new AttuneError('no-run-yet', 'Nothing has been analysed in this workspace yet.', {
          remedy: 'Add files, and start an analysis.',
        });
      const run = id === 'latest' || id === latest?.id ? latest : await store.runs.get(id);
      if (run?.state !== 'published')
        throw new AttuneError('run-unknown', 'There is no such published run.', {
          remedy: 'Look at the list of runs.',
        });
      const { tables, ...known } = await recall(run);
      return { ...known, latest: run.id === latest?.id, warehouse: tables };
    },

    async prune() {
      for (const run of (await store.runs.withTables()).slice(keptRuns)) await forget(run);
    },

    async close() {
      for (const known of remembered.values()) await (await known.catch(() => undefined))?.tables.close();
      remembered.clear();
      for (const tables of inUse) await tables.close();
      inUse.clear();
    },
  };
}

async function readSummary(folder: string): Promise<Summary> {
  const text = await readFile(join(folder, 'summary.json'), 'utf8').catch((cause: unknown) => {
    throw unreadable('Its files are gone.', cause);
  });
  const outcome = summarySchema.safeParse(parsed(text));
  if (!outcome.success) throw unreadable('It was written by another version of Attune.', outcome.error);
  return outcome.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable('Its summary is damaged.', cause);
  }
}

function unreadable(why: string, cause: unknown): AttuneError {
  return new AttuneError('run-not-kept', `This run cannot be opened. ${why}`, {
    remedy: 'Open another run, or analyse again.',
    cause,
  });
}
