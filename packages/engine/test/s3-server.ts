import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultInSignature } from './signature-v4.ts';

/** What goes wrong at a request, once each: the first of them at the first request that it can happen to. */
export type Mishap =
  | 'busy'
  | 'cut listing'
  | 'cut object'
  | 'short object'
  | 'wrong bytes'
  | 'replaced'
  | 'denied'
  | 'other region';

export interface TestS3 {
  readonly endpoint: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Paths and queries, in the order in which they were asked. */
  readonly asked: string[];
  /** To happen next. */
  readonly mishaps: Mishap[];
  stop(): Promise<void>;
}

const keyId = 'AKIATEST';
const secret = 'secret/that+shows';
const region = 'eu-test-1';
/** Small, so that a few objects make pages. */
const pageSize = 2;

const etagOf = (content: Buffer) => `"${createHash('md5').update(content).digest('hex')}"`;
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const error = (code: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${secret}</Message></Error>`;

/**
 * A bucket `shop` on the loopback, as strict as Amazon's: it takes signed requests with fresh dates only, lists in
 * pages, and serves the version that is asked for.
 */
export async function startS3(objects: Readonly<Record<string, Buffer | string>>): Promise<TestS3> {
  const contents = new Map(Object.entries(objects).map(([key, content]) => [key, Buffer.from(content)]));
  const mishaps: Mishap[] = [];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response, contents, mishaps);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    environment: {
      AWS_ACCESS_KEY_ID: keyId,
      AWS_SECRET_ACCESS_KEY: secret,
      AWS_SESSION_TOKEN: 'a+token/of=time',
      AWS_REGION: region,
      AWS_ENDPOINT_URL: endpoint,
    },
    asked,
    mishaps,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  contents: ReadonlyMap<string, Buffer>,
  mishaps: Mishap[],
): void {
  const refuse = (status: number, code: string, headers = {}) =>
    response.writeHead(status, { 'content-type': 'application/xml', ...headers }).end(error(code));
  const happens = (mishap: Mishap) => {
    if (mishaps[0] !== mishap) return false;
    mishaps.shift();
    return true;
  };
  if (happens('busy')) return void refuse(503, 'SlowDown');
  if (happens('denied')) return void refuse(403, 'AccessDenied');
  if (happens('other region'))
    return void refuse(301, 'PermanentRedirect', { 'x-amz-bucket-region': 'us-west-2' });
  const { method = '', url = '', headers } = request;
  const fault = faultInSignature(
    { method, target: url, headers: headers as Record<string, string> },
    { [keyId]: secret },
    region,
  );
  if (fault !== undefined) return void refuse(403, fault);
  const signedAt = String(headers['x-amz-date']).replace(/(....)(..)(..T..)(..)/, '$1-$2-$3:$4:');
  if (Math.abs(Date.parse(signedAt) - Date.now()) > 15 * 60_000)
    return void refuse(403, 'RequestTimeTooSkewed');
  if (headers['x-amz-security-token'] !== 'a+token/of=time') return void refuse(403, 'InvalidToken');

  const [path = '', query = ''] = url.split('?');
  const [, bucket, ...rest] = path.split('/');
  const key = rest.map(decodeURIComponent).join('/');
  if (bucket !== 'shop') return void refuse(404, 'NoSuchBucket');
  if (key === '') {
    const xml = list(contents, new URLSearchParams(query));
    response.writeHead(200, { 'content-type': 'application/xml' });
    // Without a length, nothing but the XML itself says that it is not whole.
    return void response.end(happens('cut listing') ? xml.slice(0, -40) : xml);
  }
  const content = contents.get(key);
  if (content === undefined) return void refuse(404, 'NoSuchKey');
  if (happens('replaced') || (headers['if-match'] ?? etagOf(content)) !== etagOf(content))
    return void refuse(412, 'PreconditionFailed');
  if (happens('short object'))
    return void response.writeHead(200, { etag: etagOf(content) }).end(content.subarray(1));
  if (happens('wrong bytes')) {
    const wrong = Buffer.from(content);
    wrong[0] = wrong[0]! ^ 1;
    return void response.writeHead(200, { etag: etagOf(content) }).end(wrong);
  }
  response.writeHead(200, {
    'content-length': content.length,
    etag: etagOf(content),
    // Stored with the object; whoever takes it for the encoding of the answer unpacks what should stay packed.
    ...(key.endsWith('.gz') && { 'content-encoding': 'gzip' }),
  });
  if (!happens('cut object')) return void response.end(content);
  response.write(content.subarray(0, content.length >> 1), () => response.destroy());
}

function list(contents: ReadonlyMap<string, Buffer>, query: URLSearchParams): string {
  if (query.get('list-type') !== '2') throw new Error('Only the second version of listing is understood.');
  const prefix = query.get('prefix') ?? '';
  const after = Buffer.from(query.get('continuation-token') ?? '', 'base64').toString();
  const keys = [...contents.keys()].sort().filter((key) => key.startsWith(prefix) && key > after);
  const page = keys.slice(0, pageSize);
  const isTruncated = keys.length > page.length;
  const written = (key: string) =>
    query.get('encoding-type') === 'url' ? encodeURIComponent(key).replaceAll('%20', '+') : escaped(key);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>shop</Name>',
    `<Prefix>${escaped(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><IsTruncated>${isTruncated}</IsTruncated>`,
    query.get('encoding-type') === 'url' ? '<EncodingType>url</EncodingType>' : '',
    isTruncated
      ? `<NextContinuationToken>${Buffer.from(page.at(-1)!).toString('base64')}</NextContinuationToken>`
      : '',
    ...page.map(
      (key) =>
        `<Contents><Key>${written(key)}</Key><ETag>${escaped(etagOf(contents.get(key)!))}</ETag>` +
        `<Size>${contents.get(key)!.length}</Size><Owner><ID>x</ID></Owner></Contents>`,
    ),
    '</ListBucketResult>',
  ].join('\n');
}
