import { Refusal } from '@attune/client';
import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { auditQuery } from '../../api/audit.ts';
import { LinkButton } from '../../app/LinkButton.tsx';
import { useRun } from '../../app/run.ts';
import { Screen } from '../../app/Screen.tsx';
import { type Published, publishedOf } from '../../published/published.ts';
import { Busy } from '../../states/Busy.tsx';
import { EmptyState } from '../../states/EmptyState.tsx';
import { Problem } from '../../states/Problem.tsx';
import { strings } from '../../strings/index.ts';
import { ContractsView } from './ContractsView.tsx';
import { type CohortsShown, cohortsShown } from './cohort-parts.ts';
import classes from './cohorts.module.css';
import { Differences } from './Differences.tsx';
import { RetentionCurve } from './RetentionCurve.tsx';
import { Triangle } from './Triangle.tsx';
import { ValueByAge } from './ValueByAge.tsx';

const said = strings.cohorts;
const route = getRouteApi('/frame/cohorts');

/** Who stays, and what they bring, by when they first bought. */
export function CohortsScreen() {
  const { run } = useRun();
  const { data, error, refetch } = useQuery(auditQuery(run));
  const published = useMemo(() => data && publishedOf(data), [data]);
  if (published) return <CohortsPage published={published} />;
  const isEmpty = error instanceof Refusal && error.code === 'no-run-yet';
  return (
    <Screen title={said.title} heading={said.title}>
      {isEmpty ? (
        <EmptyState title={said.noRun} action={<LinkButton to="/data">{said.noRunAction}</LinkButton>}>
          {said.purpose} {said.noRunText}
        </EmptyState>
      ) : error ? (
        <Problem error={error} retry={() => void refetch()} />
      ) : (
        <Busy what={said.busy} after={400} />
      )}
    </Screen>
  );
}

const views = ['triangle', 'curve', 'value', 'contracts'] as const;
type View = (typeof views)[number];

function CohortsPage({ published }: { published: Published }) {
  const { view: wanted = 'triangle' } = route.useSearch();
  const navigate = route.useNavigate();
  const { sections, contracts } = published.words;
  const { heading, lead } = sections.retention;
  const known = useMemo(() => cohortsShown(published), [published]);
  const offered = views.filter((view) => (view === 'contracts' ? contracts !== null : known !== undefined));
  const view = offered.includes(wanted) ? wanted : offered[0];
  return (
    <Screen title={said.title} heading={heading} lead={view === 'contracts' ? undefined : lead[0]}>
      {offered.length > 1 && (
        <SegmentedControl
          className={classes.views}
          aria-label={said.view}
          data={offered.map((value) => ({ value, label: said.views[value] }))}
          value={view ?? 'triangle'}
          onChange={(value) =>
            void navigate({
              search: (all) => ({
                ...all,
                selected: undefined,
                view: value === 'curve' || value === 'value' || value === 'contracts' ? value : undefined,
              }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      )}
      {view === 'contracts' && contracts ? (
        <ContractsView published={published} words={contracts} />
      ) : known ? (
        <RetentionView view={view ?? 'triangle'} {...known} />
      ) : (
        <EmptyState title={said.tooShort} action={<LinkButton to="/">{said.tooShortAction}</LinkButton>}>
          {lead.join(' ')}
        </EmptyState>
      )}
    </Screen>
  );
}

function RetentionView({ view, ...known }: CohortsShown & { readonly view: View }) {
  const { published, retention } = known;
  const isWithheld = retention.curve.some(({ still }) => still === null);
  const rest = published.words.sections.retention.lead.slice(1);
  return (
    <>
      {view === 'curve' ? (
        <RetentionCurve {...known} />
      ) : view === 'value' ? (
        <>
          <ValueByAge {...known} />
          <Differences {...known} />
        </>
      ) : (
        <Triangle {...known} />
      )}
      {isWithheld && <p className={classes.quiet}>{said.whyWithheld}</p>}
      {view !== 'value' &&
        rest.slice(0, 1).map((text) => (
          <p className={classes.note} key={text}>
            {text}
          </p>
        ))}
    </>
  );
}
