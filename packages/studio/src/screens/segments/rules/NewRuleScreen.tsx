import type { RunInfo } from '@attune/client';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { segmentsQuery } from '../../../api/segments.ts';
import { useRun } from '../../../app/run.ts';
import { Screen } from '../../../app/Screen.tsx';
import { useMay } from '../../../app/session.ts';
import { EmptyState } from '../../../states/EmptyState.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { NoRun } from '../NoRun.tsx';
import { SegmentNavigation } from '../SegmentNavigation.tsx';
import { isFinished } from './model/read-rule.ts';
import { RuleEditor } from './RuleEditor.tsx';
import classes from './rules.module.css';
import { saveSegment } from './saving.ts';
import { segmentName } from './segment-name.ts';
import { useDraftAddress } from './useDraftAddress.ts';
import { useRuleDraft } from './useRuleDraft.ts';

const words = strings.segments.rules;
const route = getRouteApi('/frame/segments/rules/new');
const anybody = {};

/** A new segment. */
export function NewRuleScreen() {
  const { run, info } = useRun();
  const may = useMay();
  if (info && may('customers')) return <NewRule run={run} info={info} />;
  return (
    <Screen title={words.newTitle} heading={words.newTitle}>
      <SegmentNavigation />
      {info ? (
        <EmptyState title={words.notAllowed}>{words.notAllowedText}</EmptyState>
      ) : (
        <NoRun purpose={words.purpose} />
      )}
    </Screen>
  );
}

function NewRule({ run, info }: { run: string; info: RunInfo }) {
  const { draft: inAddress, label: labelInAddress = '', view } = route.useSearch();
  const mayEdit = useMay()('segments');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const write = useDraftAddress();
  const go = useCallback((draft: DraftOrNone) => write({ draft }), [write]);
  const draft = useRuleDraft(anybody, inAddress, go);
  const [label, setLabel] = useState(labelInAddress);
  const [isAsked, setAsked] = useState(false);
  const known = useQuery(segmentsQuery).data?.segments ?? [];
  const wanted = label.trim();
  const taken = known.find((one) => one.label.toLowerCase() === wanted.toLowerCase());
  const save = useMutation({
    mutationFn: () => {
      const name = segmentName(
        wanted,
        known.map((one) => one.name),
      );
      return saveSegment(queries, name, {
        body: { label: wanted, rule: draft.rule },
        over: 0,
        before: undefined,
        told: { label: words.saveEdit(wanted), said: () => words.saved(wanted) },
      });
    },
    onSuccess: ({ name }) =>
      navigate({
        to: '/segments/rules/$name',
        params: { name },
        search: {},
      }),
  });
  const labelProblem = taken ? words.labelTaken(taken.label) : isAsked && wanted === '' && words.labelNeeded;
  return (
    <Screen title={words.newTitle} heading={words.newTitle}>
      <SegmentNavigation />
      <RuleEditor
        run={run}
        info={info}
        draft={draft}
        view={view === 'json' ? 'json' : 'builder'}
        views={['builder', 'json']}
        mayEdit
        head={
          mayEdit ? (
            <form
              className={classes.naming}
              onSubmit={(event) => {
                event.preventDefault();
                setAsked(true);
                if (wanted !== '' && !taken && isFinished(draft.rule)) save.mutate();
              }}
            >
              <TextInput
                className={classes.label}
                label={words.label}
                description={words.labelHint}
                maxLength={120}
                value={label}
                error={labelProblem}
                onChange={(event) => setLabel(event.currentTarget.value)}
                onBlur={() => void write({ label: wanted === '' ? undefined : wanted })}
              />
              <Button type="submit" loading={save.isPending}>
                {words.save}
              </Button>
              {taken && (
                <Link to="/segments/rules/$name" params={{ name: taken.name }}>
                  {taken.label}
                </Link>
              )}
              {isAsked && !isFinished(draft.rule) && (
                <p className={classes.refused} role="alert">
                  {words.unfinishedText}
                </p>
              )}
              {save.isError && <Problem compact error={save.error} />}
            </form>
          ) : (
            <p className="muted prose">{words.notYours}</p>
          )
        }
      />
    </Screen>
  );
}

type DraftOrNone = Parameters<Parameters<typeof useRuleDraft>[2]>[0];
