import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { figure, oneOf, type RuleJson, rule, type Said, text } from '../../app/address.ts';
import { frameRoute } from '../../app/frame-route.ts';

const valueRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments',
  // `segment`: what the palette leads to, a saved segment by its name.
  validateSearch: (search: Said): { segment?: string | undefined } => text(search, 'segment'),
  beforeLoad: ({ search: { segment } }) => {
    if (segment !== undefined)
      throw redirect({
        to: '/segments/rules/$name',
        params: { name: segment },
        search: ({ segment: _, ...rest }: Said) => rest,
        replace: true,
      });
  },
  component: lazyRouteComponent(() => import('./value/ValueScreen.tsx'), 'ValueScreen'),
});

const gridRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/grid',
  // The cuts; without one, the run's own.
  validateSearch: (search: Said): { value?: number | undefined; growth?: number | undefined } => ({
    ...figure(search, 'value'),
    ...figure(search, 'growth'),
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
    ...text(search, 'a'),
    ...text(search, 'b'),
  }),
  component: lazyRouteComponent(() => import('./overlap/OverlapScreen.tsx'), 'OverlapScreen'),
});

interface ListSearch {
  rule?: RuleJson | undefined;
  segment?: string | undefined;
  label?: string | undefined;
}

const listRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/list',
  // Whom the list is to hold: a rule, or a saved segment by its name.
  validateSearch: (search: Said): ListSearch => ({
    ...rule(search, 'rule'),
    ...text(search, 'segment'),
    ...text(search, 'label'),
  }),
  component: lazyRouteComponent(() => import('./lists/ListScreen.tsx'), 'ListScreen'),
});

const listsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/lists',
  component: lazyRouteComponent(() => import('./lists/ListsScreen.tsx'), 'ListsScreen'),
});

/** From the origin of a number: its people as a new segment. */
const segmentOfRuleRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/new',
  validateSearch: (search: Said): { rule?: RuleJson | undefined } => rule(search, 'rule'),
  beforeLoad: ({ search: { rule } }) => {
    throw redirect({
      to: '/segments/rules/new',
      search: rule ? { draft: rule } : {},
      replace: true,
    });
  },
});

/** From the audit: the people of a decision as a list. */
const listOfRuleRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/lists/new',
  validateSearch: (search: Said): { rule?: RuleJson | undefined } => rule(search, 'rule'),
  beforeLoad: ({ search: { rule } }) => {
    throw redirect({ to: '/segments/list', search: rule ? { rule } : {}, replace: true });
  },
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
  segmentOfRuleRoute,
  listOfRuleRoute,
] as const;
