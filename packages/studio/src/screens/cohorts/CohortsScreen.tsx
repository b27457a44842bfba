import { SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { LinkButton } from '../../app/LinkButton.tsx';
import { Screen } from '../../app/Screen.tsx';
import { PublishedScreen } from '../../published/PublishedScreen.tsx';
import type { Published } from '../../published/published.ts';
import { EmptyState } from '../../states/EmptyState.tsx';
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
  return (
    <PublishedScreen
      title={said.title}
      busy={said.busy}
      empty={
        <EmptyState title={said.noRun} action={<LinkButton to="/data">{said.noRunAction}</LinkButton>}>
          {said.purpose} {said.noRunText}
        </EmptyState>
      }
    >
      {(published) => <CohortsPage published={published} />}
    </PublishedScreen>
  );
}

const views = ['triangle', 'curve', 'value', 'contracts'] as const;
type View = (typeof views)[number];

function CohortsPage({ published }: { published: Published }) {
  const { view: wanted = 'triangle' } = route.useSearch();
  const { sections, contracts } = published.words;
  const known = useMemo(() => cohortsShown(published), [published]);
  const offered = views.filter((view) => (view === 'contracts' ? contracts !== null : known !== undefined));
  const view = offered.includes(wanted) ? wanted : offered[0];
  // Each view has its own finding.
  const words =
    view === 'contracts' && contracts ? contracts : view === 'value' ? sections.cohorts : sections.retention;
  return (
    <Screen title={said.title} heading={words.heading} lead={view && words.lead[0]}>
      {view && <Switches offered={offered} view={view} />}
      {view === 'contracts' && contracts ? (
        <ContractsView published={published} words={contracts} />
      ) : known && view ? (
        <RetentionView view={view} {...known} />
      ) : (
        <EmptyState title={said.tooShort} action={<LinkButton to="/">{said.tooShortAction}</LinkButton>}>
          {sections.retention.lead.join(' ')}
        </EmptyState>
      )}
    </Screen>
  );
}

/** What is looked at, and in the triangle which share; both stand in the address. */
function Switches({ offered, view }: { readonly offered: readonly View[]; readonly view: View }) {
  const { share = 'active' } = route.useSearch();
  const navigate = route.useNavigate();
  const quietly = { replace: true, resetScroll: false } as const;
  return (
    <div className={classes.switches}>
      {offered.length > 1 && (
        <SegmentedControl
          aria-label={said.view}
          data={offered.map((value) => ({ value, label: said.views[value] }))}
          value={view}
          onChange={(value) =>
            void navigate({
              search: (all) => ({
                ...all,
                selected: undefined,
                view: value === 'triangle' ? undefined : (value as Exclude<View, 'triangle'>),
              }),
              ...quietly,
            })
          }
        />
      )}
      {view === 'triangle' && (
        <SegmentedControl
          aria-label={said.measure}
          data={[
            { value: 'active', label: said.measures.active },
            { value: 'still', label: said.measures.still },
          ]}
          value={share}
          onChange={(value) =>
            void navigate({
              search: (all) => ({ ...all, share: value === 'still' ? 'still' : undefined }),
              ...quietly,
            })
          }
        />
      )}
    </div>
  );
}

function RetentionView({ view, ...known }: CohortsShown & { readonly view: View }) {
  const { published, retention } = known;
  const isWithheld =
    retention.curve.some(({ still }) => still === null) ||
    retention.cohorts.some(({ active, still }) => [...active, ...still].includes(null));
  const [, caution] = published.words.sections.retention.lead;
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
      {view !== 'value' && caution && <p className={classes.note}>{caution}</p>}
    </>
  );
}
