import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Transform } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { AttuneError } from '../../errors/index.ts';
import type { BucketSource } from './address.ts';
import { askS3, Interrupted, type S3Account, S3Refusal } from './s3-request.ts';
import { type ListedObject, type Listing, listing } from './s3-xml.ts';
import { fileFor, refuseFullDisk } from './write-rows.ts';

/** An object that an address stands for. */
export interface FoundObject extends ListedObject {
  /** As reports show it: its key below the address, such as `2024/orders.csv`. */
  readonly name: string;
  /** Whether the address names just this one. */
  readonly isNamed: boolean;
}

/**
 * The objects that an address stands for, in the order of their keys: the one of this key, all in a folder, or all
 * whose keys begin so.
 *
 * @throws AttuneError `input-missing` for no object or no bucket, `source-denied`, `source-unreachable`
 */
export async function objectsOf(
  source: BucketSource,
  account: S3Account,
  signal: AbortSignal | undefined,
): Promise<readonly FoundObject[]> {
  const isOpen = source.key.endsWith('*');
  const prefix = isOpen ? source.key.slice(0, -1) : source.key;
  const folder = isOpen || prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
  const found: FoundObject[] = [];
  const add = (object: ListedObject, name: string, isNamed: boolean) =>
    found.push({ ...object, isNamed, name: source.name === undefined ? name : `${source.name}/${name}` });
  for await (const object of allBelow(source, account, prefix, signal)) {
    const { key } = object;
    // Consoles make an empty object to show a folder.
    if (key.endsWith('/')) continue;
    if (key === prefix && !isOpen) add(object, key.slice(key.lastIndexOf('/') + 1), true);
    else if (key.startsWith(folder)) add(object, key.slice(folder.lastIndexOf('/') + 1), false);
  }
  if (found.length > 0) return found.sort((a, b) => (a.key < b.key ? -1 : 1));
  throw new AttuneError(
    'input-missing',
    `The bucket ${source.bucket} has no object ${source.key || 'at all'}.`,
    {
      remedy: `Check the address: s3://${source.bucket}/folder/ stands for all objects in a folder, s3://${source.bucket}/orders-* for all that begin so.`,
      place: { file: `s3://${source.bucket}/${source.key}` },
    },
  );
}

async function* allBelow(
  source: BucketSource,
  account: S3Account,
  prefix: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<ListedObject> {
  let next: string | undefined;
  do {
    const query = {
      'list-type': '2',
      'encoding-type': 'url',
      prefix,
      ...(next !== undefined && { 'continuation-token': next }),
    };
    const page: Listing = await askS3(account, source.bucket, { query }, pageOf, signal).catch(
      (error: unknown) => {
        signal?.throwIfAborted();
        throw refusal(error, account, source.bucket, `s3://${source.bucket}/${source.key}`);
      },
    );
    yield* page.objects;
    next = page.next;
  } while (next !== undefined);
}

async function pageOf(answer: IncomingMessage): Promise<Listing> {
  const xml = await text(answer);
  try {
    return listing(xml);
  } catch (cause) {
    throw new Interrupted('The listing is no whole XML.', { cause });
  }
}

/**
 * Fetches an object as it is. Its length, the version that was listed and, where the server tells it, the checksum of
 * its bytes have to agree: a part is never taken for the whole.
 *
 * @throws AttuneError that names the object and what to do
 */
export async function fetchObject(
  bucket: string,
  object: FoundObject,
  account: S3Account,
  to: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { key, bytes, etag } = object;
  // Only this version: it may be replaced while it is read.
  const headers = etag === '' ? {} : { 'if-match': etag };
  const save = async (answer: IncomingMessage) => {
    const md5 = createHash('md5');
    let received = 0;
    const count = new Transform({
      transform(chunk: Buffer, _, done) {
        received += chunk.length;
        md5.update(chunk);
        done(null, chunk);
      },
    });
    await pipeline(answer, count, fileFor(to), { ...(signal && { signal }) }).catch(refuseFullDisk);
    if (received !== bytes) throw new Interrupted(`${received} bytes came, and ${bytes} were listed.`);
    const checksum = checksumOf(answer, etag);
    if (checksum !== undefined && checksum !== md5.digest('hex'))
      throw new Interrupted('The bytes do not match their checksum.');
  };
  await askS3(account, bucket, { key, headers }, save, signal).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw refusal(error, account, bucket, object.name);
  });
}

