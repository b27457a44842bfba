import { Screen } from '../../../app/Screen.tsx';
import { strings } from '../../../strings/index.ts';
import { SegmentNavigation } from '../SegmentNavigation.tsx';

const words = strings.segments.grid;

/** Value against growth, with cuts that can be moved. */
export function GridScreen() {
  return (
    <Screen title={words.title} heading={words.title}>
      <SegmentNavigation />
    </Screen>
  );
}
