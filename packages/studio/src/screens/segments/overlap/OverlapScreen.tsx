import { Screen } from '../../../app/Screen.tsx';
import { strings } from '../../../strings/index.ts';
import { SegmentNavigation } from '../SegmentNavigation.tsx';

const words = strings.segments.overlap;

/** What two segments share. */
export function OverlapScreen() {
  return (
    <Screen title={words.title} heading={words.title}>
      <SegmentNavigation />
    </Screen>
  );
}
