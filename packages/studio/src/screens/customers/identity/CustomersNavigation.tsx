import { Tab, Tabs } from '../../../app/Tabs.tsx';
import { strings } from '../../../strings/index.ts';

const words = strings.identity;

/** The parts of the customers screen, above each of them. */
export function CustomersNavigation() {
  return (
    <Tabs label={words.parts}>
      <Tab to="/customers" activeOptions={{ exact: true, includeSearch: false }}>
        {words.part.all}
      </Tab>
      <Tab to="/customers/identity/questions" activeOptions={{ includeSearch: false }}>
        {words.part.questions}
      </Tab>
      <Tab to="/customers/identity/merges" activeOptions={{ includeSearch: false }}>
        {words.part.merges}
      </Tab>
      <Tab to="/customers/identity/decisions" activeOptions={{ includeSearch: false }}>
        {words.part.decisions}
      </Tab>
    </Tabs>
  );
}
