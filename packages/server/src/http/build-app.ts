import { randomUUID } from 'node:crypto';
import type { AttuneError } from '@attune/engine';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Caller, Identities } from '../caller.ts';
import type { Operation } from '../contract/operation.ts';
import { operations } from '../contract/operations.ts';
import type { Metrics } from '../health/metrics.ts';
import { TooManyTries } from '../sign-in/tries.ts';
import { requireAccess } from './access.ts';
import type { Handlers } from './handler.ts';
import { requireKnownName } from './host-check.ts';
import { problemReply } from './problem-reply.ts';
import { openLimits, type RateLimits } from './rate-limits.ts';
import { faultForLog, logRequests, OwnLinesOnly, routeOf } from './request-log.ts';
import { routeOperations } from './route-operations.ts';
import { requireSameOrigin } from './same-origin.ts';
import { securityHeaders } from './security-headers.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Undefined for nobody, and before it was asked. */
    caller: Caller | undefined;
    /** Of the refusal, for the log. */
    problemCode: string | undefined;
  }
}

export interface AppOptions {
  readonly handlers: Handlers;
  readonly identities: Identities;
  readonly metrics: Metrics;
  readonly limits: RateLimits;
  readonly maxUploadBytes: number;
  readonly checkReplies: boolean;
  /** Whether requests that ask for any other name than this machine's own, or the public one, are refused. */
  readonly onlyKnownNames: boolean;
  /** Under which people reach the server, where that is not where it listens. */
  readonly publicUrl: URL | undefined;
  /** Which proxies are believed when they say where a request comes from. */
  readonly trustProxy: boolean | string;
  /** Where log lines go; undefined for none. */
  readonly log:
    | { readonly stream: { write(line: string): void }; readonly level: 'info' | 'error' }
    | undefined;
}

export interface App {
  readonly fastify: FastifyInstance;
  /** Finds out who calls, for addresses outside the contract. */
  readonly identify: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
}

/** Operations that guess passwords or tokens, when somebody guesses. */
const signIns: ReadonlySet<Operation> = new Set([
  operations.setUp,
  operations.signIn,
  operations.join,
  operations.changePassword,
]);

/** The HTTP server with the routes of the contract, not listening yet. */
export async function buildApp(options: AppOptions): Promise<App> {
  const { identities, metrics, publicUrl } = options;
  const headersOfAll = securityHeaders(publicUrl?.protocol === 'https:');
  const fastify = Fastify({
    logger: options.log ? { ...options.log, base: null } : false,
    logController: new OwnLinesOnly(),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: options.trustProxy,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: 2048 },
    // Nobody may hold a connection open without saying anything. A large upload may take long, and is watched itself.
    connectionTimeout: 120_000,
    requestTimeout: 0,
    frameworkErrors: (error, request, reply) => {
      reply.headers(headersOfAll);
      refuse(error, request, reply);
    },
    clientErrorHandler: (_, socket) => {
      if (socket.writable) socket.end(malformedRequest);
    },
  });
  fastify.server.headersTimeout = 20_000;
  fastify.decorateRequest('caller', undefined);
  fastify.decorateRequest('problemCode', undefined);

  const limits = await openLimits(fastify, options.limits);

  // Routes read their bodies themselves, after every check that needs none of it.
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', (_, __, done) => done(null));

  fastify.addHook('onRequest', async (request, reply) => {
    reply.headers(headersOfAll);
    reply.header('x-request-id', request.id);
    if (options.onlyKnownNames) requireKnownName(request.hostname, publicUrl?.hostname);
    await limits.any(request, reply);
  });
  logRequests(fastify);
  fastify.addHook('onResponse', async (request, reply) => {
    metrics.observeRequest({
      method: request.method,
      route: routeOf(request, reply),
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    });
  });
  fastify.setErrorHandler(refuse);

  const identify = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      request.caller = await identities.callerOf(identityHeaders(request));
    } catch (error) {
      if ((error as AttuneError).code === 'key-invalid') await limits.wrongKey(request, reply);
      throw error;
    }
  };

  routeOperations(fastify, {
    handlers: options.handlers,
    maxUploadBytes: options.maxUploadBytes,
    checkReplies: options.checkReplies,
    publicOrigin: publicUrl?.origin,
    admit: async (operation, request, reply) => {
      if (signIns.has(operation)) await limits.signIn(request, reply);
      requireSameOrigin(request, publicUrl?.host);
      // Who is signed in is told by an open operation too; signing in does not need to have been.
      if (operation.access !== 'open') await identify(request, reply);
      requireAccess(operation.access, request.caller);
      if (operation.alsoNeeds) requireAccess(operation.alsoNeeds, request.caller);
    },
  });
  return { fastify, identify };
}

function identityHeaders({ headers }: FastifyRequest): Headers {
  const result = new Headers();
  if (headers.cookie !== undefined) result.set('cookie', headers.cookie);
  if (headers.authorization !== undefined) result.set('authorization', headers.authorization);
  return result;
}

/** A body of this size is read to its end and thrown away, so that the sender can read the refusal. */
const readToEndBytes = 1024 * 1024;

function refuse(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { status, body, isFault } = problemReply(error);
  request.problemCode = body.error.code;
  if (error instanceof TooManyTries) reply.header('retry-after', error.retryAfterSeconds);
  if (isFault) request.log.error({ fault: faultForLog(error), route: routeOf(request, reply) }, 'fault');
  const { headers } = request;
  if (
    !request.raw.complete &&
    (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > readToEndBytes)
  )
    reply.header('connection', 'close');
  reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(body));
}

const malformedRequest = (() => {
  const body = JSON.stringify({
    error: {
      code: 'request-invalid',
      message: 'This is not an HTTP request that can be read.',
      remedy: 'Check the address and the headers.',
    },
  });
  const headers = Object.entries({
    ...securityHeaders(false),
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 400 Bad Request\r\n${headers.join('')}\r\n${body}`;
})();
