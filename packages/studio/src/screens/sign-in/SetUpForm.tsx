import type { Session } from '@attune/client';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { FormProblem } from '../../form/FormProblem.tsx';
import { fieldProblems } from '../../form/field-problems.ts';
import { strings } from '../../strings/index.ts';
import { AuthPage } from './AuthPage.tsx';
import classes from './sign-in.module.css';

const words = strings.signIn;

/** Makes the owner's account, in a workspace that knows nobody yet. */
export function SetUpForm({ asksCode, onDone }: { asksCode: boolean; onDone: (session: Session) => void }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const setUp = useMutation({
    mutationFn: () => api.setUp({ body: { name, email, password, ...(asksCode && { code: code.trim() }) } }),
    onSuccess: onDone,
  });
  const problems = fieldProblems(setUp.error);
  return (
    <AuthPage title={words.setUpTitle} heading={words.setUp} lead={words.setUpWhy}>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          setUp.mutate();
        }}
      >
        {asksCode && (
          <TextInput
            label={words.code}
            description={words.codeWhy}
            autoComplete="one-time-code"
            autoFocus
            required
            value={code}
            error={problems.code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        <TextInput
          label={words.name}
          autoComplete="name"
          autoFocus={!asksCode}
          required
          value={name}
          error={problems.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={words.email}
          description={words.emailWhy}
          type="email"
          autoComplete="username"
          required
          value={email}
          error={problems.email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={words.password}
          description={words.passwordRule}
          autoComplete="new-password"
          minLength={12}
          required
          value={password}
          error={problems.password}
          visibilityToggleButtonProps={{ 'aria-label': words.show, tabIndex: 0 }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <FormProblem error={setUp.error} fields={['name', 'email', 'password', 'code']} />
        <Button type="submit" loading={setUp.isPending}>
          {words.setUpDo}
        </Button>
      </form>
    </AuthPage>
  );
}
