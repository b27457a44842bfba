import type { Person, Role } from '@attune/client';
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { peopleQuery } from '../../api/people.ts';
import { sessionQuery } from '../../api/session.ts';
import { noticeProblem } from '../../app/notices.tsx';
import { edited } from '../../app/undo.ts';
import { strings } from '../../strings/index.ts';

const words = strings.settings.people;

interface RoleChange {
  readonly person: Person;
  readonly role: Role;
}

/** Gives somebody another role; undo gives the old one back. */
export function useRoleChange(): UseMutationResult<void, Error, RoleChange> {
  const queries = useQueryClient();
  const give = async (person: Person, role: Role) => {
    await api.changePerson({ params: { person: person.id }, body: { role } });
    await queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  return useMutation({
    mutationFn: ({ person, role }: RoleChange) => give(person, role),
    onSuccess: (_, { person, role }) =>
      edited(
        {
          label: words.roleEdit(person.name, words.roles[role]),
          undo: () => give(person, person.role),
          redo: () => give(person, role),
        },
        words.roleChanged(person.name, words.roles[role]),
      ),
    onError: (error: Error) => noticeProblem(error),
  });
}
