import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { extname, resolve } from 'node:path';
import { AttuneError } from '../errors/index.ts';
import { dropRunDatabase } from '../warehouse/index.ts';
import type { AnalysisRequest, AnalysisResult, Place, Progress } from './analysis.ts';
import { delivered } from './carried-error.ts';
import { frugalAllocator, frugalNode } from './memory-shares.ts';
import type { Order, Report } from './messages.ts';
import { makeWorkFolder, removeWorkFolder } from './work-folder.ts';

export interface RunningAnalysis {
  /**
   * The result, once it is published and the process has ended.
   * Rejects with the AttuneError of the analysis, with `job-failed` when its process died, or with an `AbortError`
   * after a cancel.
   */
  readonly done: Promise<AnalysisResult>;
  /**
   * Ends the process, and resolves when nothing of it is left. An analysis that had just been published stays so.
   * @param how `asked` gives it three seconds to end by itself, `killed` none
   */
  cancel(how?: 'asked' | 'killed'): Promise<void>;
}

/** How an analysis ended: with its last message, or with how its process died. */
interface End {
  readonly report: Exclude<Report, { kind: 'progress' }> | undefined;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

const patienceMs = 3_000;
const keptStderr = 4_000;
/** `.ts` in a checkout, `.js` in a package: the child has the form of this file. */
const childModule = new URL(`./child${extname(import.meta.url)}`, import.meta.url);

/**
 * Starts `runAnalysis` in a process of its own, so that it can be ended at any moment, and takes nobody down with it
 * when it runs out of memory.
 */
export function startAnalysis(
  request: AnalysisRequest,
  control: { readonly onProgress?: (progress: Progress) => void } = {},
): RunningAnalysis {
  let cancelled: 'asked' | 'killed' | undefined;
  let child: ChildProcess | undefined;

  const done = (async () => {
    const place = { work: await makeWorkFolder(request.out), id: request.keepWarehouse ?? randomUUID() };
    try {
      if (cancelled) throw abortError();
      child = fork(childModule, {
        execArgv: [...frugalNode],
        env: { ...frugalAllocator(request.playbook.limits.memory), ...process.env },
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      const end = await ended(child, { place, request }, control.onProgress);
      if (end.report === undefined) await dropWhatItLeft(request, place);
      return outcome(end, cancelled !== undefined);
    } finally {
      await removeWorkFolder(place.work, resolve(request.out));
    }
  })();

  return {
    done,
    async cancel(how = 'asked') {
      cancelled = how;
      child?.kill(how === 'killed' ? 'SIGKILL' : 'SIGTERM');
      const impatience = setTimeout(() => child?.kill('SIGKILL'), patienceMs);
      await done.catch(() => {});
      clearTimeout(impatience);
    },
  };
}

/** Who reports has cleared away itself. Of who does not, how it ended is what to report, not that of this. */
async function dropWhatItLeft({ warehouse }: AnalysisRequest, { id }: Place): Promise<void> {
  if (warehouse !== undefined) await dropRunDatabase({ address: warehouse, id }).catch(() => {});
}

function ended(child: ChildProcess, order: Order, onProgress?: (progress: Progress) => void): Promise<End> {
  return new Promise((resolveEnd, reject) => {
    let report: End['report'];
    let stderr = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-keptStderr);
    });
    child.on('message', (message: Report) => {
      if (message.kind === 'progress') onProgress?.(message.progress);
      else report = message;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolveEnd({ report, code, signal, stderr }));
    // A child that died at once closes the channel first; 'close' says so.
    child.send(order, () => {});
  });
}

function outcome({ report, code, signal, stderr }: End, cancelled: boolean): AnalysisResult {
  if (report?.kind === 'done') return report.result;
  if (cancelled) throw abortError();
  if (report?.kind === 'failed') throw delivered(report.error);
  const how = signal === null ? `with exit code ${code}` : `by the signal ${signal}`;
  throw new AttuneError('job-failed', `The process that analysed was ended ${how} before it was finished.`, {
    remedy:
      signal !== null
        ? 'The machine may have run out of memory. Close other programs, or allow less of it: --memory 1GB.'
        : 'Try again. If it happens again, report it with the output of ATTUNE_DEBUG=1.',
    ...(stderr === '' ? {} : { cause: stderr.trim() }),
  });
}

function abortError(): DOMException {
  return new DOMException('The analysis was cancelled.', 'AbortError');
}
