import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import { z } from 'zod';
import type { Operation } from '../contract/operation.ts';
import { type OperationName, operations } from '../contract/operations.ts';
import { inputCheck, RequestInvalid } from './check-input.ts';
import type { Call, FileReply, Handler, Handlers } from './handler.ts';
import { isPlainText, readJson } from './json-body.ts';
import { unknownNamesIn } from './unknown-names.ts';
import { uploadOf } from './upload.ts';

export interface RoutingOptions {
  readonly handlers: Handlers;
  /** Runs before a byte of the body is read: who is it, and may they? Sets `request.caller`. */
  readonly admit: (operation: Operation, request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  readonly maxUploadBytes: number;
  /** Whether every reply is checked against its schema: for tests, which then find what differs. */
  readonly checkReplies: boolean;
  /** For links, where it is not the one of the request. */
  readonly publicOrigin: string | undefined;
}

/** Gives every operation of the contract its route. */
export function routeOperations(app: FastifyInstance, options: RoutingOptions): void {
  for (const name of Object.keys(operations) as OperationName[]) routeOne(app, name, options);
}

function routeOne(
  app: FastifyInstance,
  name: OperationName,
  { handlers, admit, maxUploadBytes, checkReplies, publicOrigin }: RoutingOptions,
): void {
  const described: Operation = operations[name];
  // The table's type makes sure that name, call and handler belong together.
  const handle = handlers[name] as unknown as Handler<Operation>;
  const checks = {
    params: described.params && inputCheck('params', described.params),
    query: inputCheck('query', described.query ?? z.object({})),
    body: described.body && described.body !== 'stream' ? inputCheck('body', described.body) : undefined,
  };
  const checkReply =
    checkReplies && described.reply !== 'file' ? replyCheck(name, described.reply) : undefined;

  const route: RouteHandlerMethod = async (request, reply) => {
    const params = checks.params?.(plain('params', request.params));
    requireDecodable(request.url);
    const query = checks.query(plain('query', request.query));
    const body =
      described.body === 'stream'
        ? uploadOf(request.raw, maxUploadBytes)
        : checks.body
          ? checks.body(await readJson(request.raw))
          : noBody(request);
    const call = {
      params,
      query,
      body,
      caller: request.caller,
      headers: headersOf(request),
      origin: publicOrigin ?? `${request.protocol}://${request.host}`,
      signal: hangUp(reply),
      setCookies: (values: readonly string[]) => {
        for (const value of values) reply.header('set-cookie', value);
      },
    } as unknown as Call;
    const answer = await handle(call);
    if (described.reply === 'file') return sendFile(reply, answer as unknown as FileReply);
    checkReply?.(answer);
    return reply.code(described.status ?? 200).send(answer);
  };

  app.route({
    method: described.method,
    url: described.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    onRequest: (request, reply) => admit(described, request, reply),
    handler: route,
  });
}

/** Aborts when the caller goes away before the answer is out; the framework's own does so when the body is read. */
function hangUp({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

/** Names and values from the address, refused where they hold what no text should. */
function plain(part: string, values: unknown): unknown {
  const found = { ...(values as Readonly<Record<string, unknown>>) };
  for (const [name, value] of Object.entries(found)) {
    const texts = [name, ...(Array.isArray(value) ? value : [value])];
    if (texts.some((text) => typeof text === 'string' && !isPlainText(text)))
      throw new RequestInvalid([{ path: part, message: 'A text with a NUL character or half a character.' }]);
    if (Array.isArray(value))
      throw new RequestInvalid([{ path: `${part}.${name}`, message: 'Given more than once.' }]);
  }
  return found;
}

/** The parser of queries takes what it cannot decode for text; then nobody knows what was meant. */
function requireDecodable(url: string): void {
  try {
    decodeURIComponent(url);
  } catch {
    throw new RequestInvalid([{ path: 'query', message: 'It is not encoded as UTF-8.' }]);
  }
}

function noBody({ headers }: FastifyRequest): undefined {
  if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0)
    throw new RequestInvalid([{ path: 'body', message: 'This operation takes no body.' }]);
  return undefined;
}

function headersOf({ headers }: FastifyRequest): Headers {
  const result = new Headers();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) result.set(name, Array.isArray(value) ? value.join(', ') : value);
  return result;
}

function sendFile(reply: FastifyReply, { name, contentType, bytes, content, shownWith }: FileReply) {
  const disposition = shownWith === undefined ? 'attachment' : 'inline';
  reply.header('content-type', contentType);
  reply.header(
    'content-disposition',
    `${disposition}; filename="${name.replaceAll(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  );
  if (bytes !== undefined) reply.header('content-length', bytes);
  if (shownWith !== undefined) {
    reply.header('content-security-policy', shownWith);
    reply.removeHeader('x-frame-options');
    // In its sandbox it has an origin of its own, and no cluster to share.
    reply.removeHeader('origin-agent-cluster');
  }
  return reply.send(content);
}

function replyCheck(name: string, schema: z.ZodType): (value: unknown) => void {
  const unknownNames = unknownNamesIn(schema);
  return (value) => {
    const wrong = [
      ...unknownNames(value),
      ...(schema.safeParse(value).error?.issues ?? []).map(({ path, message }) => ({
        path: path.join('.'),
        message,
      })),
    ];
    if (wrong.length > 0)
      throw new Error(
        `The reply of ${name} is not what its schema says: ${JSON.stringify(wrong.slice(0, 5))}`,
      );
  };
}
