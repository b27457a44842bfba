import {
  Button,
  type MantineColorScheme,
  PasswordInput,
  SegmentedControl,
  Switch,
  useMantineColorScheme,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { sessionQuery } from '../../api/session.ts';
import { notice } from '../../app/notices.tsx';
import { prefer, usePreferences } from '../../app/preferences.ts';
import { useSession } from '../../app/session.ts';
import { FormProblem } from '../../form/FormProblem.tsx';
import { fieldProblems } from '../../form/field-problems.ts';
import { strings } from '../../strings/index.ts';
import { SettingsPage } from './SettingsPage.tsx';
import classes from './settings.module.css';

const words = strings.settings.you;
const schemes = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[];

/** What is a person's own: password, look, shortcuts. */
export function YouSection() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { singleKeys } = usePreferences();
  return (
    <SettingsPage section="you" heading={words.heading}>
      <Password />
      <section className={classes.part}>
        <h2 id="appearance">{words.appearance}</h2>
        <p>{words.appearanceWhy}</p>
        <SegmentedControl
          aria-labelledby="appearance"
          value={colorScheme}
          onChange={setColorScheme}
          data={schemes.map((value) => ({ value, label: words.schemes[value] }))}
        />
      </section>
      <section className={classes.part}>
        <h2>{words.shortcuts}</h2>
        <p>{words.seeShortcuts}</p>
        <Switch
          label={strings.frame.singleKeys}
          description={strings.frame.singleKeysWhy}
          checked={singleKeys}
          onChange={(event) => prefer({ singleKeys: event.currentTarget.checked })}
        />
      </section>
    </SettingsPage>
  );
}

function Password() {
  const queries = useQueryClient();
  const { person } = useSession();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => api.changePassword({ body: { current, next } }),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      setCurrent('');
      setNext('');
      notice({ message: words.changed });
    },
  });
  const problems = fieldProblems(change.error);
  return (
    <section className={classes.part}>
      <h2>{words.password}</h2>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        {/* A password keeper wants to know whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={person?.email ?? ''} readOnly />
        <PasswordInput
          label={words.current}
          autoComplete="current-password"
          required
          value={current}
          error={problems.current}
          visibilityToggleButtonProps={{ 'aria-label': strings.signIn.show, tabIndex: 0 }}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label={words.next}
          description={words.passwordRule}
          autoComplete="new-password"
          minLength={12}
          required
          value={next}
          error={problems.next}
          visibilityToggleButtonProps={{ 'aria-label': strings.signIn.show, tabIndex: 0 }}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <FormProblem error={change.error} fields={['current', 'next']} />
        <Button type="submit" variant="default" loading={change.isPending}>
          {words.change}
        </Button>
      </form>
    </section>
  );
}
