import type { AddressInfo } from 'node:net';
import { AttuneError, engineVersion } from '@attune/engine';
import type { Identities } from './caller.ts';
import { operations } from './contract/operations.ts';
import { openMetrics } from './health/metrics.ts';
import { serveHealth } from './health/serve-health.ts';
import { buildApp } from './http/build-app.ts';
import { isLoopback } from './http/host-check.ts';
import { defaultRateLimits, type RateLimits } from './http/rate-limits.ts';
import { openApiDocument } from './openapi/document.ts';
import { serveDocs } from './openapi/serve-docs.ts';
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
  readonly trustProxy?: boolean | string;
  readonly checkReplies?: boolean;
  readonly log?: { write(line: string): void };
}

export interface RunningServer {
  /** `http://127.0.0.1:4600` */
  readonly address: string;
  close(): Promise<void>;
}

const defaultMaxUploadBytes = 20e9;

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const host = options.host ?? '127.0.0.1';
  const studio = await openStudioFiles(studioFolder());
  const metrics = openMetrics(async () => ({
    jobsByState: {},
    latestJobSeconds: undefined,
    runAgeSeconds: undefined,
  }));
  const nobody = { callerOf: async () => undefined } as unknown as Identities;
  const { fastify, identify } = await buildApp({
    handlers: { getSession: () => ({ state: 'set-up', version: engineVersion }) },
    identities: nobody,
    metrics,
    limits: { ...defaultRateLimits, ...options.rateLimits },
    maxUploadBytes: options.maxUploadBytes ?? defaultMaxUploadBytes,
    checkReplies: options.checkReplies ?? false,
    onlyLoopbackNames: isLoopback(host) && options.trustProxy === undefined,
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
    close: () => fastify.close(),
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
