import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Permission, Role } from '../src/contract/operation.ts';
import { type RunningServer, type ServerOptions, startServer } from '../src/index.ts';
import { type Ask, analysed } from './analysed.ts';
import { cookieHeader, cookiesOf } from './cookies.ts';

/** What a caller sends to be known by. */
export type Credentials = Readonly<Record<string, string>>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Undefined where the answer is no JSON. */
  readonly json: unknown;
}

export interface Served {
  readonly server: RunningServer;
  readonly folder: string;
  /** All log lines so far. */
  log(): string;
  /** @param body an object is sent as JSON, a text as it is */
  call(
    method: string,
    path: string,
    options?: { as?: Credentials; body?: unknown; headers?: Readonly<Record<string, string>> },
  ): Promise<Answer>;
  /** Sets the first owner up. */
  owner(): Promise<Credentials>;
  /** Invites somebody, who joins. */
  person(owner: Credentials, role: Role, email?: string): Promise<Credentials>;
  key(owner: Credentials, scopes: readonly Permission[]): Promise<{ id: string; as: Credentials }>;
  /** Publishes a run of the files that are there. */
  analyse(owner: Credentials): Promise<string>;
  /** Publishes a run of a made-up retailer. */
  publish(owner: Credentials, customers?: number): Promise<string>;
  close(): Promise<void>;
}

const password = 'a long enough passphrase';

/** A real server on loopback with a workspace of its own, which is removed when it is closed. */
export async function serve(options: Partial<ServerOptions> = {}): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-server-'));
  let log = '';
  const server = await startServer({
    workspace: join(folder, 'workspace'),
    port: 0,
    checkReplies: true,
    log: {
      write: (line) => {
        log += line;
      },
    },
    rateLimits: {
      requestsPerMinute: 1_000_000,
      signInsPerQuarterHour: 1000,
      wrongKeysPerQuarterHour: 1_000_000,
    },
    ...options,
  });

  const call: Served['call'] = async (method, path, { as = {}, body, headers = {} } = {}) => {
    const isText = typeof body === 'string';
    const response = await fetch(server.address + path, {
      method,
      headers: {
        ...(body !== undefined && !isText && { 'content-type': 'application/json' }),
        ...as,
        ...headers,
      },
      ...(body !== undefined && { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  };
  const must = async (...args: Parameters<typeof call>): Promise<Answer> => {
    const answer = await call(...args);
    if (answer.status >= 400) throw new Error(`${args[0]} ${args[1]}: ${answer.status} ${answer.text}`);
    return answer;
  };
  const analyse: Served['analyse'] = async (owner) => {
    const ask: Ask = async <Reply>(method: string, path: string, body?: unknown) =>
      (await must(method, path, { as: owner, body })).json as Reply;
    return analysed(ask);
  };
  const asBrowser = ({ headers }: Answer): Credentials => ({
    cookie: cookieHeader(cookiesOf(headers)),
    origin: server.address,
  });

  return {
    server,
    folder,
    log: () => log,
    call,
    owner: async () =>
      asBrowser(
        await must('POST', '/api/set-up', {
          body: {
            name: 'Olga Owner',
            email: 'olga@example.org',
            password,
            ...(server.setUpCode !== undefined && { code: server.setUpCode }),
          },
        }),
      ),
    person: async (owner, role, email = `${role}@example.org`) => {
      const invited = await must('POST', '/api/people', { as: owner, body: { name: role, email, role } });
      const { link } = invited.json as { link: string };
      const token = new URL(link, server.address).searchParams.get('token');
      return asBrowser(await must('POST', '/api/join', { body: { token, password } }));
    },
    key: async (owner, scopes) => {
      const made = await must('POST', '/api/keys', { as: owner, body: { name: scopes.join(' '), scopes } });
      const { key, secret } = made.json as { key: { id: string }; secret: string };
      return { id: key.id, as: { authorization: `Bearer ${secret}` } };
    },
    analyse,
    publish: async (owner, customers = 300) => {
      await must('POST', '/api/sample', { as: owner, body: { customers } });
      return analyse(owner);
    },
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
