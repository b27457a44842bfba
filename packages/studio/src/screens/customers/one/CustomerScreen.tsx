import { Refusal } from '@attune/client';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { customerQuery } from '../../../api/customers.ts';
import { LinkButton } from '../../../app/LinkButton.tsx';
import { useRun } from '../../../app/run.ts';
import { Screen } from '../../../app/Screen.tsx';
import { Busy } from '../../../states/Busy.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { CustomersOnly } from '../CustomersOnly.tsx';
import { CustomerPage } from './CustomerPage.tsx';
import { Neighbours } from './Neighbours.tsx';
import { useTimeline } from './use-timeline.ts';

const words = strings.customers.one;
const route = getRouteApi('/frame/customers/$id');

/** One customer. */
export function CustomerScreen() {
  const { id } = route.useParams();
  return (
    <CustomersOnly>
      <Customer key={id} id={id} />
    </CustomersOnly>
  );
}

function Customer({ id }: { id: string }) {
  const { run } = useRun();
  const { orders = 0 } = route.useSearch();
  const { data, error, refetch } = useQuery(customerQuery(run, id));
  const { timeline, error: timelineError } = useTimeline(run, id, orders);
  if (data)
    return <CustomerPage run={run} customer={data} timeline={timeline} timelineError={timelineError} />;
  const isUnknown = error instanceof Refusal && error.code === 'customer-unknown';
  return (
    <Screen title={words.title(id)} heading={words.title(id)}>
      <Neighbours id={id} />
      {error ? (
        <Problem
          error={error}
          {...(!isUnknown && { retry: () => void refetch() })}
          action={
            isUnknown && (
              <LinkButton to="/customers" search={{ q: id }}>
                {words.search}
              </LinkButton>
            )
          }
        />
      ) : (
        <Busy what={words.busy} after={400} />
      )}
    </Screen>
  );
}
