import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { sessionQuery } from '../../api/session.ts';
import { FormProblem } from '../../form/FormProblem.tsx';
import { fieldProblems } from '../../form/field-problems.ts';
import { strings } from '../../strings/index.ts';
import { AuthPage } from './AuthPage.tsx';
import classes from './sign-in.module.css';
import { useEntering } from './useEntering.ts';

const words = strings.signIn;

/** Accepts an invitation: whoever has its link chooses a password. */
export function JoinScreen() {
  const { token } = useSearch({ from: '/join' });
  const workspace = useQuery(sessionQuery).data?.workspace ?? words.fallbackWorkspace;
  const [password, setPassword] = useState('');
  const enter = useEntering(undefined);
  const join = useMutation({
    mutationFn: (known: string) => api.join({ body: { token: known, password } }),
    onSuccess: enter,
  });
  if (token === undefined)
    return (
      <AuthPage title={words.joinTitle} heading={words.noToken} lead={words.noTokenText}>
        <p>
          <Link to="/sign-in">{words.toSignIn}</Link>
        </p>
      </AuthPage>
    );
  return (
    <AuthPage title={words.joinTitle} heading={words.join(workspace)} lead={words.joinWhy}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          join.mutate(token);
        }}
      >
        <PasswordInput
          label={words.password}
          description={words.passwordRule}
          autoComplete="new-password"
          minLength={12}
          autoFocus
          required
          value={password}
          error={fieldProblems(join.error).password}
          visibilityToggleButtonProps={{ 'aria-label': words.show, tabIndex: 0 }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <FormProblem error={join.error} fields={['password']} />
        <Button type="submit" loading={join.isPending}>
          {words.joinDo}
        </Button>
        <p className={classes.foot}>
          <Link to="/sign-in">{words.toSignIn}</Link>
        </p>
      </form>
    </AuthPage>
  );
}
