import type { RunInfo } from '@attune/client';
import { ActionIcon, Select } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { catalogueQuery, overlapQuery, segmentsQuery } from '../../../api/segments.ts';
import { useRun } from '../../../app/run.ts';
import { Screen } from '../../../app/Screen.tsx';
import { useMay } from '../../../app/session.ts';
import { Busy } from '../../../states/Busy.tsx';
import { EmptyState } from '../../../states/EmptyState.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { NoRun } from '../NoRun.tsx';
import { SegmentNavigation } from '../SegmentNavigation.tsx';
import { findingOf } from './finding.ts';
import { OverlapResult } from './OverlapResult.tsx';
import classes from './overlap.module.css';
import { exact } from './parts.ts';
import { type Kind, type SegmentOption, segmentOptions } from './segment-options.ts';

const words = strings.segments.overlap;
const route = getRouteApi('/frame/segments/overlap');

/** What two segments share. */
export function OverlapScreen() {
  const { run, info } = useRun();
  const may = useMay();
  if (info && may('customers')) return <Comparing run={run} info={info} />;
  return (
    <Screen title={words.title} heading={words.heading}>
      <SegmentNavigation />
      {info ? (
        <EmptyState title={strings.segments.rules.notAllowed}>
          {words.purpose} {words.notAllowedText}
        </EmptyState>
      ) : (
        <NoRun purpose={words.purpose} />
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
  const named = (key: string | undefined) => options?.find((option) => option.key === key);
  const [first, second] = [named(a), named(b)];
  const pair = first && second && first.key !== second.key ? { a: first, b: second } : undefined;
  const overlap = useQuery({
    ...overlapQuery(run, pair?.a.rule ?? {}, pair?.b.rule ?? {}),
    enabled: pair !== undefined,
  });
  const counts = useMemo(() => overlap.data && exact(overlap.data), [overlap.data]);
  const finding = pair && counts && findingOf(counts, pair.a.label, pair.b.label);
  const page = (content: ReactNode) => (
    <Screen
      title={words.title}
      heading={finding?.heading ?? words.heading}
      lead={finding ? finding.lead : words.lead}
    >
      <SegmentNavigation />
      {content}
    </Screen>
  );
  if (error)
    return page(
      <Problem error={error} retry={() => void Promise.all([catalogue.refetch(), saved.refetch()])} />,
    );
  if (!options) return page(<Busy what={strings.states.opening} after={400} />);
  const choose = (chosen: { a?: string; b?: string }) =>
    void navigate({
      search: ({ selected: _, ...rest }) => ({ ...rest, ...chosen }),
      replace: true,
      resetScroll: false,
    });
  const missing = [a, b].filter((key) => key !== undefined && !named(key));
  return page(
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
      {pair && (
        <OverlapResult
          info={info}
          {...pair}
          overlap={overlap}
          counts={counts}
          finding={finding?.heading ?? words.heading}
        />
      )}
    </>,
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
