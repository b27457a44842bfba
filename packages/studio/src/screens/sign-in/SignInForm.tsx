import type { Session } from '@attune/client';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { FormProblem } from '../../form/FormProblem.tsx';
import { strings } from '../../strings/index.ts';
import { AuthPage } from './AuthPage.tsx';
import classes from './sign-in.module.css';

const words = strings.signIn;

export interface SignInFormProps {
  readonly workspace: string | undefined;
  /** Whether somebody comes here because a session has ended. */
  readonly hasEnded: boolean;
  readonly onDone: (session: Session) => void;
}

export function SignInForm({ workspace, hasEnded, onDone }: SignInFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => api.signIn({ body: { email, password } }),
    onSuccess: onDone,
  });
  return (
    <AuthPage
      title={words.title}
      heading={words.signIn(workspace ?? words.fallbackWorkspace)}
      lead={hasEnded ? words.ended : undefined}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate();
        }}
      >
        <TextInput
          label={words.email}
          type="email"
          autoComplete="username"
          autoFocus
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={words.password}
          autoComplete="current-password"
          required
          value={password}
          visibilityToggleButtonProps={{ 'aria-label': words.show, tabIndex: 0 }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <FormProblem error={signIn.error} fields={[]} />
        <Button type="submit" loading={signIn.isPending}>
          {words.signInDo}
        </Button>
        <p className={classes.foot}>{words.forgotten}</p>
      </form>
    </AuthPage>
  );
}
