import type { Identities } from '../caller.ts';

/** How people are called who did something; who is gone keeps the id that the audit trail knows. */
export type NameOf = (actor: string) => string;

/** Reads the names of people and keys, to show them instead of `person:<id>`. */
export async function actorNames({ people, keys }: Identities): Promise<NameOf> {
  const [known, withKeys] = await Promise.all([people.list(), keys.list()]);
  const names = new Map<string, string>([
    ...known.people.map(({ id, name }) => [`person:${id}`, name] as const),
    ...withKeys.keys.map(({ id, name }) => [`key:${id}`, `Key "${name}"`] as const),
  ]);
  return (actor) => names.get(actor) ?? actor;
}
