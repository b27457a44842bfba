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
  tokenIn,
  withKey,
} from '../../test/on-stores.ts';
import type { Caller } from '../caller.ts';
import { letBackIn } from './new-password.ts';

const ben = { name: 'Ben Okri', email: 'Ben@example.com', role: 'editor' } as const;

onStores((place) => {
  describe('an invitation', () => {
    test('is a link that lets one person in, once', async () => {
      const desk = await place.open();
      const { identities, store } = desk;
      const { caller: ada } = await owner(desk);
      advance(minutes);
      const { person, link } = await identities.people.invite(ada, ben, 'https://attune.example.com');
      expect(person).toEqual({
        ...ben,
        id: expect.any(String),
        email: 'ben@example.com',
        state: 'invited',
        createdAt: '2026-06-30T20:01:00.000Z',
      });
      expect(link).toMatch(/^https:\/\/attune\.example\.com\/join\?token=[\w-]{43}$/);
      expect(await dump(desk)).not.toContain(tokenIn(link));

      advance(minutes);
      const browser = new Browser();
      const answer = browser.take(
        await identities.join({ token: tokenIn(link), password }, browser.headers()),
      );
      expect(answer.session).toEqual({
        state: 'signed-in',
        person: { id: person.id, name: ben.name, email: 'ben@example.com', role: 'editor' },
        permissions: ['read', 'customers', 'data', 'segments', 'lists'],
      });
      expect((await callerIn(desk, browser)).id).toBe(person.id);
      expect((await identities.people.list()).people).toEqual([
        expect.objectContaining({ id: ada.id, role: 'owner', state: 'active' }),
        { ...person, state: 'active', createdAt: '2026-06-30T20:02:00.000Z' },
      ]);
      await expect(identities.join({ token: tokenIn(link), password }, new Headers())).rejects.toMatchObject({
        code: 'invitation-invalid',
      });
      expect(
        (await store.audit.entries(`person/${person.id}`)).map(({ at: _, id: __, ...entry }) => entry),
      ).toEqual([
        {
          actor: ada.name,
          action: 'create',
          subject: `person/${person.id}`,
          after: { role: 'editor', state: 'invited' },
        },
        {
          actor: `person:${person.id}`,
          action: 'change',
          subject: `person/${person.id}`,
          before: { role: 'editor', state: 'invited' },
          after: { role: 'editor', state: 'active' },
        },
      ]);
    });

    test('counts once, also when it is used twice at the same moment', async () => {
      const desk = await place.open();
      const other = await place.open();
      const { caller: ada } = await owner(desk);
      const { link } = await desk.identities.people.invite(ada, ben, '');
      const outcomes = await Promise.all(
        [desk, other, desk].map(({ identities }) =>
          identities.join({ token: tokenIn(link), password }, new Headers()).then(
            ({ session }) => session.state,
            ({ code }) => code,
          ),
        ),
      );
      expect(outcomes.toSorted()).toEqual(['invitation-invalid', 'invitation-invalid', 'signed-in']);
    });

    test('ends after seven days, with a new one, and when it is withdrawn', async () => {
      const desk = await place.open();
      const { people, join } = desk.identities;
      const { caller: ada } = await owner(desk);
      const joining = (link: string) => join({ token: tokenIn(link), password }, new Headers());
      const refused = { code: 'invitation-invalid' };

      const first = await people.invite(ada, ben, '');
      const second = await people.invite(ada, { ...ben, role: 'viewer', email: 'ben@example.com' }, '');
      expect(second.person).toMatchObject({ id: first.person.id, role: 'viewer' });
      await expect(joining(first.link)).rejects.toMatchObject(refused);
      advance(7 * days);
      await expect(joining(second.link)).rejects.toMatchObject(refused);
      // It is still listed, so that an owner sees who never came.
      expect((await people.list()).people).toHaveLength(2);

      const third = await people.invite(ada, ben, '');
      await people.remove(ada, third.person.id);
      await expect(joining(third.link)).rejects.toMatchObject(refused);
      expect((await people.list()).people).toHaveLength(1);
      await expect(joining('/join?token=')).rejects.toMatchObject(refused);

      const fourth = await people.invite(ada, ben, '');
      advance(7 * days - minutes);
      await expect(
        join({ token: tokenIn(fourth.link), password: 'welcome12345' }, new Headers()),
      ).rejects.toMatchObject({
        code: 'password-too-common',
      });
      expect((await joining(fourth.link)).session.state).toBe('signed-in');
      await expect(people.invite(ada, ben, '')).rejects.toMatchObject({ code: 'person-known' });
    });
  });

  describe('a role', () => {
    test('can be changed, and counts at once', async () => {
      const desk = await place.open();
      const { people, callerOf } = desk.identities;
      const { caller: ada } = await owner(desk);
      const { caller, browser } = await joined(desk, ada, 'viewer');
      expect(caller.permissions).toEqual(['read']);
      const { person } = await people.change(ada, caller.id, { role: 'editor' });
      expect(person).toMatchObject({ id: caller.id, role: 'editor', state: 'active' });
      expect(await callerOf(browser.headers())).toMatchObject({
        role: 'editor',
        permissions: ['read', 'customers', 'data', 'segments', 'lists'],
      });
      const invited = await people.invite(ada, ben, '');
      await people.change(ada, invited.person.id, { role: 'viewer' });
      const answer = await desk.identities.join({ token: tokenIn(invited.link), password }, new Headers());
      expect(answer.session.person?.role).toBe('viewer');
      expect(await desk.store.audit.entries(`person/${caller.id}`)).toEqual([
        expect.anything(),
        expect.anything(),
        expect.objectContaining({
          actor: ada.name,
          before: { role: 'viewer', state: 'active' },
          after: { role: 'editor', state: 'active' },
        }),
      ]);
      // No change, no entry.
      const count = (await desk.store.audit.entries()).length;
      await people.change(ada, caller.id, { role: 'editor' });
      expect(await desk.store.audit.entries()).toHaveLength(count);
      await expect(people.change(ada, 'nobody', { role: 'editor' })).rejects.toMatchObject({
        code: 'person-unknown',
      });
    });

    test('of the last owner stays; who is only invited as one does not count', async () => {
      const desk = await place.open();
      const { people } = desk.identities;
      const { caller: ada } = await owner(desk);
      await people.invite(ada, { ...ben, role: 'owner' }, '');
      const last = { code: 'last-owner' };
      await expect(people.change(ada, ada.id, { role: 'editor' })).rejects.toMatchObject(last);
      await expect(people.remove(ada, ada.id)).rejects.toMatchObject(last);
      const { caller: eve } = await joined(desk, ada, 'owner');
      await people.change(ada, ada.id, { role: 'editor' });
      await expect(people.remove(ada, eve.id)).rejects.toMatchObject(last);
    });

    test('of two owners who demote each other at the same moment stays with one', async () => {
      const desk = await place.open();
      const other = await place.open();
      const { caller: ada } = await owner(desk);
      const { caller: eve } = await joined(desk, ada, 'owner');
      const outcomes = await Promise.allSettled([
        desk.identities.people.change(ada, eve.id, { role: 'viewer' }),
        other.identities.people.remove(eve, ada.id),
      ]);
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const owners = (await desk.store.people.list()).filter(({ role }) => role === 'owner');
      expect(owners).toHaveLength(1);
    });

    test('that may do more than its giver cannot be given', async () => {
      const desk = await place.open();
      const { people, keys, callerOf } = desk.identities;
      const { caller: ada } = await owner(desk);
      const { caller: viewer } = await joined(desk, ada, 'viewer');
      const { secret } = await keys.create(ada, { name: 'Inviter', scopes: ['read', 'admin'] });
      const key = (await callerOf(withKey(secret))) as Caller;
      const refused = { code: 'not-allowed', message: expect.stringContaining('customers') };
      await expect(people.invite(key, ben, '')).rejects.toMatchObject(refused);
      await expect(people.change(key, viewer.id, { role: 'owner' })).rejects.toMatchObject(refused);
      const { person } = await people.invite(key, { ...ben, role: 'viewer' }, '');
      expect(await desk.store.audit.entries(`person/${person.id}`)).toMatchObject([{ actor: key.name }]);
    });
  });

  test('a removed person is out at once, with sessions and keys, and may be invited again', async () => {
    const desk = await place.open();
    const { people, keys, callerOf, session, signIn } = desk.identities;
    const { caller: ada } = await owner(desk);
    const { caller: eve, browser } = await joined(desk, ada, 'owner', 'eve@example.com');
    const hers = await keys.create(eve, { name: 'Hers', scopes: ['read', 'admin'] });
    // So that there is an order in which they were made.
    advance(1000);
    const child = await keys.create((await callerOf(withKey(hers.secret))) as Caller, {
      name: 'Child',
      scopes: ['read'],
    });
    const adas = await keys.create(ada, { name: 'Hers not', scopes: ['read'] });

    expect(await people.remove(ada, eve.id)).toEqual({ removed: eve.id });
    expect(await callerOf(browser.headers())).toBeUndefined();
    expect((await session(browser.headers())).session).toEqual({ state: 'signed-out' });
    for (const { secret } of [hers, child])
      await expect(callerOf(withKey(secret))).rejects.toMatchObject({ code: 'key-invalid' });
    expect(await callerOf(withKey(adas.secret))).toMatchObject({ kind: 'key' });
    await expect(signIn({ email: 'eve@example.com', password }, new Headers())).rejects.toMatchObject({
      code: 'sign-in-failed',
    });
    // Who is gone makes nothing more, even where the check of the caller came before.
    await expect(keys.create(eve, { name: 'Late', scopes: ['read'] })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    expect(
      (await desk.store.audit.entries())
        .slice(-3)
        .map(({ actor, action, subject }) => [actor, action, subject]),
    ).toEqual([
      [ada.name, 'remove', `key/${hers.key.id}`],
      [ada.name, 'remove', `key/${child.key.id}`],
      [ada.name, 'remove', `person/${eve.id}`],
    ]);
    expect(await dump(desk)).not.toMatch(/eve@example/i);
    await expect(people.remove(ada, eve.id)).rejects.toMatchObject({ code: 'person-unknown' });
    const again = await joined(desk, ada, 'viewer', 'eve@example.com');
    expect(again.caller.id).not.toBe(eve.id);
  });

  test('neither the audit trail nor the store holds a password, a token, a key or, in the trail, a name', async () => {
    const desk = await place.open();
    const { people, keys, changePassword } = desk.identities;
    const { caller: ada, browser } = await owner(desk);
    const { link } = await people.invite(ada, ben, '');
    const { secret } = await keys.create(ada, { name: 'Warehouse sync', scopes: ['read'] });
    const next = 'copper meadow violin';
    await changePassword(ada, { current: password, next }, browser.headers());
    const everything = await dump(desk);
    for (const hidden of [password, next, tokenIn(link), secret]) expect(everything).not.toContain(hidden);
    const trail = JSON.stringify(await desk.store.audit.entries());
    // Case counts: the ids are hexadecimal, and one of them may well spell "ada".
    expect(trail).not.toMatch(/Ada|Ben|@|[Hh]ash/);
    expect(trail).toContain('Warehouse sync');
  });

  test('a change whose audit entry fails does not happen', async () => {
    const desk = await place.open();
    const { people } = desk.identities;
    const { caller: ada } = await owner(desk);
    const { caller: viewer } = await joined(desk, ada, 'viewer');
    const rename = (from: string, to: string) =>
      desk.store.signIn.db.schema.alterTable(from).renameTo(to).execute();
    await rename('audit', 'audit_away');
    await expect(people.invite(ada, ben, '')).rejects.toThrow();
    await expect(people.change(ada, viewer.id, { role: 'owner' })).rejects.toThrow();
    await expect(people.remove(ada, viewer.id)).rejects.toThrow();
    await expect(desk.identities.keys.create(ada, { name: 'K', scopes: ['read'] })).rejects.toThrow();
    await rename('audit_away', 'audit');
    expect((await people.list()).people.map(({ role }) => role).toSorted()).toEqual(['owner', 'viewer']);
    expect((await desk.identities.keys.list()).keys).toEqual([]);
  });

  describe('somebody who lost the password', () => {
    const origin = 'http://127.0.0.1:4600';

    test('is let back in, once, within an hour, and every session ends', async () => {
      const desk = await place.open();
      const { identities, store } = desk;
      const { browser, caller: ada } = await owner(desk);
      const { link, expiresAt } = await letBackIn(store, () => new Date(), 'ADA@example.com', origin);
      expect(link).toMatch(/^http:\/\/127\.0\.0\.1:4600\/join\?token=[\w-]{43}$/);
      expect(expiresAt).toBe('2026-06-30T21:00:00.000Z');
      expect(await dump(desk)).not.toContain(tokenIn(link));
      expect(await identities.callerOf(browser.headers())).toBeUndefined();
      expect((await identities.people.list()).people).toHaveLength(1);

      const next = 'another long passphrase';
      const again = new Browser();
      again.take(await identities.join({ token: tokenIn(link), password: next }, again.headers()));
      expect(await callerIn(desk, again)).toMatchObject({ id: ada.id, role: 'owner' });
      const signIn = (given: string) =>
        identities.signIn({ email: 'ada@example.com', password: given }, new Headers());
      await expect(signIn(password)).rejects.toMatchObject({ code: 'sign-in-failed' });
      expect((await signIn(next)).session.state).toBe('signed-in');
      await expect(identities.join({ token: tokenIn(link), password }, new Headers())).rejects.toMatchObject({
        code: 'invitation-invalid',
      });
      const entries = await store.audit.entries(`person/${ada.id}`);
      expect(entries.slice(-2)).toMatchObject([
        { actor: 'terminal', action: 'change', after: { password: 'may be set anew' } },
        { actor: ada.name, action: 'change', after: { password: 'changed' } },
      ]);
    });

    test('finds the link worthless after an hour, after a later one, and once the password was changed', async () => {
      const desk = await place.open();
      const { identities, store } = desk;
      const { caller: ada } = await owner(desk);
      const ask = async () => tokenIn((await letBackIn(store, () => new Date(), 'ada@example.com', '')).link);
      const use = (token: string) => identities.join({ token, password }, new Headers());
      const late = await ask();
      advance(61 * minutes);
      await expect(use(late)).rejects.toMatchObject({ code: 'invitation-invalid' });
      const [earlier, later] = [await ask(), await ask()];
      await expect(use(earlier)).rejects.toMatchObject({ code: 'invitation-invalid' });
      await use(later);
      const unused = await ask();
      await store.people.changePassword(ada.id, 'x');
      await expect(use(unused)).rejects.toMatchObject({ code: 'invitation-invalid' });
    });

    test('does not come back when they are removed meanwhile', async () => {
      const desk = await place.open();
      const { identities, store } = desk;
      const { caller: ada } = await owner(desk);
      const { caller } = await joined(desk, ada, 'viewer');
      const { link } = await letBackIn(store, () => new Date(), 'viewer@example.com', '');
      await identities.people.remove(ada, caller.id);
      await expect(identities.join({ token: tokenIn(link), password }, new Headers())).rejects.toMatchObject({
        code: 'invitation-invalid',
      });
      await expect(letBackIn(store, () => new Date(), 'viewer@example.com', '')).rejects.toMatchObject({
        code: 'person-unknown',
      });
    });
  });
});
