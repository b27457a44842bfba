import { useMatchRoute } from '@tanstack/react-router';
import { Tab, Tabs } from '../../app/Tabs.tsx';
import { strings } from '../../strings/index.ts';

const words = strings.segments;

/** The parts of the segments screen, above each of them. */
export function SegmentNavigation() {
  const isMakingList = useMatchRoute()({ to: '/segments/list' }) !== false;
  return (
    <Tabs label={words.parts}>
      <Tab to="/segments" activeOptions={{ exact: true, includeSearch: false }}>
        {words.part.value}
      </Tab>
      <Tab to="/segments/grid" activeOptions={{ includeSearch: false }}>
        {words.part.grid}
      </Tab>
      <Tab to="/segments/lifecycle" activeOptions={{ includeSearch: false }}>
        {words.part.lifecycle}
      </Tab>
      <Tab to="/segments/rules" activeOptions={{ includeSearch: false }}>
        {words.part.rules}
      </Tab>
      <Tab to="/segments/overlap" activeOptions={{ includeSearch: false }}>
        {words.part.overlap}
      </Tab>
      <Tab
        to="/segments/lists"
        activeOptions={{ includeSearch: false }}
        data-within={isMakingList || undefined}
      >
        {words.part.lists}
      </Tab>
    </Tabs>
  );
}
