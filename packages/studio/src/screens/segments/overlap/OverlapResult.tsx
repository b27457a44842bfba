import { amountsIn, day, number, overlapChart, percent } from '@attune/charts';
import type { RunInfo } from '@attune/client';
import { Radio } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { overlapQuery } from '../../../api/segments.ts';
import { ChartFrame } from '../../../chart/ChartFrame.tsx';
import type { ChartTable } from '../../../chart/chart-table.ts';
import { useSelection } from '../../../chart/selection.ts';
import { Busy } from '../../../states/Busy.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { RuleActions } from '../RuleActions.tsx';
import classes from './overlap.module.css';
import { type Counts, type Part, type PartKey, partsOf, relationOf } from './parts.ts';
import type { SegmentOption } from './segment-options.ts';

const words = strings.segments.overlap;

export interface OverlapResultProps {
  readonly run: string;
  readonly info: RunInfo;
  readonly a: SegmentOption;
  readonly b: SegmentOption;
}

/** Two segments laid over one another: the finding, the picture, and what to do with each part. */
export function OverlapResult({ run, info, a, b }: OverlapResultProps) {
  const { data, error, refetch } = useQuery(overlapQuery(run, a.rule, b.rule));
  const parts = useMemo(() => data && partsOf(data, a.rule, b.rule), [data, a, b]);
  const counts = useMemo(() => data && exact(data), [data]);
  if (error) return <Problem error={error} retry={() => void refetch()} />;
  if (!parts) return <Busy what={words.counting} after={400} />;
  const finding = counts && findingOf(counts, a, b);
  return (
    <section className={classes.result} aria-labelledby="overlap-finding">
      <h2 id="overlap-finding">{finding?.heading ?? words.heading}</h2>
      {finding?.lead && <p className={classes.lead}>{finding.lead}</p>}
      <OverlapPicture parts={parts} counts={counts} finding={finding?.heading ?? ''} {...{ info, a, b }} />
      <PartChooser parts={parts} info={info} a={a} b={b} />
    </section>
  );
}

interface PictureProps extends Omit<OverlapResultProps, 'run'> {
  readonly parts: readonly Part[];
  readonly counts: Counts | undefined;
  readonly finding: string;
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

/** All counts, or nothing where one is withheld: a picture of a part of them would be wrong. */
function exact({
  onlyA,
  both,
  onlyB,
  neither,
}: Readonly<Record<keyof Counts, number | null>>): Counts | undefined {
  return onlyA === null || both === null || onlyB === null || neither === null
    ? undefined
    : { onlyA, both, onlyB, neither };
}

function findingOf(counts: Counts, a: SegmentOption, b: SegmentOption): { heading: string; lead?: string } {
  const relation = relationOf(counts);
  const [nameA, nameB] = [a.label, b.label];
  switch (relation.kind) {
    case 'empty':
      return { heading: words.empty(relation.which === 'a' ? nameA : nameB) };
    case 'nothing':
      return { heading: words.nothing(nameA, nameB) };
    case 'equal':
      return { heading: words.equal(nameA, nameB) };
    case 'within': {
      const { onlyA, onlyB, both } = counts;
      return relation.inner === 'a'
        ? {
            heading: words.all(nameA, nameB),
            lead: words.other(percent(both / (both + onlyB)), nameA, nameB),
          }
        : {
            heading: words.all(nameB, nameA),
            lead: words.other(percent(both / (both + onlyA)), nameB, nameA),
          };
    }
    case 'some': {
      const { ofA, ofB, times } = relation;
      return {
        heading: words.share(percent(ofA), nameA, nameB),
        lead: `${words.other(percent(ofB), nameA, nameB)} ${words.expected(number(times, times < 10 ? 1 : 0))}`,
      };
    }
  }
}
