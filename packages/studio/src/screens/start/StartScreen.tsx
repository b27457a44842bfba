import { Screen } from '../../app/Screen.tsx';
import { strings } from '../../strings/index.ts';

export function StartScreen() {
  return (
    <Screen title={strings.start.title} heading={strings.start.title}>
      {null}
    </Screen>
  );
}
