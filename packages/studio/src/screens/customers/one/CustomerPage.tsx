import { amountsIn } from '@attune/charts';
import type { Replies } from '@attune/client';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Later } from '../../../app/Later.tsx';
import { useRun } from '../../../app/run.ts';
import { Screen } from '../../../app/Screen.tsx';
import { Busy } from '../../../states/Busy.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import classes from '../customers.module.css';
import { Consents } from './Consents.tsx';
import { CopyId } from './CopyId.tsx';
import { Facts, KeyFigures } from './Facts.tsx';
import { Forecast } from './Forecast.tsx';
import { findingOf } from './finding.ts';
import { Neighbours } from './Neighbours.tsx';
import { Potential } from './Potential.tsx';
import { PurchaseChart } from './PurchaseChart.tsx';
import { PutTogether } from './PutTogether.tsx';
import { Segments } from './Segments.tsx';
import { step, Timeline } from './Timeline.tsx';
import type { LoadedTimeline } from './use-timeline.ts';

const words = strings.customers.one;
const route = getRouteApi('/frame/customers/$id');

export interface CustomerPageProps {
  readonly run: string;
  readonly customer: Replies['getCustomer'];
  /** Undefined while it is on its way. */
  readonly timeline: LoadedTimeline | undefined;
  readonly timelineError: Error | null;
}

/** What is known of one customer: the finding, the figures, the history, and the segments with their reasons. */
export function CustomerPage({ run, customer, timeline, timelineError }: CustomerPageProps) {
  const { id, currency, facts, segments, consents } = customer;
  const { orders = step } = route.useSearch();
  const navigate = route.useNavigate();
  const { info } = useRun();
  const money = useMemo(() => amountsIn(info?.measure === 'outcome' ? null : currency), [info, currency]);
  const finding = useMemo(
    () => findingOf(id, Object.fromEntries(facts.map(({ name, value }) => [name, value]))),
    [id, facts],
  );
  return (
    <Screen title={words.title(id)} heading={finding} actions={<CopyId id={id} />}>
      <Neighbours id={id} />
      <KeyFigures facts={facts} money={money} />
      {timelineError ? (
        <Problem compact error={timelineError} />
      ) : timeline ? (
        <PurchaseChart
          run={run}
          customer={customer}
          entries={timeline.entries}
          total={timeline.total}
          money={money}
        />
      ) : (
        <Busy what={words.timeline.busy} after={400} />
      )}
      <Later>
        {() => (
          <>
            <Forecast
              run={run}
              customer={customer}
              entries={timeline?.entries}
              total={timeline?.total ?? 0}
              money={money}
            />
            <Potential facts={facts} money={money} />
            <div className={classes.halves}>
              <div>
                <Segments segments={segments} />
                <Consents consents={consents} />
              </div>
              {timeline && (
                <Timeline
                  entries={timeline.entries.slice(0, orders)}
                  total={timeline.total}
                  money={money}
                  isFetching={timeline.isFetching}
                  onMore={() =>
                    void navigate({
                      search: (all) => ({ ...all, orders: orders + step }),
                      replace: true,
                      resetScroll: false,
                    })
                  }
                />
              )}
            </div>
            <PutTogether run={run} id={id} />
            <Facts facts={facts} money={money} />
          </>
        )}
      </Later>
    </Screen>
  );
}
