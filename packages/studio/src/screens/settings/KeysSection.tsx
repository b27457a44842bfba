import type { Key } from '@attune/client';
import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api } from '../../api/api.ts';
import { keysQuery } from '../../api/people.ts';
import { notice } from '../../app/notices.tsx';
import { useMay } from '../../app/session.ts';
import { dayOf, moment } from '../../app/time.ts';
import { ShownOnce } from '../../form/ShownOnce.tsx';
import { Busy } from '../../states/Busy.tsx';
import { Confirm } from '../../states/Confirm.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Problem } from '../../states/Problem.tsx';
import { strings } from '../../strings/index.ts';
import type { Column } from '../../table/column.ts';
import { DataTable } from '../../table/DataTable.tsx';
import { KeyDialog } from './KeyDialog.tsx';
import { NotYours, SettingsPage } from './SettingsPage.tsx';

const words = strings.settings.keys;

/** With what other programs come in. */
export function KeysSection() {
  const may = useMay();
  return may('admin') ? <Keys /> : <NotYours section="keys" />;
}

function Keys() {
  const keys = useQuery(keysQuery);
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<
    | { readonly kind: 'make' }
    | { readonly kind: 'secret'; readonly name: string; readonly secret: string }
    | { readonly kind: 'revoke'; readonly key: Key }
  >();
  const close = () => setDialog(undefined);
  const make = <Button onClick={() => setDialog({ kind: 'make' })}>{words.make}</Button>;

  const columns = useMemo(
    (): readonly Column<Key>[] => [
      { id: 'name', label: words.name, value: ({ name }) => name },
      {
        id: 'prefix',
        label: words.prefix,
        value: ({ prefix }) => prefix,
        cell: ({ prefix }) => <code>{prefix}</code>,
      },
      { id: 'scopes', label: words.scopes, value: ({ scopes }) => scopes.join(', ') },
      { id: 'madeBy', label: words.madeBy, value: ({ createdBy }) => createdBy },
      {
        id: 'lastUsed',
        label: words.lastUsed,
        value: ({ lastUsedAt }) => lastUsedAt,
        cell: ({ lastUsedAt }) => (lastUsedAt ? moment(lastUsedAt) : words.never),
      },
      {
        id: 'expires',
        label: words.expires,
        value: ({ expiresAt }) => expiresAt,
        cell: ({ expiresAt }) => expiryOf(expiresAt),
      },
      {
        id: 'revoke',
        label: words.revoke,
        labelHidden: true,
        value: () => null,
        sortable: false,
        cell: (key) => (
          <Button
            variant="subtle"
            color="loss"
            size="compact-sm"
            aria-label={words.revokeName(key.name)}
            onClick={() => setDialog({ kind: 'revoke', key })}
          >
            {words.revoke}
          </Button>
        ),
      },
    ],
    [],
  );

  const known = keys.data?.keys;
  return (
    <SettingsPage
      section="keys"
      heading={known ? words.heading(known.length) : strings.settings.sections.keys}
      lead={words.lead}
      actions={known && known.length > 0 && make}
    >
      {keys.isError && <Problem error={keys.error} retry={() => void keys.refetch()} />}
      {keys.isPending && <Busy what={strings.states.loading} />}
      {known?.length === 0 && (
        <EmptyState title={words.makeTitle} action={make}>
          {words.emptyText}
        </EmptyState>
      )}
      {known && known.length > 0 && (
        <DataTable name={words.table} columns={columns} rows={known} rowId={({ id }) => id} />
      )}
      {dialog?.kind === 'make' && (
        <KeyDialog
          onClose={close}
          onMade={({ key, secret }) => {
            void queries.invalidateQueries({ queryKey: keysQuery.queryKey });
            setDialog({ kind: 'secret', name: key.name, secret });
          }}
        />
      )}
      {dialog?.kind === 'secret' && (
        <ShownOnce
          title={words.secret(dialog.name)}
          text={words.secretText}
          value={dialog.secret}
          onClose={close}
        />
      )}
      {dialog?.kind === 'revoke' && (
        <Confirm
          title={words.revokeTitle(dialog.key.name)}
          confirm={words.revoke}
          keep={words.keep}
          onClose={close}
          onConfirm={async () => {
            await api.revokeKey({ params: { key: dialog.key.id } });
            await queries.invalidateQueries({ queryKey: keysQuery.queryKey });
            notice({ message: words.revoked(dialog.key.name) });
          }}
        >
          {words.revokeText}
        </Confirm>
      )}
    </SettingsPage>
  );
}

function expiryOf(expiresAt: string | null): string {
  if (expiresAt === null) return words.noExpiry;
  const day = dayOf(expiresAt);
  return new Date(expiresAt) < new Date() ? words.expired(day) : day;
}
