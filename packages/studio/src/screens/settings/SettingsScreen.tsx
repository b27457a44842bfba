import { Screen } from '../../app/Screen.tsx';
import { strings } from '../../strings/index.ts';

export function SettingsScreen() {
  return (
    <Screen title={strings.settings.title} heading={strings.settings.title}>
      {null}
    </Screen>
  );
}
