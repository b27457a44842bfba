import { Screen } from '../../app/Screen.tsx';
import { strings } from '../../strings/index.ts';

export function CustomersScreen() {
  return (
    <Screen title={strings.customers.title} heading={strings.customers.title}>
      {null}
    </Screen>
  );
}
