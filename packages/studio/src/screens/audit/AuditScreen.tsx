import { Screen } from '../../app/Screen.tsx';
import { strings } from '../../strings/index.ts';

export function AuditScreen() {
  return (
    <Screen title={strings.audit.title} heading={strings.audit.title}>
      {null}
    </Screen>
  );
}
