import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { figure, oneOf, type RuleJson, rule, type Said, text } from '../../app/address.ts';
import { frameRoute } from '../../app/frame-route.ts';

const valueRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments',
  component: lazyRouteComponent(() => import('./value/ValueScreen.tsx'), 'ValueScreen'),
});

const gridRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/grid',
  // The cuts; without one, the run's own.
  validateSearch: (search: Said): { value?: number | undefined; outlook?: number | undefined } => ({
    ...figure(search, 'value'),
    ...figure(search, 'outlook'),
  }),
  component: lazyRouteComponent(() => import('./grid/GridScreen.tsx'), 'GridScreen'),
});

const lifecycleRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/lifecycle',
  component: lazyRouteComponent(() => import('./lifecycle/LifecycleScreen.tsx'), 'LifecycleScreen'),
});

const rulesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/rules',
  component: lazyRouteComponent(() => import('./rules/RulesScreen.tsx'), 'RulesScreen'),
});

/** What the builder keeps in the address: the rule as it is being edited, and how it is looked at. */
interface BuilderSearch {
  draft?: RuleJson | undefined;
  /** The version that the draft began from. */
  base?: number | undefined;
  label?: string | undefined;
  view?: 'json' | 'history' | undefined;
}

const builderSearch = (search: Said): BuilderSearch => ({
  ...rule(search, 'draft'),
  ...figure(search, 'base'),
  ...text(search, 'label'),
  ...oneOf(search, 'view', ['json', 'history']),
});

const newRuleRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/rules/new',
  validateSearch: builderSearch,
  component: lazyRouteComponent(() => import('./rules/NewRuleScreen.tsx'), 'NewRuleScreen'),
});

const ruleRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/rules/$name',
  validateSearch: builderSearch,
  component: lazyRouteComponent(() => import('./rules/RuleScreen.tsx'), 'RuleScreen'),
});

const overlapRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/overlap',
  // The two segments: `saved:win-back`, `lifecycle:dormant`, `decile:1`, …
  validateSearch: (search: Said): { a?: string | undefined; b?: string | undefined } => ({
    ...text(search, 'a', 'b'),
  }),
  component: lazyRouteComponent(() => import('./overlap/OverlapScreen.tsx'), 'OverlapScreen'),
});

/** What the form of a list keeps in the address: whom it is to hold, and what has been filled in. */
interface ListSearch {
  rule?: RuleJson | undefined;
  /** A saved segment by its name. */
  segment?: string | undefined;
  label?: string | undefined;
  use?: 'contact' | 'analysis' | undefined;
  purpose?: string | undefined;
  /** The facts in the file, parted by commas. */
  columns?: string | undefined;
}

const listRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/list',
  validateSearch: (search: Said): ListSearch => ({
    ...rule(search, 'rule'),
    ...oneOf(search, 'use', ['contact', 'analysis']),
    ...text(search, 'segment', 'label', 'purpose', 'columns'),
  }),
  component: lazyRouteComponent(() => import('./lists/ListScreen.tsx'), 'ListScreen'),
});

const listsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/lists',
  component: lazyRouteComponent(() => import('./lists/ListsScreen.tsx'), 'ListsScreen'),
});

export const segmentsRoutes = [
  valueRoute,
  gridRoute,
  lifecycleRoute,
  rulesRoute,
  newRuleRoute,
  ruleRoute,
  overlapRoute,
  listRoute,
  listsRoute,
] as const;
