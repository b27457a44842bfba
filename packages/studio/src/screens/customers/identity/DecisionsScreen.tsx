import { number } from '@attune/charts';
import type { Replies } from '@attune/client';
import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { decisionsQuery } from '../../../api/identity.ts';
import { LinkButton } from '../../../app/LinkButton.tsx';
import { notice, noticeProblem } from '../../../app/notices.tsx';
import { useRun } from '../../../app/run.ts';
import { Screen } from '../../../app/Screen.tsx';
import { useMay } from '../../../app/session.ts';
import { moment } from '../../../app/time.ts';
import { useOpenJob, useStartJob } from '../../../job/useJobs.ts';
import { Busy } from '../../../states/Busy.tsx';
import { EmptyState } from '../../../states/EmptyState.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import type { Column } from '../../../table/column.ts';
import { DataTable } from '../../../table/DataTable.tsx';
import { CustomersNavigation } from './CustomersNavigation.tsx';
import { useDeciding } from './deciding.ts';
import { IdentifierName } from './IdentifierName.tsx';
import { IdentityScreen } from './IdentityScreen.tsx';
import { identifierText } from './identifier-text.ts';
import { Pager } from './Pager.tsx';

type Decision = Replies['listIdentityDecisions']['decisions'][number];

const words = strings.identity;
const route = getRouteApi('/frame/customers/identity/decisions');
const atOnce = 50;

/** What people said about who is who, with the way back. */
export function DecisionsScreen() {
  return <IdentityScreen>{() => <Decisions />}</IdentityScreen>;
}

function Decisions() {
  const { from = 0 } = route.useSearch();
  const navigate = route.useNavigate();
  const { run } = useRun();
  const { data, error, refetch } = useQuery({
    ...decisionsQuery(run, { offset: from, limit: atOnce }),
    placeholderData: keepPreviousData,
  });
  const mayDecide = useMay()('data');
  const { mutate } = useDeciding();
  const columns = useMemo(
    () =>
      decisionColumns(
        mayDecide
          ? ({ keys, version, decision }) =>
              mutate({
                pairs: [{ keys, version, decision }],
                decision: 'open',
                told: { said: words.merge.saidBack, label: words.merge.editBack },
              })
          : undefined,
      ),
    [mayDecide, mutate],
  );
  const isFilled = data !== undefined && data.total > 0;
  const isWaiting = data?.decisions.some(({ counts }) => counts !== 'already');
  return (
    <Screen
      title={words.part.decisions}
      heading={isFilled ? words.decision.heading(number(data.total), data.total === 1) : words.part.decisions}
      lead={isFilled && words.decision.lead}
      actions={isWaiting && mayDecide && <AnalyseAgain />}
    >
      <CustomersNavigation />
      {error && <Problem error={error} retry={() => void refetch()} />}
      {!data && !error && <Busy what={words.busy} after={400} />}
      {data?.total === 0 && (
        <EmptyState
          title={words.decision.none}
          action={<LinkButton to="/customers/identity/questions">{words.decision.noneAction}</LinkButton>}
        >
          {words.decision.noneText}
        </EmptyState>
      )}
      {isFilled && (
        <>
          <DataTable
            name={words.decision.table}
            columns={columns}
            rows={data.decisions}
            rowId={({ keys }) => JSON.stringify(keys)}
            maxHeight={6000}
          />
          <Pager
            from={from}
            size={atOnce}
            total={data.total}
            onPage={(next) => void navigate({ search: { from: next || undefined } })}
          />
        </>
      )}
    </Screen>
  );
}

/** What was decided since counts only then. */
function AnalyseAgain() {
  const start = useStartJob();
  const isUnderWay = useOpenJob() !== undefined;
  return (
    <Button
      loading={start.isPending}
      disabled={isUnderWay}
      onClick={() =>
        start.mutate(
          {},
          { onSuccess: () => notice({ message: words.decision.started }), onError: noticeProblem },
        )
      }
    >
      {words.decision.analyse}
    </Button>
  );
}

function decisionColumns(takeBack: ((decision: Decision) => void) | undefined): readonly Column<Decision>[] {
  const side = (id: 'one' | 'other', place: 0 | 1): Column<Decision> => ({
    id,
    label: words.decision[id],
    value: ({ identifiers }) => identifierText(identifiers[place]),
    cell: ({ identifiers }) => <IdentifierName identifier={identifiers[place]} />,
  });
  const columns: readonly Column<Decision>[] = [
    side('one', 0),
    side('other', 1),
    { id: 'what', label: words.decision.what, value: ({ decision }) => words.decision.words[decision] },
    {
      id: 'who',
      label: words.decision.who,
      value: ({ decidedAt }) => decidedAt,
      cell: ({ decidedBy, decidedAt }) => (
        <>
          {decidedBy}
          <div className="muted">{moment(decidedAt)}</div>
        </>
      ),
    },
    {
      id: 'counts',
      label: words.decision.counts,
      value: ({ counts }) => (counts === 'already' ? words.decision.already : words.decision.nextTime),
    },
  ];
  if (!takeBack) return columns;
  return [
    ...columns,
    {
      id: 'back',
      label: words.takeBack,
      labelHidden: true,
      value: () => null,
      sortable: false,
      cell: (decision) => (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={words.decision.takeBackName(
            identifierText(decision.identifiers[0]),
            identifierText(decision.identifiers[1]),
          )}
          onClick={() => takeBack(decision)}
        >
          {words.takeBack}
        </Button>
      ),
    },
  ];
}
