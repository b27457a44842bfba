import { basename, join, resolve } from 'node:path';
import { AttuneError } from '../errors/index.ts';
import { engineVersion, playbookFingerprint } from '../jobs/index.ts';
import { type Clock, openStore, type Store } from '../store/index.ts';
import { claimedStore } from './claimed-store.ts';
import { type WorkspaceFiles, workspaceFiles } from './files.ts';
import { furnish, layout, prepareFolder, requireUsable } from './folder.ts';
import { type WorkspaceIdentityDecisions, workspaceIdentityDecisions } from './identity-decisions.ts';
import { JobQueue, type WorkspaceJobs } from './job-queue.ts';
import { type WorkspaceLists, workspaceLists } from './lists.ts';
import { lockFolder } from './lock.ts';
import type { Notices } from './notice.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type WorkspacePlaybook, workspacePlaybook } from './playbook.ts';
import { recover } from './recovery.ts';
import { runKeeper, type WorkspaceRuns } from './runs.ts';
import { Scheduler, type WorkspaceSchedule } from './schedule.ts';
import { type WorkspaceSegments, workspaceSegments } from './segments.ts';

export interface WorkspaceOptions {
  readonly clock: Clock;
  /** A `postgres://` address; default: SQLite in the folder. */
  readonly storeAt?: string;
  /** A `clickhouse://` address; default: DuckDB in the folder. */
  readonly warehouse?: string;
  /** The most bytes of a file that is added, and of what an archive unpacks to; default 20 GB. */
  readonly fileBytes?: number;
  /** Told what whoever runs the program should know; default: nobody is. */
  readonly onNotice?: Notices;
}

/** A company's folder, open in this process alone. */
export interface Workspace {
  readonly folder: string;
  /** The name of the business, or else of the folder. */
  readonly name: string;
  readonly store: Store;
  readonly files: WorkspaceFiles;
  readonly playbook: WorkspacePlaybook;
  readonly jobs: WorkspaceJobs;
  readonly runs: WorkspaceRuns;
  readonly segments: WorkspaceSegments;
  readonly lists: WorkspaceLists;
  readonly identityDecisions: WorkspaceIdentityDecisions;
  readonly schedule: WorkspaceSchedule;
  /** Lets others who try to open the workspace know where this process answers. */
  announce(address: string): Promise<void>;
  /** Ends the analysis under way, closes everything, and lets the folder go. */
  close(): Promise<void>;
}

const fileBytesByDefault = 20 * 2 ** 30;
const tickMs = 15_000;

/**
 * Opens a workspace, and puts in order what a killed process has left in it. A folder that does not exist is made.
 *
 * @throws AttuneError `workspace-busy` when another process has it (within a second), `workspace-unusable` when the
 *   folder holds something else, `playbook-invalid`, `store-unavailable`, `store-newer`, `output-not-writable`
 */
export async function openWorkspace(at: string, options: WorkspaceOptions): Promise<Workspace> {
  const folder = resolve(at);
  await prepareFolder(folder);
  const closers: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    const failures: unknown[] = [];
    // Whatever cannot be closed, the folder is let go.
    for (const close of closers.splice(0).reverse())
      await close().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  };
  try {
    return await open(folder, options, closers, closeAll);
  } catch (error) {
    // The first failure is the one to report, not that of tidying up after it.
    await closeAll().catch(() => {});
    throw error;
  }
}

async function open(
  folder: string,
  {
    clock,
    storeAt,
    warehouse: address,
    fileBytes = fileBytesByDefault,
    onNotice = () => {},
  }: WorkspaceOptions,
  closers: (() => Promise<void>)[],
  closeAll: () => Promise<void>,
): Promise<Workspace> {
  const lock = await lockFolder(folder, () => requireUsable(folder));
  closers.push(() => lock.release());
  await furnish(folder);
  const store = await openStore(storeAt ?? join(folder, layout.store), clock);
  closers.push(() => store.close());
  const claim = storeAt === undefined ? undefined : await claimedStore(storeAt);
  if (claim) closers.push(() => claim.release());

  await recover(folder, { store, address, notices: onNotice });
  const playbook = workspacePlaybook(folder, store);
  const { playbook: inForce } = await playbook.get();
  const files = workspaceFiles(join(folder, layout.files), { store, clock, fileBytes });
  const runs = runKeeper(folder, { store, playbook, address });
  closers.push(() => runs.close());
  // One after the other, and not waited for by an analysis: somebody may still read what goes.
  const pruning = oneAtATime();
  const prune = () =>
    pruning(() => runs.prune()).catch((error: unknown) =>
      onNotice({ text: 'The tables of older runs could not be given up.', error }),
    );
  closers.push(() => pruning(async () => {}));
  await prune();

  const requireStore = () => {
    if (claim && !claim.isHeld()) throw claimLost();
  };
  const identityDecisions = workspaceIdentityDecisions(store);
  const jobs = new JobQueue(folder, {
    store,
    clock,
    files,
    playbook,
    identityDecisions,
    address,
    notices: onNotice,
    requireStore,
    onPublished: () => void prune(),
  });
  closers.push(() => jobs.close());
  const schedule = new Scheduler({
    store,
    clock,
    notices: onNotice,
    start: async () => (await jobs.start({ actor: 'schedule' })).id,
    idleReason: () => idleReason(store, files, playbook, identityDecisions),
  });
  const timer = setInterval(() => void schedule.tick(), tickMs).unref();
  closers.push(async () => {
    clearInterval(timer);
    await schedule.settled();
  });
  jobs.resume();
  void schedule.tick();

  return {
    folder,
    name: inForce.business.name || basename(folder),
    store,
    files,
    playbook,
    jobs,
    runs,
    segments: workspaceSegments({ store, runs }),
    lists: workspaceLists(join(folder, layout.lists), { store, runs, clock }),
    identityDecisions,
    schedule,
    async announce(where) {
      await lock.announce(where);
      await claim?.announce(where);
    },
    close: closeAll,
  };
}

function claimLost(): AttuneError {
  return new AttuneError(
    'store-unavailable',
    'The connection to PostgreSQL broke, and another machine may have taken the store.',
    { remedy: 'Start Attune again.' },
  );
}

/** Whether an analysis would give what the latest one gave, or could not be. */
async function idleReason(
  store: Store,
  files: WorkspaceFiles,
  playbook: WorkspacePlaybook,
  identityDecisions: WorkspaceIdentityDecisions,
): Promise<'unchanged' | 'no-files' | undefined> {
  const now = await files.fingerprints();
  if (now.length === 0) return 'no-files';
  const run = await store.runs.latestPublished();
  if (!run || run.version !== engineVersion) return undefined;
  const job = await store.jobs.get(run.id);
  if (job && JSON.stringify(job.request) !== '{}') return undefined;
  if (run.playbookHash !== playbookFingerprint((await playbook.get()).playbook)) return undefined;
  const decided = await identityDecisions.list();
  if (decided.some(({ decidedAt }) => decidedAt >= run.startedAt)) return undefined;
  const print = (name: string, sha256: string) => `${sha256} ${name}`;
  const before = run.inputs.map(({ name, fingerprint }) => print(name, fingerprint)).sort();
  const current = now.map(({ name, sha256 }) => print(name, sha256)).sort();
  return JSON.stringify(before) === JSON.stringify(current) ? 'unchanged' : undefined;
}
