import { Screen } from '../../../app/Screen.tsx';
import { strings } from '../../../strings/index.ts';
import { SegmentNavigation } from '../SegmentNavigation.tsx';

const words = strings.segments.lifecycle;

/** The states of the lifecycle, and who moved between them. */
export function LifecycleScreen() {
  return (
    <Screen title={words.title} heading={words.title}>
      <SegmentNavigation />
    </Screen>
  );
}
