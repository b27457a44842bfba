import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { AttuneError } from '../../errors/index.ts';
import { errorCode } from './s3-xml.ts';

/** Where the buckets are, and who asks. */
export interface S3Account {
  readonly region: string;
  /** Of a server that speaks S3; undefined is Amazon's own. */
  readonly endpoint: URL | undefined;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string | undefined;
}

const attempts = 5;
const firstPauseMs = 200;
const longestPauseMs = 20_000;
/** A server that says nothing for so long is asked again. */
const silenceMs = 60_000;

/** An answer of the server that is not what was asked for. */
export class S3Refusal extends Error {
  readonly status: number;
  /** `AccessDenied`, `NoSuchBucket`, …; undefined where the server names none. */
  readonly code: string | undefined;
  /** Where the bucket is, when the wrong region was asked. */
  readonly region: string | undefined;

  constructor(status: number, code: string | undefined, region: string | undefined) {
    super(`S3 answered ${status} ${code ?? ''}`.trim());
    this.status = status;
    this.code = code;
    this.region = region;
  }

  get passes(): boolean {
    return (
      this.status >= 500 || this.status === 429 || this.code === 'RequestTimeout' || this.code === 'SlowDown'
    );
  }
}

/** Data that came damaged or not to their end. Another try may bring them whole. */
export class Interrupted extends Error {}

/**
 * The account that the environment names, by the variables of Amazon's own tools.
 *
 * @throws AttuneError `source-denied` without keys, `usage` for an endpoint that is no address
 */
export function accountOf(environment: NodeJS.ProcessEnv): S3Account {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  if (!accessKeyId || !secretAccessKey)
    throw new AttuneError('source-denied', 'There are no keys for s3:// addresses.', {
      remedy:
        'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, with AWS_SESSION_TOKEN where the keys are temporary.',
    });
  const stated = environment.AWS_ENDPOINT_URL_S3 || environment.AWS_ENDPOINT_URL;
  const endpoint = stated ? URL.parse(stated) : undefined;
  if (endpoint === null || (endpoint && !/^https?:$/.test(endpoint.protocol)))
    throw new AttuneError('usage', 'AWS_ENDPOINT_URL is no address that can be used.', {
      remedy: 'Write it with its scheme, such as https://s3.example.com.',
    });
  return {
    region: environment.AWS_REGION || environment.AWS_DEFAULT_REGION || 'us-east-1',
    endpoint,
    accessKeyId,
    secretAccessKey,
    sessionToken: environment.AWS_SESSION_TOKEN || undefined,
  };
}

/**
 * Asks for something in a bucket, and again with longer and longer pauses when the server is busy or the line breaks.
 *
 * @param use reads the answer to its end; what it throws as `Interrupted` is tried again
 * @throws S3Refusal, Interrupted or an error of the network when it does not help
 */
export async function askS3<T>(
  account: S3Account,
  bucket: string,
  ask: {
    readonly key?: string;
    readonly query?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
  },
  use: (answer: IncomingMessage) => Promise<T>,
  signal: AbortSignal | undefined,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await use(
        await answerTo(
          account,
          urlOf(account, bucket, ask.key ?? '', ask.query ?? {}),
          ask.headers ?? {},
          signal,
        ),
      );
    } catch (error) {
      signal?.throwIfAborted();
      if (attempt === attempts || !mayPass(error)) throw error;
      await sleep(Math.min(firstPauseMs * 2 ** (attempt - 1), longestPauseMs), undefined, {
        ...(signal && { signal }),
      });
    }
  }
}

function mayPass(error: unknown): boolean {
  if (error instanceof S3Refusal) return error.passes;
  if (error instanceof Interrupted) return true;
  // A name that does not exist or a certificate that is wrong stays so.
  return /^(?:ECONNRESET|ECONNREFUSED|ETIMEDOUT|EPIPE|EAI_AGAIN|ERR_STREAM_PREMATURE_CLOSE)$/.test(
    (error as NodeJS.ErrnoException).code ?? '',
  );
}

/** Sends one signed request. The library's own sending would unpack a body, follow redirects and hide how it ended. */
async function answerTo(
  account: S3Account,
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<IncomingMessage> {
  const { accessKeyId, secretAccessKey, sessionToken, region } = account;
  const signed = await new AwsV4Signer({
    method: 'GET',
    url: url.href,
    headers: { ...headers },
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && { sessionToken }),
    region,
    service: 's3',
  }).sign();
  const send = url.protocol === 'https:' ? tlsRequest : plainRequest;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent: ClientRequest = send(url, {
      method: 'GET',
      headers: Object.fromEntries(signed.headers as Headers),
      ...(signal && { signal }),
    });
    sent.setTimeout(silenceMs, () => sent.destroy(new Interrupted('The server fell silent.')));
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.end();
  });
  if (answer.statusCode === 200) return answer;
  const region_ = answer.headers['x-amz-bucket-region'];
  const body = await text(answer);
  throw new S3Refusal(
    answer.statusCode ?? 0,
    errorCode(body),
    typeof region_ === 'string' ? region_ : undefined,
  );
}

/** Amazon wants the bucket in the name of the host; others, and names with a dot, have it in the path. */
function urlOf(
  account: S3Account,
  bucket: string,
  key: string,
  query: Readonly<Record<string, string>>,
): URL {
  const { endpoint, region } = account;
  const isInHost = endpoint === undefined && !bucket.includes('.');
  const base = endpoint ?? new URL(`https://${isInHost ? `${bucket}.` : ''}s3.${region}.amazonaws.com`);
  const folder = base.pathname.replace(/\/$/, '');
  const path = [...(isInHost ? [] : [bucket]), ...key.split('/')].map(encoded).join('/');
  const url = new URL(base.origin);
  url.pathname = `${folder}/${path}`;
  url.search = Object.entries(query)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&');
  return url;
}

/** As RFC 3986 and the signature want it. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
