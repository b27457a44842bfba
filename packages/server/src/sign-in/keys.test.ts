import { describe, expect, test } from 'vitest';
import {
  advance,
  Browser,
  days,
  dump,
  joined,
  minutes,
  onStores,
  owner,
  withKey,
} from '../../test/on-stores.ts';
import type { Caller, Identities } from '../caller.ts';
import { type Access, type Permission, permissions } from '../contract/operation.ts';
import { operations } from '../contract/operations.ts';
import { requireAccess } from '../http/access.ts';

const invalid = { code: 'key-invalid' };

async function keyed(identities: Identities, secret: string): Promise<Caller> {
  const caller = await identities.callerOf(withKey(secret));
  if (!caller) throw new Error('The key says nothing.');
  return caller;
}

onStores((place) => {
  test('a key is shown once, kept as a hash, and may do what its scopes say', async () => {
    const desk = await place.open();
    const { identities, store } = desk;
    const { caller: ada } = await owner(desk);
    const { key, secret } = await identities.keys.create(ada, {
      name: 'Warehouse sync',
      scopes: ['lists', 'read', 'read'],
    });
    expect(secret).toMatch(/^attune_sk_[0-9A-Za-z]{40}$/);
    expect(key).toEqual({
      id: expect.any(String),
      name: 'Warehouse sync',
      prefix: secret.slice(0, 16),
      scopes: ['read', 'lists'],
      createdBy: 'Ada Lovelace',
      createdAt: '2026-06-30T20:00:00.000Z',
      lastUsedAt: null,
      expiresAt: null,
    });
    expect(await dump(desk)).not.toContain(secret.slice(16));
    expect(await identities.callerOf(withKey(secret))).toEqual({
      kind: 'key',
      id: key.id,
      name: `key:${key.id}`,
      permissions: ['read', 'lists'],
    });
    expect(await identities.session(withKey(secret))).toEqual({
      session: { state: 'signed-in', permissions: ['read', 'lists'] },
      cookies: [],
    });
    expect(await store.audit.entries(`key/${key.id}`)).toMatchObject([
      {
        actor: ada.name,
        action: 'create',
        after: {
          name: 'Warehouse sync',
          prefix: secret.slice(0, 16),
          scopes: ['read', 'lists'],
          expiresAt: null,
        },
      },
    ]);
  });

  test('its last use is noted, at most once a minute', async () => {
    const desk = await place.open();
    const { identities } = desk;
    const { caller: ada } = await owner(desk);
    const { secret } = await identities.keys.create(ada, { name: 'K', scopes: ['read'] });
    const lastUse = async () => (await identities.keys.list()).keys[0]?.lastUsedAt;
    await keyed(identities, secret);
    expect(await lastUse()).toBe('2026-06-30T20:00:00.000Z');
    advance(minutes - 1000);
    await keyed(identities, secret);
    expect(await lastUse()).toBe('2026-06-30T20:00:00.000Z');
    advance(1000);
    await keyed(identities, secret);
    expect(await lastUse()).toBe('2026-06-30T20:01:00.000Z');
  });

  test('a revoked key ends at once, in every program, with the keys it made', async () => {
    const desk = await place.open();
    const other = await place.open();
    const { keys } = desk.identities;
    const { caller: ada } = await owner(desk);
    const parent = await keys.create(ada, { name: 'Parent', scopes: ['read', 'admin'] });
    const child = await keys.create(await keyed(desk.identities, parent.secret), {
      name: 'Child',
      scopes: ['read'],
    });
    const kept = await keys.create(ada, { name: 'Kept', scopes: ['read'] });
    await keyed(other.identities, child.secret);

    expect(await keys.revoke(ada, parent.key.id)).toEqual({ revoked: parent.key.id });
    for (const { secret } of [parent, child])
      for (const { identities } of [desk, other])
        await expect(identities.callerOf(withKey(secret))).rejects.toMatchObject(invalid);
    expect((await keys.list()).keys.map(({ id }) => id)).toEqual([kept.key.id]);
    await expect(keys.revoke(ada, parent.key.id)).rejects.toMatchObject({ code: 'key-unknown' });
    expect((await desk.store.audit.entries()).slice(-2)).toMatchObject([
      { actor: ada.name, action: 'remove', subject: `key/${parent.key.id}`, before: { name: 'Parent' } },
      { actor: ada.name, action: 'remove', subject: `key/${child.key.id}`, before: { name: 'Child' } },
    ]);
  });

  test('a key expires when it says; one that a key makes, no later than that', async () => {
    const desk = await place.open();
    const { keys } = desk.identities;
    const { caller: ada } = await owner(desk);
    const { key, secret } = await keys.create(ada, {
      name: 'K',
      scopes: ['read', 'admin'],
      expiresInDays: 30,
    });
    expect(key.expiresAt).toBe('2026-07-30T20:00:00.000Z');
    advance(29 * days);
    const caller = await keyed(desk.identities, secret);
    const endless = await keys.create(caller, { name: 'Child', scopes: ['read'] });
    const longer = await keys.create(caller, { name: 'Child', scopes: ['read'], expiresInDays: 2 });
    expect([endless.key.expiresAt, longer.key.expiresAt]).toEqual([key.expiresAt, key.expiresAt]);
    advance(1 * days);
    for (const expired of [secret, endless.secret, longer.secret])
      await expect(desk.identities.callerOf(withKey(expired))).rejects.toMatchObject(invalid);
  });

  test('nobody makes a key that may do more than they may', async () => {
    const desk = await place.open();
    const { keys } = desk.identities;
    const { caller: ada } = await owner(desk);
    const { secret } = await keys.create(ada, { name: 'K', scopes: ['read', 'admin'] });
    const key = await keyed(desk.identities, secret);
    await expect(keys.create(key, { name: 'More', scopes: ['read', 'lists'] })).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('lists'),
    });
    expect((await keys.list()).keys).toHaveLength(1);
  });

  test('a key loses what its person loses', async () => {
    const desk = await place.open();
    const { keys, people } = desk.identities;
    const { caller: ada } = await owner(desk);
    const { caller: eve } = await joined(desk, ada, 'owner');
    const { secret } = await keys.create(eve, { name: 'K', scopes: [...permissions] });
    await people.change(ada, eve.id, { role: 'viewer' });
    expect((await keyed(desk.identities, secret)).permissions).toEqual(['read']);
    await people.change(ada, eve.id, { role: 'editor' });
    expect((await keyed(desk.identities, secret)).permissions).toEqual([
      'read',
      'customers',
      'data',
      'segments',
      'lists',
    ]);
  });

  test('a key that does not count is refused, whatever cookie comes with it', async () => {
    const desk = await place.open();
    const { identities } = desk;
    const { browser, caller: ada } = await owner(desk);
    const { secret } = await identities.keys.create(ada, { name: 'K', scopes: ['read'] });
    const changed = secret.slice(0, -1) + (secret.endsWith('A') ? 'B' : 'A');
    for (const wrong of [
      changed,
      secret.slice(0, -1),
      `${secret}A`,
      secret.toLowerCase(),
      'secret',
      '',
      `x ${secret}`,
    ]) {
      const headers = new Headers(browser.headers());
      headers.set('authorization', `Bearer ${wrong}`);
      await expect(identities.callerOf(headers)).rejects.toMatchObject(invalid);
      await expect(identities.session(headers)).rejects.toMatchObject(invalid);
    }
    // What a proxy in front asks for is not ours.
    const headers = new Headers(browser.headers());
    headers.set('authorization', 'Basic YWRhOnNlY3JldA==');
    expect(await identities.callerOf(headers)).toMatchObject({ id: ada.id });
    // A key counts before a cookie.
    headers.set('authorization', `bearer ${secret}`);
    expect(await identities.callerOf(headers)).toMatchObject({ kind: 'key', permissions: ['read'] });
    const cookie = new Browser();
    cookie.set('__Host-attune_session', secret);
    expect(await identities.callerOf(cookie.headers())).toBeUndefined();
  });

  describe('who may call what', () => {
    /** Stated here a second time, so that a change of the contract has to be meant. */
    const mayPerson: Readonly<Record<string, readonly Access[]>> = {
      nobody: ['open'],
      viewer: ['open', 'signed-in', 'person', 'read'],
      editor: ['open', 'signed-in', 'person', 'read', 'customers', 'data', 'segments', 'lists'],
      owner: ['open', 'signed-in', 'person', 'read', 'customers', 'data', 'segments', 'lists', 'admin'],
    };

    test('every role and every scope, on every operation', async () => {
      const desk = await place.open();
      const { identities } = desk;
      const { caller: ada, browser } = await owner(desk);
      const callers = new Map<string, Headers>([
        ['nobody', new Headers()],
        ['owner', browser.headers()],
      ]);
      for (const role of ['viewer', 'editor'] as const)
        callers.set(role, (await joined(desk, ada, role)).browser.headers());
      for (const scope of permissions) {
        const { secret } = await identities.keys.create(ada, { name: scope, scopes: [scope] });
        callers.set(`key:${scope}`, withKey(secret));
      }
      for (const [who, headers] of callers) {
        const caller = await identities.callerOf(headers);
        const expected = mayPerson[who] ?? ['open', 'signed-in', who.slice('key:'.length) as Permission];
        for (const [name, { access }] of Object.entries(operations)) {
          const allowed = expected.includes(access);
          const outcome = () => requireAccess(access, caller);
          if (allowed) expect(outcome, `${who} ${name}`).not.toThrow();
          else
            expect(outcome, `${who} ${name}`).toThrow(
              expect.objectContaining({ code: who === 'nobody' ? 'not-signed-in' : 'not-allowed' }),
            );
        }
      }
    });
  });
});
