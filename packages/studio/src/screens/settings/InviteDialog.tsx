import type { Replies, Role } from '@attune/client';
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { FormProblem } from '../../form/FormProblem.tsx';
import { fieldProblems } from '../../form/field-problems.ts';
import { strings } from '../../strings/index.ts';
import classes from './settings.module.css';

const words = strings.settings.people;

export interface InviteDialogProps {
  readonly onInvited: (invited: Replies['invitePerson']) => void;
  readonly onClose: () => void;
}

export function InviteDialog({ onInvited, onClose }: InviteDialogProps) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const invite = useMutation({
    mutationFn: () => api.invitePerson({ body: { name, email, role } }),
    onSuccess: onInvited,
  });
  const problems = fieldProblems(invite.error);
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.inviteTitle}
      closeButtonProps={{ 'aria-label': strings.states.close }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          invite.mutate();
        }}
      >
        <TextInput
          data-autofocus
          label={words.name}
          required
          value={name}
          error={problems.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={words.email}
          type="email"
          required
          value={email}
          error={problems.email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label={words.role}
          description={words.lead}
          value={role}
          data={(Object.keys(words.roles) as Role[]).map((value) => ({ value, label: words.roles[value] }))}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
        />
        <FormProblem error={invite.error} fields={['name', 'email', 'role']} />
        <Button type="submit" loading={invite.isPending}>
          {words.invite}
        </Button>
      </form>
    </Modal>
  );
}
