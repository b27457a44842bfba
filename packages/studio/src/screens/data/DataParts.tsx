import { useRouterState } from '@tanstack/react-router';
import { Tab, Tabs } from '../../app/Tabs.tsx';
import { strings } from '../../strings/index.ts';

const words = strings.data.part;

/** The parts of the data screen, above each of them. */
export function DataParts() {
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <Tabs label={strings.data.parts}>
      <Tab to="/data" activeOptions={{ exact: true, includeSearch: false }}>
        {words.files}
      </Tab>
      <Tab to="/data/quality">{words.quality}</Tab>
      <Tab to="/data/rejected" activeOptions={{ includeSearch: false }}>
        {words.rejected}
      </Tab>
      <Tab
        to="/data/runs"
        activeOptions={{ includeSearch: false }}
        data-within={pathname === '/data/compare' || undefined}
      >
        {words.runs}
      </Tab>
    </Tabs>
  );
}
