import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { AttuneError, engineVersion, openStore, writePlaybook } from '@attune/engine';
import { operations } from './contract/operations.ts';
import { peopleHandlers } from './handlers/people.ts';
import { sessionHandlers } from './handlers/session.ts';
import { newSetUpCode } from './handlers/set-up-code.ts';
import { openMetrics } from './health/metrics.ts';
import { serveHealth } from './health/serve-health.ts';
import { buildApp } from './http/build-app.ts';
import { isLoopback } from './http/host-check.ts';
import { defaultRateLimits, type RateLimits } from './http/rate-limits.ts';
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
  readonly maxUploadBytes?: number;
  /** Which proxies are believed when they say where a request comes from; default: none. */
  readonly trustProxy?: boolean | string;
  /** Under which people reach the server, where that is not where it listens. With https, cookies need it. */
  readonly publicUrl?: string;
  readonly checkReplies?: boolean;
  readonly log?: { write(line: string): void };
}

export interface RunningServer {
  /** `http://127.0.0.1:4600` */
  readonly address: string;
  /** What the first person has to name; only where others can reach the server and nobody is known yet. */
  readonly setUpCode: string | undefined;
  close(): Promise<void>;
}

const defaultMaxUploadBytes = 20e9;

/**
 * Starts the server of a workspace: the API, the studio and sign-in.
 *
 * @throws AttuneError `studio-missing`, `address-unusable`, and what opening the workspace throws
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const host = options.host ?? '127.0.0.1';
  const publicUrl = options.publicUrl === undefined ? undefined : new URL(options.publicUrl);
  const reachesOnlyMe = isLoopback(host) && options.trustProxy === undefined && publicUrl === undefined;
  const studio = await openStudioFiles(studioFolder());
  const workspace = resolve(options.workspace);
  mkdirSync(workspace, { recursive: true });
  if (!existsSync(join(workspace, 'attune.yaml')))
    writeFileSync(join(workspace, 'attune.yaml'), writePlaybook({}));
  const store = await openStore(join(workspace, 'store.sqlite'), () => new Date());
  const identities = openSignIn({
    store,
    clock: () => new Date(),
    secret: workspaceSecret(workspace),
    secure: publicUrl?.protocol === 'https:',
  });
  const setUpCode = reachesOnlyMe || (await identities.isSetUp()) ? undefined : newSetUpCode();
  const metrics = openMetrics(async () => ({
    jobsByState: {},
    latestJobSeconds: undefined,
    runAgeSeconds: undefined,
  }));
  const { fastify, identify } = await buildApp({
    handlers: {
      ...sessionHandlers({ identities, workspace, setUpCode }),
      ...peopleHandlers(identities, store),
    },
    identities,
    metrics,
    limits: { ...defaultRateLimits, ...options.rateLimits },
    maxUploadBytes: options.maxUploadBytes ?? defaultMaxUploadBytes,
    checkReplies: options.checkReplies ?? false,
    onlyKnownNames: isLoopback(host) && options.trustProxy === undefined,
    publicUrl,
    trustProxy: options.trustProxy ?? false,
    log: options.log,
  });
  serveHealth(fastify, async () => undefined, metrics);
  serveDocs(fastify, openApiDocument(operations, engineVersion));
  serveStudio(fastify, studio, identify);
  try {
    await fastify.listen({ port: options.port, host });
  } catch (error) {
    throw addressUnusable(error, host, options.port) ?? error;
  }
  const { port } = fastify.server.address() as AddressInfo;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    setUpCode,
    close: async () => {
      await fastify.close();
      await store.close();
    },
  };
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
