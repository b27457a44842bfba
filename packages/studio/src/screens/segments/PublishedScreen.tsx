import { Refusal } from '@attune/client';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { auditQuery } from '../../api/audit.ts';
import { useRun } from '../../app/run.ts';
import { Screen } from '../../app/Screen.tsx';
import { type Published, publishedOf } from '../../published/published.ts';
import { Busy } from '../../states/Busy.tsx';
import { Problem } from '../../states/Problem.tsx';
import { strings } from '../../strings/index.ts';
import { NoRun } from './NoRun.tsx';
import { SegmentNavigation } from './SegmentNavigation.tsx';

const words = strings.segments;

export interface PublishedScreenProps {
  readonly title: string;
  /** What will be here, for who has analysed nothing yet. */
  readonly purpose: string;
  readonly children: (published: Published) => ReactNode;
}

/** A part of the segments that shows what a run found; it says so where there is no run. */
export function PublishedScreen({ title, purpose, children }: PublishedScreenProps) {
  const { run } = useRun();
  const { data, error, refetch } = useQuery(auditQuery(run));
  const published = useMemo(() => data && publishedOf(data), [data]);
  if (published) return children(published);
  const isEmpty = error instanceof Refusal && error.code === 'no-run-yet';
  return (
    <Screen title={title} heading={title}>
      <SegmentNavigation />
      {isEmpty ? (
        <NoRun purpose={purpose} />
      ) : error ? (
        <Problem error={error} retry={() => void refetch()} />
      ) : (
        <Busy what={words.busy} after={400} />
      )}
    </Screen>
  );
}
