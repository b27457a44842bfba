import { Refusal } from '@attune/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { auditQuery } from '../../api/audit.ts';
import { useRun } from '../../app/run.ts';
import { Screen } from '../../app/Screen.tsx';
import { publishedOf } from '../../published/published.ts';
import { Busy } from '../../states/Busy.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Problem } from '../../states/Problem.tsx';
import { strings } from '../../strings/index.ts';
import { AuditPage } from './AuditPage.tsx';

/** Home: what the latest run, or the run in the address, found. */
export function AuditScreen() {
  const { run } = useRun();
  const { data, error, refetch } = useQuery(auditQuery(run));
  const audit = useMemo(() => data && publishedOf(data), [data]);
  if (audit) return <AuditPage audit={audit} />;
  return (
    <Screen title={strings.audit.title} heading={strings.audit.title}>
      {error instanceof Refusal && error.code === 'no-run-yet' ? (
        <EmptyState title={strings.audit.noRun} action={<Link to="/data">{strings.audit.noRunAction}</Link>}>
          {strings.audit.noRunText}
        </EmptyState>
      ) : error ? (
        <Problem error={error} retry={() => void refetch()} />
      ) : (
        <Busy what={strings.audit.busy} after={400} />
      )}
    </Screen>
  );
}
