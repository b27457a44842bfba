import { AttuneError, type Clock, type Store } from '@attune/engine';
import type { Caller, Identities } from '../caller.ts';
import { roles } from '../contract/operation.ts';
import { knownPermissions, requireToGive } from './granting.ts';
import { hashOf, isKeySecret, newKeySecret, prefixOf, sameHash } from './key-secret.ts';

type Keys = Identities['keys'];
type KeyInfo = Awaited<ReturnType<Keys['list']>>['keys'][number];
type StoredKey = Awaited<ReturnType<Store['keys']['list']>>[number];

const dayMs = 86_400_000;

export function keyOperations({ keys }: Store, clock: Clock): Keys {
  return {
    list: async () => ({ keys: (await keys.list()).map(infoOf) }),

    async create(caller, { name, scopes, expiresInDays }) {
      requireToGive(caller, scopes);
      const secret = newKeySecret();
      const key = await keys.add({
        name,
        prefix: prefixOf(secret),
        hash: hashOf(secret),
        // Each once, and in the order of the contract.
        scopes: knownPermissions(scopes),
        ...(expiresInDays !== undefined && {
          expiresAt: new Date(clock().getTime() + expiresInDays * dayMs).toISOString(),
        }),
        maker: caller,
        actor: caller.name,
      });
      if (!key) throw notSignedIn();
      return { key: infoOf(key), secret };
    },

    async revoke(caller, id) {
      if (!(await keys.remove(id, caller.name)))
        throw new AttuneError('key-unknown', 'There is no such key.', {
          remedy: 'Load the list of keys again: it may have been revoked already.',
        });
      return { revoked: id };
    },
  };
}

/**
 * Who sends a key. What it may do is what its scopes and the role of its person have in common, now: a key does not
 * keep what its person has lost.
 *
 * @throws AttuneError `key-invalid`, the same for one that is unknown, revoked, expired or mistyped
 */
export async function callerByKey({ keys }: Store, secret: string): Promise<Caller> {
  const hash = hashOf(secret);
  const candidates = isKeySecret(secret) ? await keys.beginning(prefixOf(secret)) : [];
  const key = candidates.find((candidate) => sameHash(candidate.hash, hash));
  if (!key)
    throw new AttuneError('key-invalid', 'This API key does not count.', {
      remedy: 'Check that it is copied whole. It may have been revoked or expired: then ask for a new one.',
    });
  await keys.used(key);
  return {
    kind: 'key',
    id: key.id,
    name: `key:${key.id}`,
    permissions: knownPermissions(key.scopes).filter((scope) =>
      (roles[key.person.role] as readonly string[]).includes(scope),
    ),
  };
}

function notSignedIn(): AttuneError {
  return new AttuneError('not-signed-in', 'Whoever asks for this key has been removed meanwhile.', {
    remedy: 'Sign in again.',
  });
}

function infoOf(key: StoredKey): KeyInfo {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: [...knownPermissions(key.scopes)],
    createdBy: key.person.name,
    createdAt: key.createdAt,
    lastUsedAt: key.lastUsedAt ?? null,
    expiresAt: key.expiresAt ?? null,
  };
}
