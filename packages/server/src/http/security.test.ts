import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Credentials, type Served, serve } from '../../test/served.ts';
import { problem } from '../contract/parts.ts';

let served: Served;
let owner: Credentials;
beforeAll(async () => {
  served = await serve();
  owner = await served.owner();
});
afterAll(() => served.close());

/** Sends bytes as they are, which no client library would. */
function raw(text: string): Promise<string> {
  const { port } = new URL(served.server.address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setTimeout(5_000, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('every reply carries the headers', () => {
  test.each([
    ['GET', '/'],
    ['GET', '/audit'],
    ['GET', '/docs'],
    ['GET', '/openapi.json'],
    ['GET', '/healthz'],
    ['GET', '/metrics'],
    ['GET', '/api/session'],
    ['GET', '/api/runs'],
    ['GET', '/api/none'],
    ['GET', '/none.js'],
    ['GET', '/api/%zz'],
    ['POST', '/'],
    ['POST', '/api/set-up'],
  ])('%s %s', async (method, path) => {
    const { headers } = await served.call(method, path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
    if (path.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store');
  });

  test('even to what is no request at all', async () => {
    const answer = await raw('NONSENSE\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('x-content-type-options: nosniff');
    expect(problem.parse(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).error.code).toBe('request-invalid');
  });

  test('strict transport only where people come over https', async () => {
    const { headers } = await served.call('GET', '/');
    expect(headers.get('strict-transport-security')).toBeNull();
    const public_ = await serve({ publicUrl: 'https://attune.example.org' });
    const reply = await public_.call('GET', '/');
    expect(reply.headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,}/);
    await public_.close();
  });
});

describe('the studio', () => {
  test('gets a new nonce for its styles with each page, and may load nothing from elsewhere', async () => {
    const nonces = new Set<string>();
    for (let i = 0; i < 3; i++) {
      const { text, headers } = await served.call('GET', '/');
      const nonce = /<meta name="style-nonce" content="([^"]{20,})"/.exec(text)?.[1] ?? '';
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain(`'nonce-${nonce}'`);
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:|\*/);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(3);
  });

  test('keeps files with a hash in their name for good, compressed, and its page never', async () => {
    const { text, headers } = await served.call('GET', '/segments?view=grid');
    expect(headers.get('cache-control')).toBe('no-cache');
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(text)?.[1] ?? '';
    const file = await served.call('GET', script, { headers: { 'accept-encoding': 'br' } });
    expect(file.status).toBe(200);
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(file.headers.get('content-encoding')).toBe('br');
    expect(file.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  });

  test.each([
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/%2fetc/passwd.txt',
    '/assets/..%5c..%5cpackage.json',
    '//etc/passwd.txt',
  ])('has no way to %s', async (path) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 404 /);
    expect(answer).not.toMatch(/root:|"dependencies"/);
  });
});

describe('a change comes from our own pages', () => {
  const body = { name: 'Eve', email: 'eve@example.org', role: 'owner' };
  const cookie = () => ({ cookie: owner.cookie! });

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['a page without an origin', { origin: 'null' }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['nobody says where', {}],
    ['a password for a proxy, which browsers add by themselves', { authorization: 'Basic b2xnYTp4' }],
    ['that password from elsewhere', { authorization: 'Basic b2xnYTp4', origin: 'https://evil.example' }],
  ])('%s is refused', async (_, headers) => {
    const { status, json } = await served.call('POST', '/api/people', { as: cookie(), body, headers });
    expect([status, problem.parse(json).error.code]).toEqual([403, 'cross-site']);
  });

  test('signing in and setting up are refused from elsewhere too', async () => {
    for (const path of ['/api/sign-in', '/api/set-up', '/api/join', '/api/sign-out']) {
      const { status } = await served.call('POST', path, {
        body: {},
        headers: { origin: 'https://evil.example' },
      });
      expect([path, status]).toEqual([path, 403]);
    }
  });

  test('our own pages, and programs with a key, are let in', async () => {
    for (const headers of [{ origin: served.server.address }, { 'sec-fetch-site': 'same-origin' }])
      expect((await served.call('DELETE', '/api/sample', { as: cookie(), headers })).status).toBe(200);
    const { as } = await served.key(owner, ['data']);
    expect((await served.call('DELETE', '/api/sample', { as })).status).toBe(200);
  });
});

describe('the name that is asked for', () => {
  const ask = (host: string) =>
    raw(`GET /api/session HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);

  test('is one of this machine: a page elsewhere cannot point its own name here', async () => {
    expect(await ask('evil.example')).toMatch(/^HTTP\/1\.1 421 [\s\S]*host-unknown/);
    expect(await ask('127.0.0.1.evil.example')).toMatch(/^HTTP\/1\.1 421 /);
    for (const host of ['localhost:4600', '127.0.0.1', '[::1]:4600'])
      expect(await ask(host)).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('too many requests', () => {
  test('of one address are refused with the time to wait', async () => {
    const small = await serve({ rateLimits: { requestsPerMinute: 5 } });
    const statuses = [];
    for (let i = 0; i < 7; i++) statuses.push((await small.call('GET', '/api/session')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    const { headers, json } = await small.call('GET', '/api/session');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect(problem.parse(json).error.code).toBe('too-many-requests');
    await small.close();
  });

  test('to sign in, and with wrong keys, are refused much earlier', async () => {
    const small = await serve({ rateLimits: { signInsPerQuarterHour: 3, wrongKeysPerQuarterHour: 3 } });
    const tries = [];
    for (let i = 0; i < 5; i++) {
      const body = { email: `x${i}@example.org`, password: 'wrong' };
      tries.push((await small.call('POST', '/api/sign-in', { body })).status);
    }
    expect(tries).toEqual([401, 401, 401, 429, 429]);
    const keys = [];
    for (let i = 0; i < 5; i++) {
      const as = { authorization: `Bearer attune_sk_${i}` };
      keys.push((await small.call('GET', '/api/runs', { as })).status);
    }
    expect(keys).toEqual([401, 401, 401, 429, 429]);
    await small.close();
  });

  test('to sign in to one account make the next wait, from wherever they come', async () => {
    const statuses = [];
    let last: Awaited<ReturnType<Served['call']>> | undefined;
    for (let i = 0; i < 7; i++) {
      const body = { email: 'olga@example.org', password: `guess ${i}` };
      last = await served.call('POST', '/api/sign-in', { body });
      statuses.push(last.status);
    }
    expect(statuses).toContain(401);
    expect(last?.status).toBe(429);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('are counted by the address of the connection, whatever a header claims', async () => {
    const small = await serve({ rateLimits: { requestsPerMinute: 2 } });
    const statuses = [];
    for (let i = 0; i < 3; i++) {
      const headers = { 'x-forwarded-for': `10.0.0.${i}` };
      statuses.push((await small.call('GET', '/api/session', { headers })).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
    await small.close();
    const behindProxy = await serve({ rateLimits: { requestsPerMinute: 2 }, trustProxy: '127.0.0.1' });
    for (let i = 0; i < 3; i++) {
      const headers = { 'x-forwarded-for': `10.0.0.${i}` };
      expect((await behindProxy.call('GET', '/api/session', { headers })).status).toBe(200);
    }
    await behindProxy.close();
  });
});

describe('where others can reach the server', () => {
  test('the first set-up needs the code of the terminal', async () => {
    const open = await serve({ host: '0.0.0.0' });
    const { setUpCode } = open.server;
    expect(setUpCode).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    expect((await open.call('GET', '/api/session')).json).toEqual({ state: 'set-up', setUpCode: true });
    const body = { name: 'Eve', email: 'eve@example.org', password: 'a long enough passphrase' };
    for (const code of [undefined, '', 'AAAA-AAAA', `${setUpCode}A`]) {
      const { status, json } = await open.call('POST', '/api/set-up', { body: { ...body, code } });
      expect([status, problem.parse(json).error.code]).toEqual([403, 'set-up-code-wrong']);
    }
    const code = setUpCode?.toLowerCase().replace('-', ' ');
    expect((await open.call('POST', '/api/set-up', { body: { ...body, code } })).status).toBe(201);
    await open.close();
  });

  test('on this machine alone it needs none', () => expect(served.server.setUpCode).toBeUndefined());
});

describe('a body that is refused', () => {
  test('is not waited for when it is large', async () => {
    const answer = await raw(
      'POST /api/files?name=x.csv HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\nContent-Length: 99999999999\r\n\r\nabc',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer.toLowerCase()).toContain('connection: close');
  });

  test('is refused by its length before it comes', async () => {
    const small = await serve({ maxUploadBytes: 1000 });
    const as = await small.owner();
    const headers = { 'content-type': 'application/octet-stream' };
    const body = 'x'.repeat(2000);
    const { status, json } = await small.call('POST', '/api/files?name=x.csv', { as, body, headers });
    expect([status, problem.parse(json).error.code]).toEqual([413, 'file-too-large']);
    await small.close();
  });

  test('of unknown length too, once there is too much of it', async () => {
    const small = await serve({ maxUploadBytes: 1000 });
    const as = await small.owner();
    const stream = new Blob(['x'.repeat(500), 'x'.repeat(5000)]).stream();
    const response = await fetch(`${small.server.address}/api/files?name=x.csv`, {
      method: 'POST',
      headers: { ...as, 'content-type': 'application/octet-stream' },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect((await small.call('GET', '/api/files', { as })).json).toEqual({ files: [] });
    await small.close();
  });
});
