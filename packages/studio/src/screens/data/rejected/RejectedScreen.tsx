import { number, percent } from '@attune/charts';
import { useQuery } from '@tanstack/react-query';
import { auditQuery } from '../../../api/audit.ts';
import { useRun } from '../../../app/run.ts';
import { Screen } from '../../../app/Screen.tsx';
import { useMay } from '../../../app/session.ts';
import { Busy } from '../../../states/Busy.tsx';
import { EmptyState } from '../../../states/EmptyState.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { DataParts } from '../DataParts.tsx';
import classes from '../data.module.css';
import { NoRunYet } from '../NoRunYet.tsx';
import { ReasonTable } from '../ReasonTable.tsx';
import { rowsOfAllFiles, type Summary } from '../summary.ts';
import { RejectedRows } from './RejectedRows.tsx';

const words = strings.data.rejected;

/** The rows of a run that take part in nothing: why, where they stand, what to do about them. */
export function RejectedScreen() {
  const { run, info } = useRun();
  const maySee = useMay()('customers');
  const { data, error, isPending, refetch } = useQuery({ ...auditQuery(run), enabled: info !== undefined });
  if (!info)
    return (
      <Screen title={words.title} heading={words.title}>
        <DataParts />
        <NoRunYet what={words.noRunText} />
      </Screen>
    );
  const summary = data?.summary;
  const rows = summary ? rowsOfAllFiles(summary).rejected : 0;
  return (
    <Screen
      title={words.title}
      heading={summary ? headingOf(summary) : words.title}
      lead={rows > 0 ? words.lead : undefined}
    >
      <DataParts />
      {isPending && <Busy what={strings.states.opening} />}
      {error && <Problem error={error} retry={() => void refetch()} />}
      {summary && rows === 0 && <p className="prose">{words.noneText}</p>}
      {summary && rows > 0 && (
        <>
          {maySee ? (
            <RejectedRows run={run} summary={summary} />
          ) : (
            <EmptyState title={words.notAllowed}>{words.notAllowedText}</EmptyState>
          )}
          <section className={classes.section} aria-labelledby="reasons">
            <h2 id="reasons">{words.byReason}</h2>
            <ReasonTable reasons={summary.rejected} showsLinks={maySee} />
          </section>
        </>
      )}
    </Screen>
  );
}

function headingOf(summary: Summary): string {
  const { read, rejected } = rowsOfAllFiles(summary);
  if (rejected === 0) return words.none;
  const share = percent(rejected / read);
  return rejected === 1 ? words.headingOne(share) : words.heading(number(rejected), share);
}
