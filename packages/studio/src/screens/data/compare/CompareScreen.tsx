import { amountsIn, day } from '@attune/charts';
import type { Comparison } from '@attune/client';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { comparisonQuery } from '../../../api/runs.ts';
import { LinkButton } from '../../../app/LinkButton.tsx';
import { useRun } from '../../../app/run.ts';
import { Screen } from '../../../app/Screen.tsx';
import { useMay } from '../../../app/session.ts';
import { Busy } from '../../../states/Busy.tsx';
import { EmptyState } from '../../../states/EmptyState.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { DataParts } from '../DataParts.tsx';
import classes from '../data.module.css';
import { runBefore } from '../run-before.ts';
import { CauseBridge } from './CauseBridge.tsx';
import { DataDifferences } from './DataDifferences.tsx';
import { FigureTable } from './FigureTable.tsx';
import { MoveChart } from './MoveChart.tsx';
import { SegmentDifferences } from './SegmentDifferences.tsx';

const words = strings.data.compare;
const route = getRouteApi('/frame/data/compare');

/** What changed from an earlier run to the one that is shown, and why. */
export function CompareScreen() {
  const { run, info, runs } = useRun();
  const maySeeAll = useMay()('customers');
  const { other: named } = route.useSearch();
  const other = named ?? runBefore(runs, info)?.id;
  const { data, error, isPending, refetch } = useQuery({
    ...comparisonQuery(run, other ?? ''),
    enabled: other !== undefined,
  });
  const currency = info?.currency ?? null;
  const amounts = useMemo(() => amountsIn(currency), [currency]);
  if (other === undefined)
    return (
      <Screen title={words.title} heading={words.title}>
        <DataParts />
        <EmptyState title={words.choose} action={<LinkButton to="/data/runs">{words.toRuns}</LinkButton>}>
          {words.chooseText}
        </EmptyState>
      </Screen>
    );
  return (
    <Screen
      title={words.title}
      heading={data?.headline ?? words.title}
      lead={data && words.lead(day(data.from.asOf), day(data.to.asOf))}
      actions={
        <LinkButton variant="default" to="/data/runs">
          {words.toRuns}
        </LinkButton>
      }
    >
      <DataParts />
      {isPending && <Busy what={words.comparing} />}
      {error && <Problem error={error} retry={() => void refetch()} />}
      {data && (
        <>
          {!maySeeAll && <p className="muted prose">{strings.data.withheldWhy}</p>}
          <Reservations comparison={data} />
          <CauseBridge comparison={data} amounts={amounts} />
          <FigureTable figures={data.figures} amounts={amounts} />
          <SegmentDifferences segments={data.segments} />
          <MoveChart comparison={data} />
          <DataDifferences comparison={data} />
        </>
      )}
    </Screen>
  );
}

/** What the comparison cannot say comes before what it says. */
function Reservations({ comparison: { comparable, notes } }: { comparison: Comparison }) {
  if (comparable && notes.length === 0) return null;
  return (
    <section className={classes.reservations} aria-labelledby="reservations">
      <h2 id="reservations">{comparable ? words.notesHeading : words.notComparable}</h2>
      <ul className={classes.bullets}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}
