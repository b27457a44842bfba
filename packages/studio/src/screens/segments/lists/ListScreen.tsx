import type { List, Rule } from '@attune/client';
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { segmentsQuery } from '../../../api/segments.ts';
import { LinkButton } from '../../../app/LinkButton.tsx';
import { useRun } from '../../../app/run.ts';
import { Screen } from '../../../app/Screen.tsx';
import { useMay } from '../../../app/session.ts';
import { Busy } from '../../../states/Busy.tsx';
import { EmptyState } from '../../../states/EmptyState.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { NoRun } from '../NoRun.tsx';
import { SegmentNavigation } from '../SegmentNavigation.tsx';
import { ListForm } from './ListForm.tsx';
import { ListMade } from './ListMade.tsx';
import classes from './lists.module.css';

const words = strings.segments.lists;
const route = getRouteApi('/frame/segments/list');

/** Making a list of people: whom, what for, and how many of them may be on it. */
export function ListScreen() {
  const { run, info } = useRun();
  const may = useMay();
  const [made, setMade] = useState<List>();
  const isReady = info && may('lists');
  return (
    <Screen title={words.newTitle} heading={made ? words.made(made.label) : words.newHeading}>
      <SegmentNavigation />
      {!may('lists') ? (
        <EmptyState title={words.notAllowed}>{words.notAllowedText}</EmptyState>
      ) : (
        !info && <NoRun purpose={words.noneText} />
      )}
      {isReady && made && <ListMade list={made} onAnother={() => setMade(undefined)} />}
      {isReady && !made && <Making run={run} onMade={setMade} />}
    </Screen>
  );
}

interface MakingProps {
  readonly run: string;
  readonly onMade: (list: List) => void;
}

/** First whom: the rule of the address, or a saved segment. */
function Making({ run, onMade }: MakingProps) {
  const { rule, segment: name } = route.useSearch();
  const { data, error, refetch } = useQuery(segmentsQuery);
  if (rule) return <ListForm run={run} rule={rule} suggestedName="" onMade={onMade} />;
  if (error) return <Problem error={error} retry={() => void refetch()} />;
  if (!data) return <Busy what={strings.states.opening} after={400} />;
  const segment = data.segments.find((one) => one.name === name);
  if (segment)
    return (
      <ListForm
        key={segment.name}
        run={run}
        rule={segment.rule}
        segmentLabel={segment.label}
        suggestedName={segment.label}
        onMade={onMade}
      />
    );
  return <SegmentChooser segments={data.segments} missing={name} />;
}

interface SegmentChooserProps {
  readonly segments: readonly { readonly name: string; readonly label: string; readonly rule: Rule }[];
  readonly missing: string | undefined;
}

function SegmentChooser({ segments, missing }: SegmentChooserProps) {
  const navigate = route.useNavigate();
  const may = useMay();
  if (segments.length === 0)
    return (
      <EmptyState
        title={words.whom}
        action={may('segments') && <LinkButton to="/segments/rules/new">{words.makeSegment}</LinkButton>}
      >
        {words.whomNone}
      </EmptyState>
    );
  return (
    <Select
      className={classes.field}
      label={words.whom}
      placeholder={words.whomChoose}
      searchable
      selectFirstOptionOnChange
      withScrollArea={false}
      classNames={{ options: classes.options ?? '' }}
      nothingFoundMessage={strings.segments.overlap.noSuch}
      error={missing !== undefined && words.noSuchSegment(missing)}
      data={segments.map(({ name, label }) => ({ value: name, label }))}
      value={null}
      onChange={(name) => {
        if (name !== null) void navigate({ search: (search) => ({ ...search, segment: name }) });
      }}
    />
  );
}
