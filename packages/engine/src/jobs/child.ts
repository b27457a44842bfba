// The process that analyses: started by `startAnalysis`, told what to do by one message, gone with its parent.
import { resolve } from 'node:path';
import { runAnalysisIn } from './analysis.ts';
import { carry } from './carried-error.ts';
import type { Order, Report } from './messages.ts';
import { removeWorkFolder } from './work-folder.ts';

const orphanMs = 5_000;
const stop = new AbortController();

// Ctrl-C reaches every process of a terminal at once; what it means is for the parent to say.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => stop.abort());

process.once('message', async ({ place, request }: Order) => {
  const orphaned = async () => {
    stop.abort();
    await removeWorkFolder(place.work, resolve(request.out));
    process.exit(1);
  };
  // A killed parent removes nothing. A statement that does not stop when asked is not waited for.
  const onOrphaned = () => setTimeout(orphaned, orphanMs);
  process.once('disconnect', onOrphaned);
  process.once('disconnect', () => stop.abort());

  const report = await runAnalysisIn(place, request, {
    onProgress: (progress) => send({ kind: 'progress', progress }),
    signal: stop.signal,
  }).then(
    (result): Report => ({ kind: 'done', result }),
    (error: unknown): Report => ({ kind: 'failed', error: carry(error) }),
  );
  if (!process.connected) return orphaned();
  process.removeListener('disconnect', onOrphaned);
  process.send?.(report, () => process.disconnect());
});

function send(report: Report): void {
  if (process.connected) process.send?.(report);
}
