import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A request as it came over the line. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query, as they were sent. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/**
 * Why a request is not signed as AWS Signature Version 4 wants it, for S3 and by header; undefined when it is. Written
 * from Amazon's description alone, so that it shares no mistake with what it tests.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function faultInSignature(
  { method, target, headers }: ReceivedRequest,
  secrets: Readonly<Record<string, string>>,
  region: string,
): string | undefined {
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;
  const [, keyId, day, signedRegion, names, signature] = form.exec(headers.authorization ?? '') ?? [];
  if (!keyId || !day || !names || !signature) return 'MissingSecurityHeader';
  if (signedRegion !== region) return 'AuthorizationHeaderMalformed';
  const secret = secrets[keyId];
  if (secret === undefined) return 'InvalidAccessKeyId';
  const at = headers['x-amz-date'] ?? '';
  if (!/^\d{8}T\d{6}Z$/.test(at) || !at.startsWith(day)) return 'AccessDenied';

  const signed = names.split(';');
  const mustSign = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  if (mustSign.some((name) => !signed.includes(name)) || signed.join() !== signed.toSorted().join())
    return 'AccessDenied';
  const [path = '', query = ''] = target.split('?');
  const canonical = [
    method,
    path.split('/').map(encodedOnce).join('/'),
    query
      .split('&')
      .filter((part) => part !== '')
      .map((part) => {
        const [name = '', value = ''] = part.split('=');
        return `${encodedOnce(name)}=${encodedOnce(value)}`;
      })
      .sort()
      .join('&'),
    ...signed.map((name) => `${name}:${(headers[name] ?? '').trim().replaceAll(/ +/g, ' ')}`),
    '',
    names,
    headers['x-amz-content-sha256'] ?? '',
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', at, scope, sha256(canonical)].join('\n');
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`);
  const right = hmac(key, toSign);
  return timingSafeEqual(right, Buffer.from(signature, 'hex')) ? undefined : 'SignatureDoesNotMatch';
}

/** Every byte but letters, digits and - . _ ~ as %XX, however it was sent. */
function encodedOnce(sent: string): string {
  return [...Buffer.from(decodeURIComponent(sent))]
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      return /[A-Za-z0-9\-._~]/.test(letter)
        ? letter
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}
