import { relative, resolve } from 'node:path';
import { type RunningServer, startServer } from '@attune/server';
import type { ServeOptions } from '../commands/serve.ts';
import { paintFor, wantsColour } from '../paint.ts';
import { untilStopped } from '../until-stopped.ts';

/** What is being answered may take so long after the first Ctrl-C. */
const graceMs = 10_000;

export async function serve(workspace: string, options: ServeOptions): Promise<void> {
  const { port, host, publicUrl, trustProxy, maxUpload, database, warehouse, json, quiet } = options;
  const log = options.log ?? (process.stderr.isTTY ? 'faults' : 'requests');
  const server = await startServer({
    workspace,
    port,
    host,
    maxUploadBytes: maxUpload,
    log: process.stderr,
    logLevel: log === 'faults' ? 'error' : 'info',
    ...(publicUrl !== undefined && { publicUrl }),
    ...(trustProxy !== undefined && { trustProxy }),
    ...(database !== undefined && { storeAt: database }),
    ...(warehouse !== undefined && { warehouse }),
  });
  const stopped = untilStopped();
  if (json) process.stdout.write(`${JSON.stringify(asJson(server, workspace))}\n`);
  else process.stdout.write(quiet ? `${server.address}\n` : welcome(server, workspace, publicUrl));
  await stopped;
  if (!json && !quiet) process.stdout.write('Stopping: what is being answered is finished first.\n');
  await server.close(graceMs);
}

function asJson({ address, isSetUp, setUpCode }: RunningServer, workspace: string): object {
  return {
    address,
    workspace: resolve(workspace),
    pid: process.pid,
    isSetUp,
    ...(setUpCode !== undefined && { setUpCode }),
  };
}

function welcome(
  { address, isSetUp, setUpCode }: RunningServer,
  workspace: string,
  publicUrl: string | undefined,
): string {
  const paint = paintFor(wantsColour(process.stdout));
  const way = relative(process.cwd(), resolve(workspace));
  const shown = publicUrl ?? address;
  const next = isSetUp
    ? 'Open the studio in a browser, and sign in.'
    : setUpCode === undefined
      ? 'Open the studio in a browser: the first person becomes the owner.'
      : 'Open the studio in a browser. Whoever names the code first becomes the owner.';
  return [
    '',
    `${paint.bold('Attune')} serves the workspace ${way === '' || way.startsWith('..') ? resolve(workspace) : way}`,
    '',
    `  ${paint.dim('Studio')}  ${paint.bold(shown)}`,
    `  ${paint.dim('API')}     ${shown.replace(/\/$/, '')}/docs`,
    ...(setUpCode === undefined ? [] : [`  ${paint.dim('Code')}    ${paint.bold(setUpCode)}`]),
    '',
    next,
    'Stop it with Ctrl-C.',
    '',
  ].join('\n');
}
