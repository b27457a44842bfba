import { useMemo } from 'react';
import { Screen } from '../../../app/Screen.tsx';
import { useMay } from '../../../app/session.ts';
import { useSelection } from '../../../chart/selection.ts';
import type { Published } from '../../../published/published.ts';
import { strings } from '../../../strings/index.ts';
import { RuleActions } from '../RuleActions.tsx';
import { SegmentNavigation } from '../SegmentNavigation.tsx';
import { SegmentScreen } from '../SegmentScreen.tsx';
import { SelectedPeople } from '../SelectedPeople.tsx';
import { BuyAgain } from './BuyAgain.tsx';
import { StateFlows } from './StateFlows.tsx';
import { StateRules } from './StateRules.tsx';
import { StateShares } from './StateShares.tsx';
import { endOfFlow, pathOfFlow, stateRows } from './states.ts';

const said = strings.segments.lifecycle;

/** The states of the lifecycle, who moved between them, and who of each buys again. */
export function LifecycleScreen() {
  return (
    <SegmentScreen title={said.title} purpose={said.purpose}>
      {(published) => <LifecyclePage published={published} />}
    </SegmentScreen>
  );
}

function LifecyclePage({ published }: { published: Published }) {
  const may = useMay();
  const { summary, words } = published;
  const { lifecycle, migration } = words.sections;
  const rows = useMemo(() => stateRows(summary), [summary]);
  const { selected } = useSelection();
  const chosen = (paths: readonly string[]) => paths.filter((path) => selected.has(path));
  return (
    <Screen title={said.title} heading={lifecycle.heading} lead={said.lead}>
      <SegmentNavigation />
      <StateShares published={published} rows={rows} />
      <SelectedPeople paths={chosen(rows.map(({ path }) => path))} invitation={said.invitation} />
      <StateRules rows={rows} order={summary.lifecycleRules.map(({ state }) => state)} />
      <StateFlows published={published} />
      {migration.picture && (
        <SelectedPeople
          paths={chosen(summary.migration.map(pathOfFlow))}
          invitation={said.flowInvitation}
          instead={(path) => {
            const flow = endOfFlow(path, summary.migration);
            if (!flow) return null;
            return (
              <>
                <p>{said.flowHasNoRule(flow.from)}</p>
                {may('customers') && (
                  <>
                    <p>{said.endOfFlow(flow.to)}</p>
                    <RuleActions rule={{ lifecycle: flow.to }} />
                  </>
                )}
              </>
            );
          }}
        />
      )}
      <BuyAgain published={published} />
    </Screen>
  );
}
