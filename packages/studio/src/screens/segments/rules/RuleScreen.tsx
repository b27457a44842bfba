import { Screen } from '../../../app/Screen.tsx';
import { strings } from '../../../strings/index.ts';
import { SegmentNavigation } from '../SegmentNavigation.tsx';

const words = strings.segments.rules;

/** A saved segment. */
export function RuleScreen() {
  return (
    <Screen title={words.title} heading={words.title}>
      <SegmentNavigation />
    </Screen>
  );
}
