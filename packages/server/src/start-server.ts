import type { AddressInfo } from 'node:net';
import {
  AttuneError,
  type Clock,
  engineVersion,
  type Notice,
  openWorkspace,
  type Workspace,
} from '@attune/engine';
import type { FastifyInstance } from 'fastify';
import { operations } from './contract/operations.ts';
import { handlersOf } from './handlers/handlers.ts';
import { newSetUpCode } from './handlers/set-up-code.ts';
import { openMetrics } from './health/metrics.ts';
import { serveHealth } from './health/serve-health.ts';
import { probe, workState } from './health/work-state.ts';
import { buildApp } from './http/build-app.ts';
import { isLoopback } from './http/host-check.ts';
import { defaultRateLimits, type RateLimits } from './http/rate-limits.ts';
import { faultForLog } from './http/request-log.ts';
import { openApiDocument } from './openapi/document.ts';
import { serveDocs } from './openapi/serve-docs.ts';
import { openSignIn } from './sign-in/sign-in.ts';
import { workspaceSecret } from './sign-in/workspace-secret.ts';
import { serveStudio } from './studio-host/serve-studio.ts';
import { openStudioFiles } from './studio-host/studio-files.ts';
import { studioFolder } from './studio-host/studio-folder.ts';

export interface ServerOptions {
  /** Folder of the workspace; made where it is missing. */
  readonly workspace: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Default: this machine only. */
  readonly host?: string;
  readonly rateLimits?: Partial<RateLimits>;
  /** Of one file, and of what an archive unpacks to; default 20 GB. */
  readonly maxUploadBytes?: number;
  /** Which proxies are believed when they say where a request comes from; default: none. */
  readonly trustProxy?: boolean | string;
  /** Under which people reach the server, where that is not where it listens. With https, cookies need it. */
  readonly publicUrl?: string;
  /** Checks every reply against its schema, and fails where it differs: for tests. */
  readonly checkReplies?: boolean;
  /** Where lines of JSON go; default: nowhere. */
  readonly log?: { write(line: string): void };
  /** `error`: only what is broken. */
  readonly logLevel?: 'info' | 'error';
  /** A `postgres://` address; default: a file in the workspace. */
  readonly storeAt?: string;
  /** A `clickhouse://` address; default: files in the workspace. */
  readonly warehouse?: string;
  /** Default: the machine's. */
  readonly clock?: Clock;
}

export interface RunningServer {
  /** `http://127.0.0.1:4600` */
  readonly address: string;
  /** What the first person has to name; only where others can reach the server and nobody is known yet. */
  readonly setUpCode: string | undefined;
  /** Whether somebody could sign in when it started. */
  readonly isSetUp: boolean;
  /**
   * Takes no more requests, and resolves when the open ones are answered and the workspace is closed.
   *
   * @param graceMs how long open requests may take; default 5 seconds
   */
  close(graceMs?: number): Promise<void>;
}

const maxUploadBytesByDefault = 20e9;

/**
 * Starts the server of a workspace: the API, the studio and sign-in.
 *
 * @throws AttuneError `studio-missing`, `address-unusable`, and what opening the workspace and its secret throws
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const host = options.host ?? '127.0.0.1';
  const clock = options.clock ?? (() => new Date());
  const fileBytes = options.maxUploadBytes ?? maxUploadBytesByDefault;
  const studio = await openStudioFiles(studioFolder());
  // A notice can come before there is a log to write it to.
  const notices: Notice[] = [];
  let note = (notice: Notice) => void notices.push(notice);
  const workspace = await openWorkspace(options.workspace, {
    clock,
    fileBytes,
    onNotice: (notice) => note(notice),
    ...(options.storeAt !== undefined && { storeAt: options.storeAt }),
    ...(options.warehouse !== undefined && { warehouse: options.warehouse }),
  });
  try {
    const publicUrl = options.publicUrl === undefined ? undefined : new URL(options.publicUrl);
    const identities = openSignIn({
      store: workspace.store,
      clock,
      secret: workspaceSecret(workspace.folder),
      secure: publicUrl?.protocol === 'https:',
    });
    const isSetUp = await identities.isSetUp();
    const onlyHere = isLoopback(host) && options.trustProxy === undefined;
    const setUpCode = isSetUp || (onlyHere && publicUrl === undefined) ? undefined : newSetUpCode();
    const metrics = openMetrics(() => workState(workspace, clock));
    const { fastify, identify } = await buildApp({
      handlers: handlersOf({ workspace, identities, setUpCode }),
      identities,
      metrics,
      limits: { ...defaultRateLimits, ...options.rateLimits },
      maxUploadBytes: fileBytes,
      checkReplies: options.checkReplies ?? false,
      onlyKnownNames: onlyHere,
      publicUrl,
      trustProxy: options.trustProxy ?? false,
      log: options.log && { stream: options.log, level: options.logLevel ?? 'info' },
    });
    note = ({ text, error }) => {
      if (error === undefined) fastify.log.info(text);
      else fastify.log.error({ fault: faultForLog(error) }, text);
    };
    for (const notice of notices) note(notice);
    serveHealth(fastify, () => probe(workspace), metrics);
    serveDocs(fastify, openApiDocument(operations, engineVersion));
    serveStudio(fastify, studio, identify);
    await listen(fastify, host, options.port);
    const address = addressOf(fastify, host);
    await workspace.announce(address);
    return { address, setUpCode, isSetUp, close: (graceMs) => stop(fastify, workspace, graceMs) };
  } catch (error) {
    await workspace.close();
    throw error;
  }
}

/** Waits for open requests, then for the analysis under way to be cancelled. */
async function stop(fastify: FastifyInstance, workspace: Workspace, graceMs = 5_000): Promise<void> {
  const enough = setTimeout(() => fastify.server.closeAllConnections(), graceMs);
  await fastify.close();
  clearTimeout(enough);
  await workspace.close();
}

async function listen(fastify: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await fastify.listen({ port, host });
  } catch (error) {
    throw addressUnusable(error, host, port) ?? error;
  }
}

function addressOf(fastify: FastifyInstance, host: string): string {
  const { port } = fastify.server.address() as AddressInfo;
  // All addresses of a machine are none that a browser can open.
  const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}

function addressUnusable(error: unknown, host: string, port: number): AttuneError | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const refuse = (message: string, remedy: string) =>
    new AttuneError('address-unusable', message, { remedy, cause: error });
  switch (code) {
    case 'EADDRINUSE':
      return refuse(
        `Port ${port} is taken by another program.`,
        `Choose another: attune serve --port ${port + 1}.`,
      );
    case 'EACCES':
      return refuse(
        `Port ${port} may not be used by this user.`,
        'Choose one above 1023: attune serve --port 4600.',
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return refuse(
        `This machine has no address "${host}".`,
        'Leave --host away for this machine only, or use 0.0.0.0 for all its addresses.',
      );
    default:
      return undefined;
  }
}
