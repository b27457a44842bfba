import { Screen } from '../../app/Screen.tsx';
import { strings } from '../../strings/index.ts';

export function SegmentsScreen() {
  return (
    <Screen title={strings.segments.title} heading={strings.segments.title}>
      {null}
    </Screen>
  );
}
