import { amountsIn, day, number, overlapChart, percent } from '@attune/charts';
import type { Replies, RunInfo } from '@attune/client';
import { Radio } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../../chart/chart-table.ts';
import { useSelection } from '../../../chart/selection.ts';
import { Busy } from '../../../states/Busy.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { RuleActions } from '../RuleActions.tsx';
import classes from './overlap.module.css';
import { type Counts, type Part, type PartKey, partsOf } from './parts.ts';
import type { SegmentOption } from './segment-options.ts';

const words = strings.segments.overlap;

export interface OverlapResultProps {
  readonly info: RunInfo;
  readonly a: SegmentOption;
  readonly b: SegmentOption;
  readonly overlap: UseQueryResult<Replies['countOverlap']>;
  /** Undefined while they are on their way, and where one is withheld. */
  readonly counts: Counts | undefined;
  readonly finding: string;
}

/** Two segments laid over one another: the picture, and what to do with each part. */
export function OverlapResult({ info, a, b, overlap, counts, finding }: OverlapResultProps) {
  const { data, error, refetch } = overlap;
  const parts = useMemo(() => data && partsOf(data, a.rule, b.rule), [data, a, b]);
  if (error) return <Problem error={error} retry={() => void refetch()} />;
  if (!parts) return <Busy what={words.counting} after={400} />;
  return (
    <>
      <OverlapPicture parts={parts} {...{ counts, finding, info, a, b }} />
      <PartChooser parts={parts} info={info} a={a} b={b} />
    </>
  );
}

interface PictureProps extends Omit<OverlapResultProps, 'overlap'> {
  readonly parts: readonly Part[];
}

function OverlapPicture({ parts, counts, finding, info, a, b }: PictureProps) {
  const { money, all } = useMemo(
    () => ({
      money: amountsIn(info.measure === 'outcome' ? null : info.currency),
      all: parts.reduce((sum, { customers }) => sum + (customers ?? 0), 0),
    }),
    [info, parts],
  );
  const table = useMemo(
    (): ChartTable<Part> => ({
      rows: parts,
      rowId: ({ key }) => key,
      columns: [
        { id: 'part', label: words.part, value: ({ key }) => nameOf(key, a, b) },
        {
          id: 'customers',
          label: words.customers,
          kind: 'number',
          value: ({ customers }) => customers,
          text: ({ customers }) => (customers === null ? words.withheld : number(customers)),
        },
        {
          id: 'share',
          label: words.shareOfCustomers,
          kind: 'number',
          value: ({ customers }) => (customers === null || all === 0 ? null : customers / all),
          text: ({ customers }) =>
            customers === null || all === 0 ? words.withheld : percent(customers / all),
        },
        {
          id: 'revenue',
          label: words.revenue[info.measure],
          kind: 'number',
          value: ({ revenue }) => revenue,
          text: ({ revenue }) => (revenue === null ? words.withheld : money.exact(revenue)),
        },
      ],
    }),
    [parts, a, b, all, info, money],
  );
  const draw = useCallback(
    (width: number) => {
      if (!counts) throw new Error('A picture needs all counts.');
      const { onlyA, both, onlyB } = counts;
      return overlapChart(
        counts,
        {
          a: a.label,
          b: b.label,
          onlyA: words.ofAll(number(onlyA + both)),
          onlyB: words.ofAll(number(onlyB + both)),
          both: words.inBoth(number(both)),
        },
        width,
      );
    },
    [counts, a, b],
  );
  if (!counts) return null;
  return (
    <ChartFrame
      id="overlap"
      subtitle={words.subtitle(day(info.asOf))}
      finding={finding}
      draw={draw}
      source={words.source(info.id, day(info.asOf))}
      table={table}
      fileName="overlap"
      maxWidth={720}
    />
  );
}

interface PartChooserProps {
  readonly parts: readonly Part[];
  readonly info: RunInfo;
  readonly a: SegmentOption;
  readonly b: SegmentOption;
}

/** The part that is selected in the picture, and what can be done with its customers. */
function PartChooser({ parts, info, a, b }: PartChooserProps) {
  const { selected, choose } = useSelection();
  const money = amountsIn(info.measure === 'outcome' ? null : info.currency);
  const chosen = parts.find(({ key }) => selected.has(key));
  return (
    <div className={classes.parts}>
      <Radio.Group
        label={words.invitation}
        description={words.invitationText}
        value={chosen?.key ?? null}
        onChange={(key) => choose(key, false)}
      >
        <div className={classes.radios}>
          {parts.map(({ key, customers, revenue }) => (
            <Radio
              key={key}
              value={key}
              label={words.partOf(
                nameOf(key, a, b),
                customers === null ? words.withheld : number(customers),
                revenue === null ? undefined : money.short(revenue),
              )}
            />
          ))}
        </div>
      </Radio.Group>
      {chosen && chosen.customers !== 0 && (
        <RuleActions rule={chosen.rule} icon={<IconUsers size={16} aria-hidden />} />
      )}
    </div>
  );
}

function nameOf(key: PartKey, a: SegmentOption, b: SegmentOption): string {
  const names: Readonly<Record<PartKey, string>> = {
    'overlap:both': words.both,
    'overlap:a': words.onlyIn(a.label),
    'overlap:b': words.onlyIn(b.label),
    'overlap:neither': words.neither,
  };
  return names[key];
}