/** An entity tag of 32 digits is the MD5 of the bytes, unless they are encrypted with a key of somebody's own. */
function checksumOf({ headers }: IncomingMessage, etag: string): string | undefined {
  const isEncrypted =
    'x-amz-server-side-encryption-customer-algorithm' in headers ||
    /kms/.test(String(headers['x-amz-server-side-encryption'] ?? ''));
  return isEncrypted ? undefined : /^"?([0-9a-f]{32})"?$/.exec(etag)?.[1];
}

/** What went wrong, for a user. */
function refusal(error: unknown, account: S3Account, bucket: string, file: string): unknown {
  if (error instanceof AttuneError) return error;
  const place = { file };
  const cause = error;
  if (error instanceof Interrupted)
    return new AttuneError(
      'input-unreadable',
      `${file} did not come whole, in five tries: ${error.message}`,
      {
        remedy: 'Run it again, or check the line to the server. A part of it was not taken for the whole.',
        place,
        cause,
      },
    );
  if (!(error instanceof S3Refusal)) {
    const isCut = /^(?:ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/.test(
      (error as NodeJS.ErrnoException).code ?? '',
    );
    return new AttuneError(
      isCut ? 'input-unreadable' : 'source-unreachable',
      isCut
        ? `${file} did not come whole, in five tries: the connection was cut.`
        : `${file}: the S3 server at ${account.endpoint?.host ?? `s3.${account.region}.amazonaws.com`} does not answer.`,
      {
        remedy: isCut
          ? 'Run it again, or check the line to the server. A part of it was not taken for the whole.'
          : 'Check AWS_ENDPOINT_URL and AWS_REGION, and that a firewall lets this machine out.',
        place,
        cause,
      },
    );
  }
  const { status, code, region } = error;
  if (status === 301 || status === 307 || code === 'AuthorizationHeaderMalformed')
    return new AttuneError('usage', `The bucket ${bucket} is in another region than ${account.region}.`, {
      remedy: `Set AWS_REGION=${region ?? 'the region of the bucket'}.`,
      place,
      cause,
    });
  if (code === 'NoSuchBucket' || code === 'NoSuchKey' || status === 404)
    return new AttuneError(
      'input-missing',
      `${file}: there is no such ${code === 'NoSuchBucket' ? 'bucket' : 'object'}.`,
      {
        remedy: 'Check the address, and AWS_ENDPOINT_URL when the bucket is not at Amazon.',
        place,
        cause,
      },
    );
  if (status === 412)
    return new AttuneError('input-unreadable', `${file} was replaced while it was fetched.`, {
      remedy: 'Run it again once the export is complete.',
      place,
      cause,
    });
  if (code === 'InvalidObjectState')
    return new AttuneError('input-unreadable', `${file} lies in an archive.`, {
      remedy: 'Restore it from the archive first.',
      place,
      cause,
    });
  if (status === 401 || status === 403)
    return new AttuneError(
      'source-denied',
      `${file}: the S3 server does not let these keys read (${code ?? status}).`,
      {
        remedy: deniedRemedy(code),
        place,
        cause,
      },
    );
  return new AttuneError(
    'source-unreachable',
    `${file}: the S3 server refused, in five tries (${code ?? status}).`,
    {
      remedy: 'Wait a little and run it again.',
      place,
      cause,
    },
  );
}

function deniedRemedy(code: string | undefined): string {
  if (code === 'RequestTimeTooSkewed') return 'The clock of this machine is wrong: set it.';
  if (code === 'ExpiredToken') return 'The temporary keys have expired: fetch new ones.';
  return 'Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN. The keys need the rights s3:ListBucket and s3:GetObject.';
}
