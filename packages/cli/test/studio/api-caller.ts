import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { analysed as analysedBy } from '../../../server/test/analysed.ts';
import { type Cookie, cookieHeader, cookiesOf } from '../../../server/test/cookies.ts';

/** Who signs in. */
export interface Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export const owner: Account = {
  name: 'Olga Owner',
  email: 'olga@example.org',
  password: 'seven grey herons wading',
};

/** Speaks to the API as a person who is signed in does, beside the browser. */
export interface ApiCaller {
  /** For a browser that is to be signed in as the same person. */
  readonly cookies: readonly Cookie[];
  /** The answer as JSON; a refusal is an error with what was said. */
  call<Reply>(method: string, path: string, body?: unknown): Promise<Reply>;
  text(path: string): Promise<string>;
  upload(file: string, replace?: boolean): Promise<void>;
}

/** Makes the first person, the owner of the workspace. */
export function setUpOwner(address: string, account: Account = owner): Promise<ApiCaller> {
  return enter(address, '/api/set-up', account);
}

export function signIn(address: string, { email, password }: Account): Promise<ApiCaller> {
  return enter(address, '/api/sign-in', { email, password });
}

/** Accepts an invitation by the token of its link. */
export function join(address: string, token: string, password: string): Promise<ApiCaller> {
  return enter(address, '/api/join', { token, password });
}

async function enter(address: string, path: string, body: unknown): Promise<ApiCaller> {
  const reply = await fetch(address + path, {
    method: 'POST',
    headers: { origin: address, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}: ${await reply.text()}`);
  const cookies = cookiesOf(reply.headers);
  const cookie = cookieHeader(cookies);

  async function ask(method: string, asked: string, init: RequestInit = {}): Promise<Response> {
    const headers = { origin: address, cookie, ...init.headers };
    const answer = await fetch(address + asked, { ...init, method, headers });
    if (!answer.ok) throw new Error(`${method} ${asked} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  }
  const json = { 'content-type': 'application/json' };
  return {
    cookies,
    call: async <Reply>(method: string, asked: string, sent?: unknown) => {
      const answer = await ask(method, asked, {
        ...(sent !== undefined && { headers: json, body: JSON.stringify(sent) }),
      });
      return (await answer.json()) as Reply;
    },
    text: async (asked) => (await ask('GET', asked)).text(),
    upload: async (file, replace = false) => {
      const query = new URLSearchParams({ name: basename(file), ...(replace && { replace: 'true' }) });
      await ask('POST', `/api/files?${query}`, {
        headers: { 'content-type': 'application/octet-stream' },
        body: readFileSync(file),
      });
    },
  };
}

/** Analyses all files of the workspace and waits for the end. @returns the id of the published run */
export function analysed(api: ApiCaller, options?: { readonly asOf?: string }): Promise<string> {
  return analysedBy(api.call, options);
}

/** The made-up shop with some customers, analysed. @returns the id of the run */
export async function analysedSample(api: ApiCaller, customers: number): Promise<string> {
  await api.call('POST', '/api/sample', { customers });
  return analysed(api);
}
