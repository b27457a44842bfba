import { type Operation, type Permission, type Role, roles } from '../contract/operation.ts';

const permissionWords: Readonly<Record<Permission, string>> = {
  read: 'who may read published results',
  customers: 'who may see single customers',
  data: 'who may load data and analyse it',
  segments: 'who may save segments',
  lists: 'who may export lists of people',
  admin: 'who looks after people and keys',
};

/** Who may call an operation, as a sentence. */
export function accessInWords({ access, alsoNeeds }: Pick<Operation, 'access' | 'alsoNeeds'>): string {
  if (access === 'open') return 'Open to everybody.';
  if (access === 'signed-in') return 'For whoever is signed in or has a key.';
  if (access === 'person') return 'For whoever is signed in as a person; a key will not do.';
  const names = (Object.keys(roles) as Role[]).filter((role) =>
    [access, alsoNeeds].every(
      (needed) => needed === undefined || (roles[role] as readonly Permission[]).includes(needed),
    ),
  );
  return alsoNeeds === undefined
    ? `For ${permissionWords[access]}: ${listed(names)}, and keys with the scope "${access}".`
    : `For ${permissionWords[access]}, and ${permissionWords[alsoNeeds]}: ${listed(names)}, and keys with the scopes "${access}" and "${alsoNeeds}".`;
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
