import { randomBytes } from 'node:crypto';
import { AttuneError, type Clock, type Store } from '@attune/engine';
import type { Identities } from '../caller.ts';
import { roles } from '../contract/operation.ts';
import { requireToGive } from './granting.ts';
import { hashOf } from './key-secret.ts';

type People = Identities['people'];

const invitationMs = 7 * 86_400_000;

export function peopleOperations({ people }: Store, clock: Clock): People {
  return {
    list: async () => ({ people: [...(await people.list())] }),

    async invite(caller, { name, email, role }, origin) {
      requireToGive(caller, roles[role]);
      const token = randomBytes(32).toString('base64url');
      const person = await people.invite({
        name,
        email,
        role,
        tokenHash: hashOf(token),
        expiresAt: new Date(clock().getTime() + invitationMs).toISOString(),
        actor: caller.name,
      });
      if (person === 'known')
        throw new AttuneError('person-known', 'Somebody with this e-mail address has joined already.', {
          remedy: 'Change the role of that person, or remove them first.',
          place: { field: 'email' },
        });
      return { person, link: `${origin}/join?token=${token}` };
    },

    async change(caller, id, { role }) {
      requireToGive(caller, roles[role]);
      const person = await people.changeRole(id, role, caller.name);
      if (person === 'unknown') throw unknown();
      if (person === 'last-owner') throw lastOwner();
      return { person };
    },

    async remove(caller, id) {
      const outcome = await people.remove(id, caller.name);
      if (outcome === 'unknown') throw unknown();
      if (outcome === 'last-owner') throw lastOwner();
      return { removed: id };
    },
  };
}

function unknown(): AttuneError {
  return new AttuneError('person-unknown', 'There is no such person.', {
    remedy: 'Load the list of people again: they may have been removed already.',
  });
}

function lastOwner(): AttuneError {
  return new AttuneError('last-owner', 'This is the only owner, and one has to stay.', {
    remedy: 'Make somebody else an owner first.',
  });
}
