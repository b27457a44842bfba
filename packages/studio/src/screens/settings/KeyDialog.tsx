import type { Permission, Replies } from '@attune/client';
import { Button, Checkbox, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { useSession } from '../../app/session.ts';
import { FormProblem } from '../../form/FormProblem.tsx';
import { fieldProblems } from '../../form/field-problems.ts';
import { strings } from '../../strings/index.ts';
import classes from './settings.module.css';

const words = strings.settings.keys;
const expiries = ['30', '90', '365', 'none'] as const;

export interface KeyDialogProps {
  readonly onMade: (made: Replies['createKey']) => void;
  readonly onClose: () => void;
}

export function KeyDialog({ onMade, onClose }: KeyDialogProps) {
  const { permissions = [] } = useSession();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>(['read']);
  const [expiry, setExpiry] = useState<string>('90');
  const make = useMutation({
    mutationFn: () =>
      api.createKey({
        body: {
          name,
          // Nobody gives away more than they have.
          scopes: permissions.filter((permission) => scopes.includes(permission)),
          ...(expiry !== 'none' && { expiresInDays: Number(expiry) }),
        },
      }),
    onSuccess: onMade,
  });
  const problems = fieldProblems(make.error);
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.makeTitle}
      closeButtonProps={{ 'aria-label': strings.states.close }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (scopes.length > 0) make.mutate();
        }}
      >
        <TextInput
          data-autofocus
          label={words.name}
          description={words.nameHint}
          required
          value={name}
          error={problems.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox.Group
          label={words.scopes}
          required
          value={[...scopes]}
          onChange={setScopes}
          error={scopes.length === 0 ? words.needsScope : problems.scopes}
        >
          <Stack gap="sm" mt="sm">
            {permissions.map((permission: Permission) => (
              <Checkbox key={permission} value={permission} label={words.scopeNames[permission]} />
            ))}
          </Stack>
        </Checkbox.Group>
        <NativeSelect
          label={words.expiry}
          value={expiry}
          data={expiries.map((value) => ({ value, label: words.expiries[value] }))}
          onChange={(event) => setExpiry(event.currentTarget.value)}
        />
        <FormProblem error={make.error} fields={['name', 'scopes']} />
        <Button type="submit" loading={make.isPending}>
          {words.make}
        </Button>
      </form>
    </Modal>
  );
}
