import { number } from '@attune/charts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useRef } from 'react';
import { questionsQuery } from '../../../api/identity.ts';
import { LinkButton } from '../../../app/LinkButton.tsx';
import { useRun } from '../../../app/run.ts';
import { Screen } from '../../../app/Screen.tsx';
import { Busy } from '../../../states/Busy.tsx';
import { EmptyState } from '../../../states/EmptyState.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { CustomersNavigation } from './CustomersNavigation.tsx';
import { type Identity, IdentityScreen, identityHeading } from './IdentityScreen.tsx';
import classes from './identity.module.css';
import { Pager } from './Pager.tsx';
import { Question } from './Question.tsx';

const words = strings.identity;
const route = getRouteApi('/frame/customers/identity/questions');
const atOnce = 20;

/** What the files leave open about who is who, to be answered one after the other. */
export function QuestionsScreen() {
  return <IdentityScreen>{(identity) => <Questions identity={identity} />}</IdentityScreen>;
}

function Questions({ identity }: { identity: Identity }) {
  const { from = 0, customer } = route.useSearch();
  const navigate = route.useNavigate();
  const { run } = useRun();
  const query = { offset: from, limit: atOnce, ...(customer !== undefined && { customer }) };
  const { data, error, refetch } = useQuery({
    ...questionsQuery(run, query),
    placeholderData: keepPreviousData,
  });
  const list = useRef<HTMLOListElement>(null);
  // Whoever answers with the keyboard goes on with the question that took the place of the answered one.
  const goOn = (place: number) =>
    requestAnimationFrame(() => {
      const asked = [...(list.current?.querySelectorAll<HTMLElement>('h2') ?? [])];
      (asked[place] ?? asked.at(-1))?.focus();
    });
  const answered =
    data && data.answered > 0 && words.question.answered(number(data.answered), data.answered === 1);
  return (
    <Screen
      title={words.part.questions}
      heading={data && customer === undefined ? identityHeading(identity, data.total) : words.part.questions}
      lead={words.question.lead}
    >
      <CustomersNavigation />
      {(customer !== undefined || answered) && (
        <p className={classes.note}>
          {customer !== undefined && `${words.question.ofCustomer(customer)}. `}
          {answered}{' '}
          {customer !== undefined && (
            <LinkButton variant="subtle" size="compact-sm" to="/customers/identity/questions">
              {words.question.all}
            </LinkButton>
          )}
        </p>
      )}
      {error && <Problem error={error} retry={() => void refetch()} />}
      {!data && !error && <Busy what={words.busy} after={400} />}
      {data?.total === 0 && (
        <EmptyState
          title={words.question.done}
          action={<LinkButton to="/customers/identity/merges">{words.question.doneAction}</LinkButton>}
        >
          {words.question.doneText}
        </EmptyState>
      )}
      {data && data.total > 0 && (
        <>
          <ol className={classes.questions} aria-label={words.question.list} ref={list}>
            {data.questions.map((question, place) => (
              <li key={question.name}>
                <Question question={question} onAnswered={() => goOn(place)} />
              </li>
            ))}
          </ol>
          <Pager
            from={from}
            size={atOnce}
            total={data.total}
            onPage={(next) => void navigate({ search: (all) => ({ ...all, from: next || undefined }) })}
          />
        </>
      )}
    </Screen>
  );
}
