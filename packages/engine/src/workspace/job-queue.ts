import { randomInt } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AttuneError, errorCodes } from '../errors/index.ts';
import {
  engineVersion,
  type Progress,
  playbookFingerprint,
  type RunningAnalysis,
  startAnalysis,
} from '../jobs/index.ts';
import type { Clock, RunInput, Store, StoredJob } from '../store/index.ts';
import { dropRunDatabase } from '../warehouse/index.ts';
import { syncPath } from './durable-file.ts';
import type { WorkspaceFiles } from './files.ts';
import { layout } from './folder.ts';
import type { WorkspaceIdentityDecisions } from './identity-decisions.ts';
import { type Job, type JobRequest, jobOf, problemOf } from './job.ts';
import type { Notices } from './notice.ts';
import type { WorkspacePlaybook } from './playbook.ts';
import { countedInputs, keptInfo } from './run-info.ts';
import { holdInputs, inputsPrefix } from './run-inputs.ts';

export interface WorkspaceJobs {
  /**
   * Analyses all files of the workspace in a process of its own. One runs at a time; further ones wait, also over
   * a restart.
   *
   * @throws AttuneError `input-missing` without files, `playbook-invalid`
   */
  start(request: JobRequest & { readonly actor: string }): Promise<Job>;
  /** The latest first. */
  list(page: {
    readonly offset: number;
    readonly limit: number;
  }): Promise<{ readonly jobs: readonly Job[]; readonly total: number }>;
  /** @throws AttuneError `job-unknown` */
  get(id: string): Promise<Job>;
  /**
   * Ends a job that waits or runs, and resolves when nothing of it is left. One that has ended stays as it is.
   *
   * @throws AttuneError `job-unknown`
   */
  cancel(id: string, options: { readonly actor: string }): Promise<Job>;
}

interface Surroundings {
  readonly store: Store;
  readonly clock: Clock;
  readonly files: WorkspaceFiles;
  readonly playbook: WorkspacePlaybook;
  readonly identityDecisions: WorkspaceIdentityDecisions;
  /** Of the ClickHouse server, where the workspace uses one. */
  readonly address: string | undefined;
  readonly notices: Notices;
  /** Throws when another machine may have taken the store over. */
  readonly requireStore: () => void;
  /** After a run was published. */
  readonly onPublished: () => void;
}

/** How long the queue rests when the store does not take what it has to say. */
const retryMs = 30_000;

interface UnderWay {
  readonly id: string;
  progress: Progress | undefined;
  analysis: RunningAnalysis | undefined;
  cancelledBy: string | undefined;
  ended: Promise<void>;
}

export class JobQueue implements WorkspaceJobs {
  readonly #folder: string;
  readonly #with: Surroundings;
  #underWay: UnderWay | undefined;
  #looking: Promise<void> = Promise.resolve();
  #closed = false;
  #lastId = '';

  constructor(folder: string, surroundings: Surroundings) {
    this.#folder = folder;
    this.#with = surroundings;
  }

  async start({ actor, asOf, maxRejected }: JobRequest & { readonly actor: string }): Promise<Job> {
    const { store, files, playbook } = this.#with;
    const names = (await files.list()).map(({ name }) => name);
    if (names.length === 0) throw noFiles();
    await playbook.get();
    const stored = await store.jobs.ask({
      id: this.#newId(),
      startedBy: actor,
      files: names,
      request: { ...(asOf !== undefined && { asOf }), ...(maxRejected !== undefined && { maxRejected }) },
    });
    this.resume();
    return jobOf(stored, undefined);
  }

