import type { RunInfo } from '@attune/client';
import { ActionIcon, Select } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { catalogueQuery, segmentsQuery } from '../../../api/segments.ts';
import { useRun } from '../../../app/run.ts';
import { Screen } from '../../../app/Screen.tsx';
import { useMay } from '../../../app/session.ts';
import { Busy } from '../../../states/Busy.tsx';
import { EmptyState } from '../../../states/EmptyState.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { NoRun } from '../NoRun.tsx';
import { SegmentNavigation } from '../SegmentNavigation.tsx';
import { OverlapResult } from './OverlapResult.tsx';
import classes from './overlap.module.css';
import { type Kind, type SegmentOption, segmentOptions } from './segment-options.ts';

const words = strings.segments.overlap;
const route = getRouteApi('/frame/segments/overlap');

/** What two segments share. */
export function OverlapScreen() {
  const { run, info } = useRun();
  const may = useMay();
  return (
    <Screen title={words.title} heading={words.heading} lead={may('customers') && words.lead}>
      <SegmentNavigation />
      {!info ? (
        <NoRun purpose={words.purpose} />
      ) : may('customers') ? (
        <Comparing run={run} info={info} />
      ) : (
        <EmptyState title={strings.segments.rules.notAllowed}>
          {words.purpose} {words.notAllowedText}
        </EmptyState>
      )}
    </Screen>
  );
}

function Comparing({ run, info }: { run: string; info: RunInfo }) {
  const { a, b } = route.useSearch();
  const navigate = route.useNavigate();
  const catalogue = useQuery(catalogueQuery(run));
  const saved = useQuery(segmentsQuery);
  const options = useMemo(
    () => (catalogue.data && saved.data ? segmentOptions(saved.data.segments, catalogue.data) : undefined),
    [catalogue.data, saved.data],
  );
  const error = catalogue.error ?? saved.error;
  if (error)
    return <Problem error={error} retry={() => void Promise.all([catalogue.refetch(), saved.refetch()])} />;
  if (!options) return <Busy what={strings.states.opening} after={400} />;
  const named = (key: string | undefined) => options.find((option) => option.key === key);
  const choose = (chosen: { a?: string; b?: string }) =>
    void navigate({
      search: ({ selected: _, ...rest }) => ({ ...rest, ...chosen }),
      replace: true,
      resetScroll: false,
    });
  const [first, second] = [named(a), named(b)];
  const missing = [a, b].filter((key) => key !== undefined && !named(key));
  return (
    <>
      <div className={classes.chooser}>
        <SegmentSelect label={words.a} options={options} value={first} onChange={(a) => choose({ a })} />
        <ActionIcon
          variant="default"
          size={36}
          aria-label={words.swap}
          title={words.swap}
          disabled={!first || !second}
          onClick={() => first && second && choose({ a: second.key, b: first.key })}
        >
          <IconArrowsExchange size={18} aria-hidden />
        </ActionIcon>
        <SegmentSelect label={words.b} options={options} value={second} onChange={(b) => choose({ b })} />
      </div>
      {missing.map((key) => (
        <div className={classes.note} role="status" key={key}>
          <strong>{words.unknown(key ?? '')}</strong>
          <p>{words.unknownText}</p>
        </div>
      ))}
      {first && second && first.key === second.key && (
        <div className={classes.note} role="status">
          <strong>{words.sameHeading(first.label)}</strong>
          <p>{words.sameText}</p>
        </div>
      )}
      {first && second && first.key !== second.key && (
        <OverlapResult run={run} info={info} a={first} b={second} />
      )}
    </>
  );
}

interface SegmentSelectProps {
  readonly label: string;
  readonly options: readonly SegmentOption[];
  readonly value: SegmentOption | undefined;
  readonly onChange: (key: string) => void;
}

function SegmentSelect({ label, options, value, onChange }: SegmentSelectProps) {
  const groups = useMemo(
    () =>
      [...Map.groupBy(options, ({ kind }) => kind)].map(([kind, items]: [Kind, SegmentOption[]]) => ({
        group: words.kinds[kind],
        items: items.map(({ key, label }) => ({ value: key, label })),
      })),
    [options],
  );
  return (
    <Select
      className={classes.select}
      label={label}
      searchable
      allowDeselect={false}
      selectFirstOptionOnChange
      placeholder={words.choose}
      nothingFoundMessage={words.noSuch}
      withScrollArea={false}
      classNames={{ options: classes.options ?? '' }}
      data={groups}
      value={value?.key ?? null}
      onChange={(key) => {
        if (key !== null) onChange(key);
      }}
    />
  );
}
