import { useQuery } from '@tanstack/react-query';

import { gridDensityQuery } from '../../../api/segments.ts';
import { Screen } from '../../../app/Screen.tsx';
import { useMay } from '../../../app/session.ts';
import { isUnknown, type Published } from '../../../published/published.ts';
import { Busy } from '../../../states/Busy.tsx';
import { EmptyState } from '../../../states/EmptyState.tsx';
import { Problem } from '../../../states/Problem.tsx';
import { strings } from '../../../strings/index.ts';
import { SegmentNavigation } from '../SegmentNavigation.tsx';
import { SegmentScreen } from '../SegmentScreen.tsx';
import { MovableGrid } from './MovableGrid.tsx';
import { PublishedGrid } from './PublishedGrid.tsx';

const said = strings.segments.grid;

/** Value against outlook, with cuts that can be moved. */
export function GridScreen() {
  return (
    <SegmentScreen title={said.title} purpose={said.purpose}>
      {(published) => <GridPage published={published} />}
    </SegmentScreen>
  );
}

function GridPage({ published }: { published: Published }) {
  const may = useMay();
  const { run, summary, words } = published;
  const { grid } = words.sections;
  const { valueCut } = summary.value.gridAxes;
  const density = useQuery({ ...gridDensityQuery(run), enabled: !isUnknown(valueCut) });
  const { data } = density;
  if (data && may('customers')) return <MovableGrid published={published} density={data} />;
  return (
    <Screen title={words.outlook.name} heading={grid.heading} lead={grid.lead.join(' ')}>
      <SegmentNavigation />
      {isUnknown(valueCut) ? (
        <EmptyState title={said.noCut}>{valueCut.reason}</EmptyState>
      ) : density.error ? (
        <Problem error={density.error} retry={() => void density.refetch()} />
      ) : data ? (
        <PublishedGrid published={published} density={data} />
      ) : (
        <Busy what={said.counting} after={400} />
      )}
    </Screen>
  );
}
