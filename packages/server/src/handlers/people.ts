import type { Store } from '@attune/engine';
import type { Identities } from '../caller.ts';
import type { peopleOperations } from '../contract/session.ts';
import type { HandlersOf } from '../http/handler.ts';
import { actorNames } from './actor-names.ts';

export function peopleHandlers(identities: Identities, store: Store): HandlersOf<typeof peopleOperations> {
  const { people, keys } = identities;
  return {
    listPeople: () => people.list(),
    invitePerson: ({ caller, body, origin }) => people.invite(caller, body, origin),
    changePerson: ({ caller, params, body }) => people.change(caller, params.person, body),
    removePerson: ({ caller, params }) => people.remove(caller, params.person),
    listKeys: () => keys.list(),
    createKey: ({ caller, body }) => keys.create(caller, body),
    revokeKey: ({ caller, params }) => keys.revoke(caller, params.key),
    listChanges: async ({ query: { before, limit, subject } }) => {
      const [nameOf, entries] = await Promise.all([
        actorNames(identities),
        store.audit.page({
          limit,
          ...(before !== undefined && { before }),
          ...(subject !== undefined && { subject }),
        }),
      ]);
      return { changes: entries.map((entry) => ({ ...entry, actor: nameOf(entry.actor) })) };
    },
  };
}
