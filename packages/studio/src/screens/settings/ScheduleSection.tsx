import type { Schedule } from '@attune/client';
import { Button, NativeSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/api.ts';
import { scheduleQuery } from '../../api/jobs.ts';
import { useMay } from '../../app/session.ts';
import { moment } from '../../app/time.ts';
import { edited } from '../../app/undo.ts';
import { FormProblem } from '../../form/FormProblem.tsx';
import { Busy } from '../../states/Busy.tsx';
import { Problem } from '../../states/Problem.tsx';
import { strings } from '../../strings/index.ts';
import { SettingsPage } from './SettingsPage.tsx';
import classes from './settings.module.css';

const words = strings.settings.schedule;
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
// Some browsers leave out the plainest of all.
const timeZones = [...new Set(['UTC', here, ...Intl.supportedValuesOf('timeZone')])];

type Every = 'none' | Schedule['every'];

/** When analyses start by themselves. */
export function ScheduleSection() {
  const may = useMay();
  const query = useQuery(scheduleQuery);
  const { schedule, next } = query.data ?? { schedule: null, next: null };
  return (
    <SettingsPage
      section="schedule"
      heading={
        query.data
          ? schedule
            ? words.on(words.inWords(schedule))
            : words.off
          : strings.settings.sections.schedule
      }
      lead={words.lead}
    >
      {query.isError && <Problem error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Busy what={strings.states.loading} />}
      {next && <p>{words.next(moment(next))}</p>}
      {query.data &&
        (may('data') ? (
          <ScheduleForm saved={schedule} key={JSON.stringify(schedule)} />
        ) : (
          <p>{words.readOnly}</p>
        ))}
    </SettingsPage>
  );
}

function ScheduleForm({ saved }: { saved: Schedule | null }) {
  const queries = useQueryClient();
  const [every, setEvery] = useState<Every>(saved?.every ?? 'none');
  const [weekday, setWeekday] = useState(saved?.weekday ?? 1);
  const [dayOfMonth, setDayOfMonth] = useState(saved?.dayOfMonth ?? 1);
  const [at, setAt] = useState(saved?.at ?? '06:00');
  const [timeZone, setTimeZone] = useState(saved?.timeZone ?? here);

  const put = async (schedule: Schedule | null) => {
    const reply = await api.saveSchedule({ body: { schedule } });
    queries.setQueryData(scheduleQuery.queryKey, reply);
  };
  const save = useMutation({
    mutationFn: put,
    onSuccess: (_, schedule) =>
      edited(
        { label: words.edit, undo: () => put(saved), redo: () => put(schedule) },
        schedule ? words.saved : words.removed,
      ),
  });
  const wanted: Schedule | null =
    every === 'none'
      ? null
      : {
          every,
          ...(every === 'week' && { weekday }),
          ...(every === 'month' && { dayOfMonth }),
          at,
          timeZone,
        };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(wanted);
      }}
    >
      <NativeSelect
        label={words.every}
        value={every}
        data={(Object.keys(words.everyChoices) as Every[]).map((value) => ({
          value,
          label: words.everyChoices[value],
        }))}
        onChange={(event) => setEvery(event.currentTarget.value as Every)}
      />
      {every === 'week' && (
        <NativeSelect
          label={words.weekday}
          value={String(weekday)}
          data={words.weekdays.map((label, index) => ({ value: String(index + 1), label }))}
          onChange={(event) => setWeekday(Number(event.currentTarget.value))}
        />
      )}
      {every === 'month' && (
        <NumberInput
          label={words.dayOfMonth}
          description={words.dayOfMonthHint}
          min={1}
          max={31}
          allowDecimal={false}
          clampBehavior="strict"
          value={dayOfMonth}
          onChange={(value) => setDayOfMonth(Number(value) || 1)}
        />
      )}
      {every !== 'none' && (
        <>
          <TextInput
            label={words.at}
            type="time"
            required
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
          <Select
            label={words.timeZone}
            searchable
            withScrollArea={false}
            styles={{ options: { maxHeight: 220, overflowY: 'auto' } }}
            limit={80}
            required
            allowDeselect={false}
            data={timeZones}
            value={timeZone}
            onChange={(value) => setTimeZone(value ?? here)}
          />
        </>
      )}
      <FormProblem error={save.error} fields={[]} />
      <Button
        type="submit"
        loading={save.isPending}
        disabled={JSON.stringify(wanted) === JSON.stringify(saved)}
      >
        {words.save}
      </Button>
    </form>
  );
}
