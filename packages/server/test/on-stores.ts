import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '@attune/engine';
import { afterAll, afterEach, beforeAll, beforeEach, describe, vi } from 'vitest';
import { postgresPrograms, startPostgres, type TestPostgres } from '../../engine/test/postgres.ts';
import type { Caller, Identities, SessionChange } from '../src/caller.ts';
import { openSignIn } from '../src/sign-in/sign-in.ts';

export const password = 'tulip lantern orbit';
export const secret = 'a secret that is only good for tests';

/** A program that serves sign-in, on a store of its own opening. */
export interface Desk {
  readonly store: Store;
  readonly identities: Identities;
}

export interface Place {
  /** Another program on the same store. */
  open(options?: { readonly secure?: boolean; readonly secret?: string }): Promise<Desk>;
}

/** A suite for every engine of the store, each test on an empty one, on the evening of 30 June 2026. */
export function onStores(suite: (place: Place) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'attune-sign-in-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let files = 0;
  describe('on SQLite', () => suite(placeAt(async () => join(folder, `store-${++files}.sqlite`))));

  describe.skipIf(!postgresPrograms)('on PostgreSQL', () => {
    let server: TestPostgres;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server?.stop());
    suite(placeAt(() => server.freshSchema()));
  });
}

function placeAt(freshLocation: () => Promise<string>): Place {
  let location: string;
  const opened: Store[] = [];
  beforeEach(async () => {
    // better-auth looks at the clock of the machine; ours follows it.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-06-30T20:00:00Z') });
    location = await freshLocation();
  });
  afterEach(async () => {
    vi.useRealTimers();
    for (const store of opened.splice(0)) await store.close();
  });
  return {
    async open(options) {
      const clock = () => new Date();
      const store = await openStore(location, clock);
      opened.push(store);
      return { store, identities: openSignIn({ store, clock, secret, secure: true, ...options }) };
    },
  };
}

export function advance(milliseconds: number): void {
  vi.setSystemTime(Date.now() + milliseconds);
}

export const minutes = 60_000;
export const days = 86_400_000;

/** Keeps cookies as a browser does, and sends them. */
export class Browser {
  readonly #cookies = new Map<string, string>();

  headers(): Headers {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return cookie === '' ? new Headers() : new Headers({ cookie });
  }

  /** Does what a reply tells it to. */
  take(change: SessionChange): SessionChange {
    for (const text of change.cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? [];
      if (/; Max-Age=0(;|$)/.test(text)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return change;
  }

  get(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  set(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  copy(): Browser {
    const copy = new Browser();
    for (const [name, value] of this.#cookies) copy.set(name, value);
    return copy;
  }
}

/** The first owner, in her browser. */
export async function owner({ identities }: Desk): Promise<{ browser: Browser; caller: Caller }> {
  const browser = new Browser();
  const body = { name: 'Ada Lovelace', email: 'Ada@example.com', password };
  browser.take(await identities.setUp(body, browser.headers()));
  return { browser, caller: await callerIn({ identities }, browser) };
}

/** Somebody whom `by` invites, and who joins. */
export async function joined(
  { identities }: Pick<Desk, 'identities'>,
  by: Caller,
  role: 'viewer' | 'editor' | 'owner',
  email = `${role}@example.com`,
): Promise<{ browser: Browser; caller: Caller }> {
  const { link } = await identities.people.invite(by, { name: 'Somebody', email, role }, '');
  const browser = new Browser();
  browser.take(await identities.join({ token: tokenIn(link), password }, browser.headers()));
  return { browser, caller: await callerIn({ identities }, browser) };
}

export async function callerIn({ identities }: Pick<Desk, 'identities'>, browser: Browser): Promise<Caller> {
  const caller = await identities.callerOf(browser.headers());
  if (!caller) throw new Error('Nobody is signed in.');
  return caller;
}

export function tokenIn(link: string): string {
  return new URL(link, 'http://attune.invalid').searchParams.get('token') ?? '';
}

export function withKey(key: string): Headers {
  return new Headers({ authorization: `Bearer ${key}` });
}

/** Everything that a thief of the store would have. */
export async function dump({ store }: Desk): Promise<string> {
  const tables = [
    'people',
    'sessions',
    'credentials',
    'invitations',
    'new_passwords',
    'keys',
    'sign_in_tries',
    'audit',
  ] as const;
  const rows = [];
  for (const table of tables) rows.push(await store.signIn.db.selectFrom(table).selectAll().execute());
  return JSON.stringify(rows);
}