  async list(page: { readonly offset: number; readonly limit: number }) {
    const { jobs } = this.#with.store;
    const stored = await jobs.list(page);
    return { jobs: stored.map((job) => this.#shown(job)), total: await jobs.count() };
  }

  async get(id: string): Promise<Job> {
    const stored = await this.#with.store.jobs.get(id);
    if (!stored)
      throw new AttuneError('job-unknown', 'There is no such analysis.', {
        remedy: 'Look at the list of analyses.',
      });
    return this.#shown(stored);
  }

  async cancel(id: string, { actor }: { readonly actor: string }): Promise<Job> {
    const job = await this.get(id);
    if (job.state === 'waiting' && this.#underWay?.id !== id)
      await this.#with.store.jobs.end(id, { state: 'cancelled', actor });
    // It may have begun while the line above waited; then the line above has ended its run, and this its process.
    if (this.#underWay?.id === id) await this.#stop(this.#underWay, actor);
    return this.get(id);
  }

  /** Begins the next waiting job, if none is under way. */
  resume(): void {
    this.#looking = this.#looking
      .then(() => this.#next())
      .catch((error: unknown) => {
        this.#with.notices({ text: 'The next analysis could not be begun.', error });
      });
  }

  /** Ends what is under way; what waits goes on waiting until the workspace is opened again. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#looking;
    if (this.#underWay) await this.#stop(this.#underWay, 'server');
  }

  /** Unlike that of any other job; they sort as they were asked for. */
  #newId(): string {
    const second = this.#with.clock().toISOString().replaceAll(/\D/g, '').slice(0, 14);
    const [last, number = ''] = this.#lastId.split('-');
    const next = last === second ? Number.parseInt(number, 16) + 1 : randomInt(0xf0_0000);
    this.#lastId = `${second}-${next.toString(16).padStart(6, '0')}`;
    return this.#lastId;
  }

  async #stop(underWay: UnderWay, actor: string): Promise<void> {
    underWay.cancelledBy ??= actor;
    await underWay.analysis?.cancel();
    await underWay.ended;
  }

  #shown(stored: StoredJob): Job {
    return jobOf(stored, stored.id === this.#underWay?.id ? this.#underWay.progress : undefined);
  }

  async #next(): Promise<void> {
    if (this.#closed || this.#underWay) return;
    const [job] = await this.#with.store.jobs.waiting();
    if (!job) return;
    const underWay: UnderWay = {
      id: job.id,
      progress: undefined,
      analysis: undefined,
      cancelledBy: undefined,
      ended: Promise.resolve(),
    };
    this.#underWay = underWay;
    underWay.ended = this.#carryOut(job, underWay)
      .catch((error: unknown) => this.#end(underWay, error))
      .then(
        () => {
          this.#underWay = undefined;
          this.resume();
        },
        (error: unknown) => {
          this.#underWay = undefined;
          this.#with.notices({ text: 'How an analysis ended could not be noted.', error });
          // On a full disk, say, the same job would come up again at once, and again.
          setTimeout(() => this.resume(), retryMs).unref();
        },
      );
  }

  /** From the files to the published run; whatever goes wrong is thrown. */
  async #carryOut(job: StoredJob, underWay: UnderWay): Promise<void> {
    const { store, files, address } = this.#with;
    const { id } = job;
    const runs = join(this.#folder, layout.runs);
    const inputsFolder = join(runs, `${inputsPrefix}${id}`);
    const out = join(runs, id);
    this.#with.requireStore();
    try {
      const { version, playbook } = await this.#with.playbook.get();
      const found = await files.fingerprints();
      if (found.length === 0) throw noFiles();
      const inputs = found.map(
        ({ name, bytes, sha256, sample }): RunInput => ({
          name,
          bytes,
          fingerprint: sha256,
          ...(sample && { sample }),
        }),
      );
      await holdInputs(
        join(this.#folder, layout.files),
        inputs.map(({ name }) => name),
        inputsFolder,
      );
      // A cancel may have found the job still waiting.
      const isWanted = (await store.jobs.get(id))?.state === 'waiting';
      if (!isWanted || underWay.cancelledBy !== undefined) throw new Cancelled();
      await store.jobs.setFiles(
        id,
        inputs.map(({ name }) => name),
      );
      await store.runs.start({
        id,
        inputs,
        playbookHash: playbookFingerprint(playbook),
        playbookVersion: version,
        version: engineVersion,
        output: join(layout.runs, id),
      });
      // Read once the run has begun: what is decided later counts as new to it.
      const identityDecisions = await this.#with.identityDecisions.inForce();
      const analysis = startAnalysis(
        {
          inputs: [inputsFolder],
          playbook,
          out,
          keepWarehouse: id,
          kept: join(this.#folder, layout.kept),
          identityDecisions,
          ...(job.request as JobRequest),
          ...(address === undefined ? {} : { warehouse: address }),
        },
        {
          onProgress: (progress) => {
            underWay.progress = progress;
          },
        },
      );
      underWay.analysis = analysis;
      // A cancel that came while the lines above waited found nothing to end.
      if (underWay.cancelledBy !== undefined) void analysis.cancel();
      const { summary, files: written } = await analysis.done;
      await syncResult(out, written);
      this.#with.requireStore();
      await store.runs.publish(id, {
        asOf: summary.asOf,
        inputs: countedInputs(inputs, summary),
        info: keptInfo(summary),
        warehouse: address === undefined ? 'duckdb' : 'clickhouse',
      });
    } catch (error) {
      await this.#clear(id, out);
      throw error;
    } finally {
      await rm(inputsFolder, { recursive: true, force: true, maxRetries: 3 });
    }
    this.#with.onPublished();
  }

  async #end(underWay: UnderWay, error: unknown): Promise<void> {
    const { store, notices } = this.#with;
    const { id, cancelledBy } = underWay;
    if (cancelledBy !== undefined) {
      await store.jobs.end(id, { state: 'cancelled', actor: cancelledBy });
      return;
    }
    // Who cancelled it while it waited has noted so.
    if (error instanceof Cancelled) return;
    // What the catalogue counts as ours, such as a process that died, is for the log as well.
    if (!(error instanceof AttuneError) || error.exitCode === errorCodes['job-failed'])
      notices({ text: `The analysis ${id} met a fault.`, error });
    const problem = problemOf(error, this.#folder);
    await store.jobs.end(id, { state: 'failed', message: problem.message, problem });
  }

  /** What a run that is not published may have left. Where the store cannot say, the next start sees to it. */
  async #clear(id: string, out: string): Promise<void> {
    const run = await this.#with.store.runs.get(id).catch(() => 'unknown' as const);
    if (run === 'unknown' || run?.state === 'published') return;
    await rm(out, { recursive: true, force: true, maxRetries: 3 }).catch((error: unknown) =>
      this.#with.notices({ text: `What the analysis ${id} left could not be removed.`, error }),
    );
    const { address } = this.#with;
    if (address !== undefined) await dropRunDatabase({ address, id }).catch(() => {});
  }
}

class Cancelled extends Error {}

function noFiles(): AttuneError {
  return new AttuneError('input-missing', 'There is no file to analyse.', {
    remedy: 'Add an order file, or the sample.',
  });
}

/** How the folder of a run is named: by its id. */
export const runFolder = /^\d{14}-[0-9a-f]{6}$/;

/** What the store calls published must outlive a power cut. */
async function syncResult(out: string, files: readonly string[]): Promise<void> {
  for (const name of files) await syncPath(join(out, name));
  await syncPath(out);
  await syncPath(join(out, '..'));
  const present = await readdir(out);
  const missing = files.filter((name) => !present.includes(name));
  if (missing.length > 0) throw new Error(`The result lacks ${missing.join(', ')}.`);
}
