/**
 * A process that has a workspace open, for tests that kill it. Prints a line of JSON for each thing that happens.
 *
 *     node packages/engine/test/workspace-process.ts FOLDER (hold | analyse)
 */
import { AttuneError, openWorkspace } from '../src/index.ts';

const [folder = '', what] = process.argv.slice(2);
const say = (event: object) => process.stdout.write(`${JSON.stringify(event)}\n`);

const workspace = await openWorkspace(folder, { clock: () => new Date() }).catch((error: unknown) => {
  if (!(error instanceof AttuneError)) throw error;
  say({ refused: error.code, message: error.message, ms: Math.round(performance.now()) });
  process.exit(error.exitCode);
});
await workspace.announce('http://127.0.0.1:4400');
say({ open: process.pid });
// A test that ends early must not leave this behind.
process.stdin.on('end', () => process.exit(0)).resume();
let isClosing = false;
process.on('SIGTERM', async () => {
  isClosing = true;
  await workspace.close();
  process.exit(0);
});
if (what === 'analyse') {
  let job = await workspace.jobs.start({ actor: 'test' });
  say({ started: job.id });
  while (!isClosing && (job.state === 'waiting' || job.state === 'running')) {
    await new Promise((wake) => setTimeout(wake, 20));
    if (!isClosing) job = await workspace.jobs.get(job.id);
  }
  say({ ended: job.state });
}
