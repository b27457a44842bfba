import type { Person, Role } from '@attune/client';
import { Button, NativeSelect } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../../api/api.ts';
import { peopleQuery } from '../../api/people.ts';
import { notice } from '../../app/notices.tsx';
import { useMay, useSession } from '../../app/session.ts';
import { dayOf } from '../../app/time.ts';
import { ShownOnce } from '../../form/ShownOnce.tsx';
import { Busy } from '../../states/Busy.tsx';
import { Confirm } from '../../states/Confirm.tsx';
import { Problem } from '../../states/Problem.tsx';
import { strings } from '../../strings/index.ts';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { NotYours, SettingsPage } from './SettingsPage.tsx';
import { useRoleChange } from './useRoleChange.ts';

const words = strings.settings.people;

/** Who may come in, and as what. */
export function PeopleSection() {
  const may = useMay();
  return may('admin') ? <People /> : <NotYours section="people" />;
}

function People() {
  const people = useQuery(peopleQuery);
  const queries = useQueryClient();
  const me = useSession().person?.id;
  const changeRole = useRoleChange();
  const [dialog, setDialog] = useState<
    | { readonly kind: 'invite' }
    | { readonly kind: 'link'; readonly name: string; readonly link: string }
    | { readonly kind: 'remove'; readonly person: Person }
  >();
  const close = () => setDialog(undefined);

  const columns = useMemo(
    (): readonly Column<Person>[] => [
      {
        id: 'name',
        label: words.name,
        value: ({ name }) => name,
        cell: ({ id, name }) => (id === me ? words.you(name) : name),
      },
      { id: 'email', label: words.email, value: ({ email }) => email },
      {
        id: 'role',
        label: words.role,
        value: ({ role }) => words.roles[role],
        cell: (person) => (
          <NativeSelect
            size="xs"
            aria-label={words.roleOf(person.name)}
            value={person.role}
            data={(Object.keys(words.roles) as Role[]).map((value) => ({ value, label: words.roles[value] }))}
            onChange={(event) => changeRole.mutate({ person, role: event.currentTarget.value as Role })}
          />
        ),
      },
      { id: 'state', label: words.stateName, value: ({ state }) => words.state[state] },
      {
        id: 'since',
        label: words.since,
        value: ({ createdAt }) => createdAt,
        cell: ({ createdAt }) => dayOf(createdAt),
      },
      {
        id: 'remove',
        label: words.remove,
        labelHidden: true,
        value: () => null,
        sortable: false,
        cell: (person) =>
          person.id === me ? null : (
            <Button
              variant="subtle"
              color="loss"
              size="compact-sm"
              aria-label={words.removeName(person.name)}
              onClick={() => setDialog({ kind: 'remove', person })}
            >
              {words.remove}
            </Button>
          ),
      },
    ],
    [me, changeRole.mutate],
  );

  const known = people.data?.people;
  return (
    <SettingsPage
      section="people"
      heading={known ? words.heading(known.length) : strings.settings.sections.people}
      lead={words.lead}
      actions={<Button onClick={() => setDialog({ kind: 'invite' })}>{words.inviteTitle}</Button>}
    >
      {people.isError && <Problem error={people.error} retry={() => void people.refetch()} />}
      {people.isPending && <Busy what={strings.states.loading} />}
      {known && (
        <DataTable
          name={words.table}
          columns={columns}
          rows={known}
          rowId={({ id }) => id}
          sort={{ column: 'name', descending: false }}
        />
      )}
      {dialog?.kind === 'invite' && (
        <InviteDialog
          onClose={close}
          onInvited={({ person, link }) => {
            void queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
            notice({ message: words.invited(person.name) });
            setDialog({ kind: 'link', name: person.name, link });
          }}
        />
      )}
      {dialog?.kind === 'link' && (
        <ShownOnce
          title={words.linkFor(dialog.name)}
          text={words.linkText}
          value={dialog.link}
          onClose={close}
        />
      )}
      {dialog?.kind === 'remove' && (
        <Confirm
          title={words.removeTitle(dialog.person.name)}
          confirm={words.remove}
          keep={words.keep}
          onClose={close}
          onConfirm={async () => {
            await api.removePerson({ params: { person: dialog.person.id } });
            await queries.invalidateQueries({ queryKey: peopleQuery.queryKey });
            notice({ message: words.removed(dialog.person.name) });
          }}
        >
          {words.removeText}
        </Confirm>
      )}
    </SettingsPage>
  );
}
