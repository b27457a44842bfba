import { Tab, Tabs } from '../../app/Tabs.tsx';
import { strings } from '../../strings/index.ts';

const words = strings.lifetime;

/** The parts of the lifetime value screen, above each of them. */
export function LifetimeNavigation() {
  return (
    <Tabs label={words.parts}>
      <Tab to="/lifetime" activeOptions={{ exact: true, includeSearch: false }}>
        {words.part.overview}
      </Tab>
      <Tab to="/lifetime/foretelling" activeOptions={{ includeSearch: false }}>
        {words.part.foretelling}
      </Tab>
    </Tabs>
  );
}
