import { Refusal } from '@attune/client';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { auditQuery } from '../api/audit.ts';
import { useRun } from '../app/run.ts';
import { Screen } from '../app/Screen.tsx';
import { Busy } from '../states/Busy.tsx';
import { Problem } from '../states/Problem.tsx';
import { type Published, publishedOf } from './published.ts';

export interface PublishedScreenProps {
  readonly title: string;
  /** What it waits for: "Opening the segments". */
  readonly busy: string;
  /** The other parts of the screen, where there are any. */
  readonly navigation?: ReactNode;
  /** What stands there before anything is analysed. */
  readonly empty: ReactNode;
  readonly children: (published: Published) => ReactNode;
}

/** A screen that shows what a run found; until it is there, or where there is no run, it says so. */
export function PublishedScreen({ title, busy, navigation, empty, children }: PublishedScreenProps) {
  const { run } = useRun();
  const { data, error, refetch } = useQuery(auditQuery(run));
  const published = useMemo(() => data && publishedOf(data), [data]);
  if (published) return children(published);
  const isEmpty = error instanceof Refusal && error.code === 'no-run-yet';
  return (
    <Screen title={title} heading={title}>
      {navigation}
      {isEmpty ? (
        empty
      ) : error ? (
        <Problem error={error} retry={() => void refetch()} />
      ) : (
        <Busy what={busy} after={400} />
      )}
    </Screen>
  );
}
