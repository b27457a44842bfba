import { expect, test } from 'vitest';
import { faultInSignature } from './signature-v4.ts';

// The examples of Amazon's page "Signature calculations for the Authorization header", with their signatures.
const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const secrets = { AKIAIOSFODNN7EXAMPLE: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

interface Example {
  readonly method: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signature: string;
}

const examples: Readonly<Record<string, Example>> = {
  'GET Object': {
    method: 'GET',
    target: '/test.txt',
    headers: { range: 'bytes=0-9', 'x-amz-content-sha256': empty },
    signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
  'PUT Object': {
    method: 'PUT',
    target: '/test$file.text',
    headers: {
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    },
    signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  },
  'GET Bucket Lifecycle': {
    method: 'GET',
    target: '/?lifecycle',
    headers: { 'x-amz-content-sha256': empty },
    signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  },
  'GET Bucket (List Objects)': {
    method: 'GET',
    target: '/?max-keys=2&prefix=J',
    headers: { 'x-amz-content-sha256': empty },
    signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  },
};

function received({ method, target, headers, signature }: Example) {
  const all: Record<string, string> = {
    host: 'examplebucket.s3.amazonaws.com',
    'x-amz-date': '20130524T000000Z',
    ...headers,
  };
  const names = Object.keys(all).sort().join(';');
  const credential = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${names},Signature=${signature}`;
  return { method, target, headers: { ...all, authorization } };
}

test.each(Object.entries(examples))('the published example %s is signed rightly', (_, example) => {
  expect(faultInSignature(received(example), secrets, 'us-east-1')).toBeUndefined();
});

test('a request that differs from what was signed is found out', () => {
  const { 'GET Object': example } = examples as { 'GET Object': Example };
  const right = received(example);
  const fault = (changed: object, region = 'us-east-1') =>
    faultInSignature({ ...right, ...changed }, secrets, region);
  expect(fault({ target: '/test.txt2' })).toBe('SignatureDoesNotMatch');
  expect(fault({ target: '/test.txt?a=1' })).toBe('SignatureDoesNotMatch');
  expect(fault({ method: 'PUT' })).toBe('SignatureDoesNotMatch');
  expect(fault({ headers: { ...right.headers, range: 'bytes=0-8' } })).toBe('SignatureDoesNotMatch');
  expect(fault({ headers: { ...right.headers, 'x-amz-unsigned': '1' } })).toBe('AccessDenied');
  expect(fault({ headers: { ...right.headers, authorization: undefined } })).toBe('MissingSecurityHeader');
  expect(fault({}, 'eu-central-1')).toBe('AuthorizationHeaderMalformed');
});
