import type { Rule, RunInfo } from '@attune/client';
import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { segmentHistoryQuery } from '../../../api/segments.ts';
import { useRun } from '../../../app/run.ts';
import { Screen } from '../../../app/Screen.tsx';
import { useMay } from '../../../app/session.ts';
import { moment } from '../../../app/time.ts';
import { Busy } from '../../../states/Busy.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { NoRun } from '../NoRun.tsx';
import { SegmentNavigation } from '../SegmentNavigation.tsx';
import { EditConflict } from './EditConflict.tsx';
import { HistoryView, type Version } from './HistoryView.tsx';
import { isFinished } from './model/read-rule.ts';
import { RuleEditor } from './RuleEditor.tsx';
import classes from './rules.module.css';
import { SegmentActions } from './SegmentActions.tsx';
import { saveSegment } from './saving.ts';
import { useDraftAddress } from './useDraftAddress.ts';
import { useRuleDraft } from './useRuleDraft.ts';

const words = strings.segments.rules;
const route = getRouteApi('/frame/segments/rules/$name');

/** A saved segment: its rule to be read and changed, whom it finds, its history. */
export function RuleScreen() {
  const { name } = route.useParams();
  const { data, error, refetch } = useQuery(segmentHistoryQuery(name));
  const [current] = data?.versions ?? [];
  if (data && current) return <SavedRule key={name} current={current} versions={data.versions} />;
  return (
    <Screen title={words.title} heading={words.title}>
      <SegmentNavigation />
      {error ? (
        <Problem error={error} retry={() => void refetch()} />
      ) : (
        <Busy what={words.loading} after={400} />
      )}
    </Screen>
  );
}

interface SavedRuleProps {
  readonly current: Version;
  readonly versions: readonly Version[];
}

function SavedRule({ current, versions }: SavedRuleProps) {
  const { run, info } = useRun();
  const may = useMay();
  const { label, inWords, version, savedAt, savedBy, removed } = current;
  const restore = useRestore(current);
  return (
    <Screen
      title={label}
      heading={label}
      lead={words.version(version, moment(savedAt), savedBy)}
      actions={!removed && <SegmentActions segment={current} />}
    >
      <SegmentNavigation />
      {removed && (
        <div className={classes.note} role="status">
          <strong>{words.gone}</strong>
          <p>{words.goneText}</p>
          {may('segments') && (
            <Button
              loading={restore.isPending}
              onClick={() =>
                restore.mutate({
                  version: current,
                  told: { label: words.bringBackEdit(label), said: () => words.broughtBack(label) },
                })
              }
            >
              {words.bringBack}
            </Button>
          )}
        </div>
      )}
      {restore.isError && <Problem compact error={restore.error} />}
      {may('customers') && info ? (
        <Editing run={run} info={info} current={current} versions={versions} onRestore={restore.mutate} />
      ) : (
        <>
          <p className={classes.sentence}>{`${inWords}.`}</p>
          {info ? <p className="muted prose">{words.readOnly}</p> : <NoRun purpose={words.purpose} />}
          <HistoryView versions={versions} />
        </>
      )}
    </Screen>
  );
}

interface Restoring {
  readonly version: Version;
  readonly told: Parameters<typeof saveSegment>[2]['told'];
}

function useRestore(current: Version) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version: { label, rule }, told }: Restoring) =>
      saveSegment(queries, current.name, {
        body: { label, rule },
        over: current.version,
        before: current.removed ? undefined : current,
        told,
      }),
  });
}

interface EditingProps extends SavedRuleProps {
  readonly run: string;
  readonly info: RunInfo;
  readonly onRestore: (restoring: Restoring) => void;
}

function Editing({ run, info, current, versions, onRestore }: EditingProps) {
  const {
    draft: inAddress,
    base = current.version,
    label: labelInAddress,
    view = 'builder',
  } = route.useSearch();
  const mayEdit = useMay()('segments') && !current.removed;
  const queries = useQueryClient();
  const write = useDraftAddress(current.name);
  const go = useCallback((draft: Rule | undefined) => write({ draft, base: draft && base }), [write, base]);
  const draft = useRuleDraft(current.rule, inAddress, go);
  const [label, setLabel] = useState(labelInAddress ?? current.label);
  useEffect(() => setLabel(labelInAddress ?? current.label), [labelInAddress, current.label]);
  const wanted = label.trim();
  const isComplete = isFinished(draft.rule);
  const isChanged = wanted !== current.label || JSON.stringify(draft.rule) !== JSON.stringify(current.rule);
  const hasConflict = isChanged && base !== current.version;

  const save = useMutation({
    mutationFn: async (over: number) => {
      await saveSegment(queries, current.name, {
        body: { label: wanted, rule: draft.rule },
        over,
        before: current,
        told: {
          label: words.saveEdit(wanted),
          said: (version) => words.savedVersion(wanted, version),
        },
      });
      await write({ draft: undefined, base: undefined, label: undefined });
    },
    // Somebody was quicker: what they saved is shown beside the draft.
    onError: () => queries.invalidateQueries({ queryKey: segmentHistoryQuery(current.name).queryKey }),
  });
  const discard = () => {
    draft.edit(current.rule, words.edits.restart);
    setLabel(current.label);
    void write({ draft: undefined, base: undefined, label: undefined });
  };
  return (
    <RuleEditor
      run={run}
      info={info}
      draft={draft}
      view={view}
      views={['builder', 'json', 'history']}
      mayEdit
      head={
        <>
          {mayEdit && (
            <form
              className={classes.naming}
              onSubmit={(event) => {
                event.preventDefault();
                if (wanted !== '' && isChanged && isComplete && !hasConflict) save.mutate(base);
              }}
            >
              <TextInput
                className={classes.label}
                label={words.label}
                maxLength={120}
                value={label}
                error={wanted === '' && words.labelNeeded}
                onChange={(event) => setLabel(event.currentTarget.value)}
                onBlur={() =>
                  void write(
                    wanted === '' || wanted === current.label
                      ? { label: undefined }
                      : { label: wanted, base },
                  )
                }
              />
              {isChanged && !hasConflict && (
                <Group gap="sm">
                  <Button type="submit" loading={save.isPending} disabled={!isComplete}>
                    {words.saveVersion(current.version + 1)}
                  </Button>
                  <Button variant="default" onClick={discard}>
                    {words.discard}
                  </Button>
                </Group>
              )}
              {isChanged && (
                <span className="muted">{isComplete ? words.changed : words.unfinishedText}</span>
              )}
            </form>
          )}
          {hasConflict && mayEdit && (
            <EditConflict
              current={current}
              base={base}
              isSaving={save.isPending}
              onDrop={discard}
              onKeep={() => save.mutate(current.version)}
            />
          )}
          {save.isError && !hasConflict && <Problem compact error={save.error} />}
        </>
      }
      history={
        <HistoryView
          versions={versions}
          onRestore={
            mayEdit
              ? (version) =>
                  onRestore({
                    version,
                    told: {
                      label: words.restoreEdit(version.version),
                      said: (as) => words.restored(version.version, as),
                    },
                  })
              : undefined
          }
        />
      }
    />
  );
}
