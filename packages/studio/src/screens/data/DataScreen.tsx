import { Screen } from '../../app/Screen.tsx';
import { strings } from '../../strings/index.ts';

export function DataScreen() {
  return (
    <Screen title={strings.data.title} heading={strings.data.title}>
      {null}
    </Screen>
  );
}
