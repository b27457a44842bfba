import { number } from '@attune/charts';
import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useRef } from 'react';
import { questionsQuery } from '../../../api/identity.ts';
import { LinkButton } from '../../../app/LinkButton.tsx';
import { useRun } from '../../../app/run.ts';
import { Screen } from '../../../app/Screen.tsx';
import { isUnknown } from '../../../published/published.ts';
import { Busy } from '../../../states/Busy.tsx';
import { EmptyState } from '../../../states/EmptyState.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { CustomersNavigation } from './CustomersNavigation.tsx';
import { type Identity, IdentityScreen, identityHeading } from './IdentityScreen.tsx';
import classes from './identity.module.css';
import type { QuestionsSearch } from './identity-search.ts';
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
  const { from = 0, customer, about } = route.useSearch();
  const navigate = route.useNavigate();
  const { run } = useRun();
  const query = {
    offset: from,
    limit: atOnce,
    ...(customer !== undefined && { customer }),
    ...(about !== undefined && { about }),
  };
  const { data, error, refetch } = useQuery({
    ...questionsQuery(run, query),
    placeholderData: keepPreviousData,
  });
  const list = useRef<HTMLOListElement>(null);
  // Whoever answers with the keyboard goes on with the question that took the place of the answered one. The heading has
  // taken the focus by then, because the button that had it is gone.
  const goOn = (place: number) =>
    setTimeout(() => {
      const asked = [...(list.current?.querySelectorAll<HTMLElement>('h2') ?? [])];
      (asked[place] ?? asked.at(-1))?.focus();
    }, 100);
  const answered =
    data && data.answered > 0 && words.question.answered(number(data.answered), data.answered === 1);
  return (
    <Screen
      title={words.part.questions}
      heading={data ? headingOf(identity, data.total, { about, customer }) : words.part.questions}
      lead={about === 'alike' ? words.question.leadAlike : words.question.lead}
    >
      <CustomersNavigation />
      {(about === 'alike' || !isUnknown(identity.suggestions)) && (
        <SegmentedControl
          className={classes.about}
          aria-label={words.question.about}
          data={(['conflicts', 'alike'] as const).map((value) => ({
            value,
            label: words.question.abouts[value],
          }))}
          value={about ?? 'conflicts'}
          onChange={(value) =>
            void navigate({
              search: { about: value === 'alike' ? value : undefined },
              replace: true,
              resetScroll: false,
            })
          }
        />
      )}
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
          title={about === 'alike' ? words.question.doneAlike : words.question.done}
          action={<LinkButton to="/customers/identity/merges">{words.question.doneAction}</LinkButton>}
        >
          {about === 'alike' ? words.question.doneAlikeText : words.question.doneText}
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

function headingOf(identity: Identity, open: number, { about, customer }: QuestionsSearch): string {
  if (about === 'alike')
    return open === 0 ? words.part.questions : words.question.headingAlike(number(open), open === 1);
  return customer === undefined ? identityHeading(identity, open) : words.part.questions;
}
