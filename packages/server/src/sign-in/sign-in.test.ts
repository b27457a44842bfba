import crypto from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore } from '@attune/engine';
import { describe, expect, test } from 'vitest';
import {
  advance,
  Browser,
  callerIn,
  days,
  dump,
  joined,
  minutes,
  onStores,
  owner,
  password,
  secret,
} from '../../test/on-stores.ts';
import { openSignIn } from './sign-in.ts';

const session = '__Host-attune_session';
const email = 'ada@example.com';

/** Does something, and `then` after each time a password is hashed in it, before anybody learns the outcome. */
async function hashing<T>(work: () => Promise<T>, then: () => Promise<void>): Promise<T> {
  const original = crypto.scrypt;
  crypto.scrypt = ((secretText, salt, length, options, done) =>
    original(secretText, salt, length, options, (error, key) => {
      void then().then(() => done(error, key));
    })) as typeof original;
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    crypto.scrypt = original;
    syncBuiltinESMExports();
  }
}

async function hashesOf(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  await hashing(work, async () => {
    count++;
  });
  return count;
}

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    ({ code, message, remedy }) => ({ code, message, remedy }),
  );
}

onStores((place) => {
  describe('set-up', () => {
    test('makes the owner, once', async () => {
      const desk = await place.open();
      const { identities, store } = desk;
      expect(await identities.session(new Headers())).toEqual({ session: { state: 'set-up' }, cookies: [] });
      expect(await identities.isSetUp()).toBe(false);

      const browser = new Browser();
      const body = { name: 'Ada Lovelace', email: 'Ada@Example.com', password };
      const answer = browser.take(await identities.setUp(body, browser.headers()));
      expect(answer.session).toEqual({
        state: 'signed-in',
        person: { id: expect.any(String), name: 'Ada Lovelace', email, role: 'owner' },
        permissions: ['read', 'customers', 'data', 'segments', 'lists', 'admin'],
      });
      const id = answer.session.person?.id;
      expect(await identities.callerOf(browser.headers())).toEqual({
        kind: 'person',
        id,
        name: `person:${id}`,
        role: 'owner',
        permissions: ['read', 'customers', 'data', 'segments', 'lists', 'admin'],
      });
      expect(await identities.session(browser.headers())).toEqual({ session: answer.session, cookies: [] });
      expect(await identities.isSetUp()).toBe(true);
      expect(await identities.session(new Headers())).toMatchObject({ session: { state: 'signed-out' } });
      await expect(
        identities.setUp({ ...body, email: 'eve@example.com' }, new Headers()),
      ).rejects.toMatchObject({
        code: 'already-set-up',
      });
      expect(await store.audit.entries()).toEqual([
        {
          id: expect.any(Number),
          at: '2026-06-30T20:00:00.000Z',
          actor: `person:${id}`,
          action: 'create',
          subject: `person/${id}`,
          after: { role: 'owner', state: 'active' },
        },
      ]);
    });

    test('by several at the same moment makes one owner', async () => {
      const desks = [await place.open(), await place.open()];
      const outcomes = await Promise.all(
        Array.from({ length: 6 }, (_, i) =>
          desks[i % 2]!.identities.setUp(
            { name: `P${i}`, email: `p${i}@example.com`, password },
            new Headers(),
          )
            .then(({ session: { state } }) => state)
            .catch(({ code }) => code),
        ),
      );
      expect(outcomes.toSorted()).toEqual([...Array(5).fill('already-set-up'), 'signed-in']);
      expect(await desks[0]!.store.people.list()).toHaveLength(1);
      expect(await desks[0]!.store.audit.entries()).toHaveLength(1);
    });

    test.each(['Password1234', '123456789012', 'Correct Horse Battery Staple'])(
      'refuses the password %s, which is tried first',
      async (common) => {
        const { identities } = await place.open();
        await expect(
          identities.setUp({ name: 'Ada', email, password: common }, new Headers()),
        ).rejects.toMatchObject({ code: 'password-too-common', place: { field: 'password' } });
        expect(await identities.isSetUp()).toBe(false);
      },
    );
  });

  describe('the cookie', () => {
    test('is for this host, over https, and out of reach of scripts and other sites', async () => {
      const { identities } = await place.open();
      const { cookies } = await identities.setUp({ name: 'Ada', email, password }, new Headers());
      expect(cookies).toEqual([
        expect.stringMatching(
          /^__Host-attune_session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
        ),
        expect.stringMatching(
          /^__Host-attune_browser=[^;]+; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
        ),
      ]);
    });

    test('goes without https where the server does', async () => {
      const { identities } = await place.open({ secure: false });
      const { cookies } = await identities.setUp({ name: 'Ada', email, password }, new Headers());
      expect(cookies).toEqual([
        expect.stringMatching(/^attune_session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/),
        expect.stringMatching(/^attune_browser=[^;]+; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/),
      ]);
    });

    test('counts only as it was signed, and with this secret', async () => {
      const desk = await place.open();
      const { browser } = await owner(desk);
      const other = await place.open({ secret: 'another secret, also only for tests' });
      expect(await other.identities.callerOf(browser.headers())).toBeUndefined();
      const value = browser.get(session) ?? '';
      const token = decodeURIComponent(value).split('.')[0] ?? '';
      expect(await dump(desk)).toContain(token);
      for (const forged of [
        token,
        `${token}.`,
        value.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')),
        '',
        '.',
      ]) {
        const thief = new Browser();
        thief.set(session, forged);
        expect(await desk.identities.callerOf(thief.headers())).toBeUndefined();
      }
    });

    test('lasts thirty days from the last day of use', async () => {
      const { identities } = await place.open();
      const { browser } = await owner({ identities } as never);
      for (let day = 0; day < 40; day += 10) {
        advance(10 * days);
        const { session: state, cookies } = browser.take(await identities.session(browser.headers()));
        expect(state.state).toBe('signed-in');
        expect(cookies).toEqual([expect.stringContaining('Max-Age=2592000')]);
        expect((await identities.session(browser.headers())).cookies).toEqual([]);
      }
      advance(30 * days + 1000);
      expect(await identities.callerOf(browser.headers())).toBeUndefined();
      const { session: state, cookies } = await identities.session(browser.headers());
      expect(state).toEqual({ state: 'signed-out' });
      expect(cookies).toEqual([expect.stringMatching(/^__Host-attune_session=; Max-Age=0;/)]);
    });
  });

  describe('signing in', () => {
    test('refuses a wrong address and a wrong password alike, after the same work', async () => {
      const desk = await place.open();
      await owner(desk);
      const attempt = (body: { email: string; password: string }) =>
        refusalOf(desk.identities.signIn(body, new Headers()));
      const bodies = [
        { email, password: 'not this one at all' },
        { email: 'eve@example.com', password },
      ];
      for (const body of bodies) {
        expect(await hashesOf(() => attempt(body))).toBe(1);
        expect(await attempt(body)).toEqual({
          code: 'sign-in-failed',
          message: 'The e-mail address or the password is not right.',
          remedy: expect.any(String),
        });
      }
      for (const body of [
        { email: 'not an address', password },
        { email, password: '' },
      ])
        expect(await attempt(body)).toMatchObject({ code: 'sign-in-failed' });
    });

    test('works whatever the case of the address; nothing of the browser is kept', async () => {
      const desk = await place.open();
      await owner(desk);
      const headers = new Headers({ 'user-agent': 'Firefox', 'x-forwarded-for': '192.0.2.7' });
      const answer = await desk.identities.signIn({ email: 'ADA@EXAMPLE.COM', password }, headers);
      expect(answer.session).toMatchObject({ state: 'signed-in', person: { email } });
      expect(await dump(desk)).not.toMatch(/Firefox|192\.0\.2\.7/);
    });

    test('never adopts a session that the browser was given, and ends the one it had', async () => {
      const desk = await place.open();
      const { browser: ada, caller } = await owner(desk);
      const { browser: eve } = await joined(desk, caller, 'viewer');
      // Eve plants her own cookie in Ada's browser.
      const planted = eve.copy();
      planted.take(await desk.identities.signIn({ email, password }, planted.headers()));
      expect(planted.get(session)).not.toBe(eve.get(session));
      expect((await callerIn(desk, planted)).id).toBe(caller.id);
      expect(await desk.identities.callerOf(eve.headers())).toBeUndefined();
      expect((await callerIn(desk, ada)).id).toBe(caller.id);
      // A made-up one is not taken over either.
      const fixed = new Browser();
      fixed.set(session, 'chosen-by-eve.c2lnbmF0dXJl');
      fixed.take(await desk.identities.signIn({ email, password }, fixed.headers()));
      expect(fixed.get(session)).not.toContain('chosen-by-eve');
    });

    test('ends with signing out: a stolen cookie is worth nothing then', async () => {
      const desk = await place.open();
      const { browser } = await owner(desk);
      const stolen = browser.copy();
      const answer = browser.take(await desk.identities.signOut(browser.headers()));
      expect(answer).toEqual({
        session: { state: 'signed-out' },
        cookies: [
          expect.stringMatching(
            /^__Host-attune_session=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
          ),
        ],
      });
      expect(browser.get(session)).toBeUndefined();
      expect(await desk.identities.callerOf(stolen.headers())).toBeUndefined();
      expect(await desk.identities.signOut(new Headers())).toMatchObject({
        session: { state: 'signed-out' },
      });
    });
  });

  describe('too many tries', () => {
    const wrong = { email, password: 'not this one at all' };

    test('make the next one wait, longer each time, and a quarter of an hour at most', async () => {
      const desk = await place.open();
      // Counted like an address, and refused without the work of a hash.
      const attempt = () =>
        desk.identities.signIn({ email: 'no address', password }, new Headers()).catch((error) => error);
      for (let i = 0; i < 5; i++) expect(await attempt()).toMatchObject({ code: 'sign-in-failed' });
      const waits = [];
      for (let i = 0; i < 13; i++) {
        const error = await attempt();
        expect(error).toMatchObject({ code: 'too-many-tries', remedy: expect.stringContaining('Wait') });
        waits.push(error.retryAfterSeconds);
        advance(error.retryAfterSeconds * 1000);
        expect(await attempt()).toMatchObject({ code: 'sign-in-failed' });
      }
      expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
      expect((await attempt()).message).toBe(
        'There were too many tries to sign in. The next is possible in 15 minutes.',
      );
    });

    test('delay the right password too; trying on meanwhile delays nobody further, and success forgives', async () => {
      const desk = await place.open();
      await owner(desk);
      const fail = () => refusalOf(desk.identities.signIn(wrong, new Headers()));
      const succeed = () => desk.identities.signIn({ email, password }, new Headers());
      for (let i = 0; i < 5; i++) expect(await fail()).toMatchObject({ code: 'sign-in-failed' });
      for (let i = 0; i < 3; i++)
        await expect(succeed()).rejects.toMatchObject({
          code: 'too-many-tries',
          message: expect.stringContaining('in 1 second.'),
        });
      advance(1000);
      expect((await succeed()).session.state).toBe('signed-in');
      for (let i = 0; i < 5; i++) expect(await fail()).toMatchObject({ code: 'sign-in-failed' });
    });

    test('are remembered over a restart, for a stranger too, and forgotten after a day', async () => {
      const desk = await place.open();
      await owner(desk);
      const stranger = { email: 'stranger@example.com', password: 'whatever it may be' };
      for (const body of [wrong, stranger])
        for (let i = 0; i < 6; i++) await refusalOf(desk.identities.signIn(body, new Headers()));
      const restarted = await place.open();
      for (const body of [wrong, stranger])
        expect(await refusalOf(restarted.identities.signIn(body, new Headers()))).toMatchObject({
          code: 'too-many-tries',
        });
      expect(await dump(desk)).not.toContain('stranger');
      advance(days + minutes);
      for (let i = 0; i < 5; i++)
        expect(await refusalOf(restarted.identities.signIn(stranger, new Headers()))).toMatchObject({
          code: 'sign-in-failed',
        });
    });

    test('at the same moment are all counted', async () => {
      const desk = await place.open();
      await owner(desk);
      const outcomes = await Promise.all(
        Array.from({ length: 12 }, () => refusalOf(desk.identities.signIn(wrong, new Headers()))),
      );
      const codes = outcomes.map((outcome) => (outcome as { code: string }).code);
      expect(codes.filter((code) => code === 'sign-in-failed')).toHaveLength(5);
    });

    test('elsewhere do not keep out a browser that was signed in before', async () => {
      const desk = await place.open();
      const { browser } = await owner(desk);
      browser.take(await desk.identities.signOut(browser.headers()));
      const attacker = new Browser();
      for (let i = 0; i < 20; i++) await refusalOf(desk.identities.signIn(wrong, attacker.headers()));
      const answer = await desk.identities.signIn({ email, password }, browser.headers());
      expect(answer.session.state).toBe('signed-in');
      // And her success does not give the attacker new tries; nor does a mark that is made up.
      attacker.set(
        '__Host-attune_browser',
        'AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
      );
      expect(await refusalOf(desk.identities.signIn(wrong, attacker.headers()))).toMatchObject({
        code: 'too-many-tries',
      });
      // A known browser has its own limit.
      for (let i = 0; i < 5; i++) await refusalOf(desk.identities.signIn(wrong, browser.headers()));
      expect(await refusalOf(desk.identities.signIn(wrong, browser.headers()))).toMatchObject({
        code: 'too-many-tries',
      });
    });
  });

  describe('changing the password', () => {
    const next = 'copper meadow violin';

    test('needs the old one, and signs out everywhere else', async () => {
      const desk = await place.open();
      const { identities, store } = desk;
      const { browser, caller } = await owner(desk);
      const elsewhere = new Browser();
      elsewhere.take(await identities.signIn({ email, password }, elsewhere.headers()));

      const change = (body: { current: string; next: string }) =>
        identities.changePassword(caller, body, browser.headers());
      expect(await refusalOf(change({ current: 'not this one at all', next }))).toMatchObject({
        code: 'sign-in-failed',
        message: 'The current password is not right.',
      });
      expect(await refusalOf(change({ current: password, next: 'passwordpassword' }))).toMatchObject({
        code: 'password-too-common',
      });
      const before = browser.copy();
      browser.take(await change({ current: password, next }));
      expect((await callerIn(desk, browser)).id).toBe(caller.id);
      for (const old of [before, elsewhere]) expect(await identities.callerOf(old.headers())).toBeUndefined();
      expect(await refusalOf(identities.signIn({ email, password }, new Headers()))).toMatchObject({
        code: 'sign-in-failed',
      });
      expect(await identities.signIn({ email, password: next }, new Headers())).toMatchObject({
        session: { state: 'signed-in' },
      });
      expect((await store.audit.entries()).at(-1)).toMatchObject({
        actor: caller.name,
        action: 'change',
        subject: `person/${caller.id}`,
        after: { password: 'changed' },
      });
    });

    test('leaves nobody signed in whose old password was being checked meanwhile', async () => {
      const desk = await place.open();
      const { store, identities } = desk;
      const { browser, caller } = await owner(desk);
      advance(minutes);
      const late = hashing(
        () => refusalOf(identities.signIn({ email, password }, new Headers())),
        async () => {
          await store.people.changePassword(caller.id, 'a hash of:another');
        },
      );
      expect(await late).toMatchObject({ code: 'sign-in-failed' });
      expect(await store.signIn.db.selectFrom('sessions').selectAll().execute()).toEqual([]);
      expect(await identities.callerOf(browser.headers())).toBeUndefined();
    });

    test('is for the person who is signed in, not for a key or another', async () => {
      const desk = await place.open();
      const { browser, caller } = await owner(desk);
      const { caller: other } = await joined(desk, caller, 'viewer');
      const body = { current: password, next };
      for (const [who, headers] of [
        [other, browser.headers()],
        [caller, new Headers()],
        [{ ...caller, kind: 'key' as const }, browser.headers()],
      ] as const)
        await expect(desk.identities.changePassword(who, body, headers)).rejects.toMatchObject({
          code: 'not-signed-in',
        });
    });
  });
});

test('trouble of the machine is told as what it is, also where better-auth meets it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'attune-sign-in-'));
  const path = join(folder, 'store.sqlite');
  const clock = () => new Date();
  const store = await openStore(path, clock);
  const identities = openSignIn({ store, clock, secret, secure: false });
  const browser = new Browser();
  browser.take(await identities.setUp({ name: 'Ada', email, password }, new Headers()));
  const old = new Date(Date.now() + 10 * days).toISOString();
  await store.signIn.db.updateTable('sessions').set({ expires_at: old }).execute();
  const other = new DatabaseSync(path);
  other.exec('begin immediate');
  // To lengthen the session it has to be written.
  await expect(identities.session(browser.headers())).rejects.toMatchObject({ code: 'store-unavailable' });
  other.exec('rollback');
  other.close();
  await store.close();
  rmSync(folder, { recursive: true });
});
