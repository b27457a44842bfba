import { Screen } from '../../../app/Screen.tsx';
import { strings } from '../../../strings/index.ts';
import { SegmentNavigation } from '../SegmentNavigation.tsx';

const words = strings.segments.lists;

/** Making a list of people. */
export function ListScreen() {
  return (
    <Screen title={words.title} heading={words.title}>
      <SegmentNavigation />
    </Screen>
  );
}
