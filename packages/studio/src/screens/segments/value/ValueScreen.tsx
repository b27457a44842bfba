import { useMemo } from 'react';
import { Screen } from '../../../app/Screen.tsx';
import { useSelection } from '../../../chart/selection.ts';
import { FindingPair } from '../../../published/Finding.tsx';
import type { Published } from '../../../published/published.ts';
import { strings } from '../../../strings/index.ts';
import { SegmentNavigation } from '../SegmentNavigation.tsx';
import { SegmentScreen } from '../SegmentScreen.tsx';
import { SelectedPeople } from '../SelectedPeople.tsx';
import { DecileBars } from './DecileBars.tsx';
import { decileRows } from './deciles.ts';
import { LorenzCurve } from './LorenzCurve.tsx';

const said = strings.segments.value;

/** Who brings the money: tenths of the customers, and how concentrated it is. */
export function ValueScreen() {
  return (
    <SegmentScreen title={said.title} purpose={said.purpose}>
      {(published) => <ValuePage published={published} />}
    </SegmentScreen>
  );
}

function ValuePage({ published }: { published: Published }) {
  const { summary, words } = published;
  const { concentration, deciles } = words.sections;
  const rows = useMemo(() => decileRows(summary), [summary]);
  const { selected } = useSelection();
  const paths = rows.map(({ path }) => path).filter((path) => selected.has(path));
  return (
    <Screen title={said.title} heading={concentration.heading} lead={concentration.lead.join(' ')}>
      <SegmentNavigation />
      <FindingPair>
        <DecileBars published={published} rows={rows} words={deciles} />
        {concentration.picture && (
          <LorenzCurve published={published} rows={rows} picture={concentration.picture} />
        )}
      </FindingPair>
      {deciles.picture && <SelectedPeople paths={paths} invitation={said.invitation} />}
    </Screen>
  );
}
