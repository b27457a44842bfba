import type { Replies } from './generated/replies.ts';
import type { Requests } from './generated/requests.ts';
import { routes } from './generated/routes.ts';
import { Refusal } from './refusal.ts';

type Name = keyof typeof routes;

/** What may go with a call besides what the operation asks for. */
export interface CallOptions {
  readonly signal?: AbortSignal;
}

type Sent<N extends Name> = N extends keyof Requests ? Requests[N] : object;
/** A file to upload is sent as it is. */
type Streamed<N extends Name> = N extends 'uploadFile'
  ? { readonly body: Blob | ReadableStream<Uint8Array> }
  : object;
type Answer<N extends Name> = N extends keyof Replies ? Replies[N] : Blob;
type Call<N extends Name> =
  object extends Sent<N>
    ? (sent?: Sent<N>, options?: CallOptions) => Promise<Answer<N>>
    : (sent: Sent<N> & Streamed<N>, options?: CallOptions) => Promise<Answer<N>>;

/** Every operation of the API as a function: `attune().getJob({ params: { job } })`. */
export type Attune = { readonly [N in Name]: Call<N> };

export interface AttuneOptions {
  /** Where the server is; default: where the page came from. */
  readonly baseUrl?: string;
  /** An API key; without one, the browser's session counts. */
  readonly key?: string;
  readonly fetch?: typeof fetch;
}

interface Parts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/**
 * The typed client of an Attune server. A refused call rejects with a `Refusal`; a server that does not answer too,
 * with status 0.
 */
export function attune(options: AttuneOptions = {}): Attune {
  const calls = Object.entries(routes).map(([name, [method, path]]) => [
    name,
    (sent: Parts = {}, { signal }: CallOptions = {}) => call(options, method, path, sent, signal),
  ]);
  return Object.fromEntries(calls) as Attune;
}

/** The address of an operation, for links and downloads. */
export function addressOf(name: Name, { params, query }: Parts = {}): string {
  return fill(routes[name][1], params, query);
}

async function call(
  { baseUrl = '', key, fetch: send = fetch }: AttuneOptions,
  method: string,
  path: string,
  { params, query, body }: Parts,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const streamed = body instanceof Blob || body instanceof ReadableStream;
  const headers: Record<string, string> = {
    ...(key !== undefined && { authorization: `Bearer ${key}` }),
    ...(body !== undefined && { 'content-type': streamed ? 'application/octet-stream' : 'application/json' }),
  };
  const request = {
    method,
    headers,
    credentials: 'same-origin',
    ...(body !== undefined && { body: streamed ? body : JSON.stringify(body) }),
    // Node and Chromium ask for this before they send a stream.
    ...(body instanceof ReadableStream && { duplex: 'half' }),
    ...(signal && { signal }),
  } as RequestInit;
  const response = await send(baseUrl + fill(path, params, query), request).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Refusal(0, {
      code: 'server-unreachable',
      message: 'The server does not answer.',
      remedy: 'Check that `attune serve` is running, and try again.',
    });
  });
  if (!response.ok) throw await refusalOf(response);
  return response.headers.get('content-type')?.startsWith('application/json') &&
    response.headers.get('content-disposition') === null
    ? response.json()
    : response.blob();
}

function fill(path: string, params: Parts['params'] = {}, query: Parts['query'] = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

async function refusalOf(response: Response): Promise<Refusal> {
  const said = await response.json().catch(() => undefined);
  const error = (said as { error?: ConstructorParameters<typeof Refusal>[1] } | undefined)?.error;
  return new Refusal(
    response.status,
    error ?? {
      code: 'server-failed',
      message: `The server answered with status ${response.status}.`,
      remedy: 'Try again. If it happens again, look into the log of the server.',
    },
  );
}
