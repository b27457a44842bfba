import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { frameRoute } from '../../app/frame-route.ts';

type Search = Record<string, unknown>;
type Rule = Readonly<Record<string, unknown>>;

/** The largest figure that the server takes. */
const largest = 1e12;

// The router keeps what a check leaves out: what does not fit has to be taken away by name.

/** A search parameter as text: a name may consist of figures, which the router reads as a number. */
function text<Name extends string>(search: Search, name: Name): { [N in Name]?: string | undefined } {
  const value = search[name];
  const isText = (typeof value === 'string' && value !== '') || typeof value === 'number';
  return only(name, isText ? String(value) : undefined);
}

function figure<Name extends string>(search: Search, name: Name): { [N in Name]?: number | undefined } {
  const value = search[name];
  return only(name, typeof value === 'number' && Math.abs(value) <= largest ? value : undefined);
}

/** A rule: JSON in the address, which the router has read already. What it means is checked where it is used. */
function rule<Name extends string>(search: Search, name: Name): { [N in Name]?: Rule | undefined } {
  const value = search[name];
  const isRule = typeof value === 'object' && value !== null && !Array.isArray(value);
  return only(name, isRule ? (value as Rule) : undefined);
}

function only<Name extends string, Value>(name: Name, value: Value): { [N in Name]?: Value } {
  return { [name]: value } as { [N in Name]?: Value };
}

const valueRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments',
  // `segment`: what the palette leads to, a saved segment by its name.
  validateSearch: (search: Search): { segment?: string | undefined } => text(search, 'segment'),
  beforeLoad: ({ search: { segment } }) => {
    if (segment !== undefined)
      throw redirect({
        to: '/segments/rules/$name',
        params: { name: segment },
        search: ({ segment: _, ...rest }: Search) => rest,
        replace: true,
      });
  },
  component: lazyRouteComponent(() => import('./value/ValueScreen.tsx'), 'ValueScreen'),
});

const gridRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/grid',
  // The cuts; without one, the run's own.
  validateSearch: (search: Search): { value?: number | undefined; growth?: number | undefined } => ({
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
  draft?: Rule | undefined;
  /** The version that the draft began from. */
  base?: number | undefined;
  label?: string | undefined;
  view?: 'json' | 'history' | undefined;
}

const builderSearch = (search: Search): BuilderSearch => ({
  ...rule(search, 'draft'),
  ...figure(search, 'base'),
  ...text(search, 'label'),
  view: search.view === 'json' || search.view === 'history' ? search.view : undefined,
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
  validateSearch: (search: Search): { a?: string | undefined; b?: string | undefined } => ({
    ...text(search, 'a'),
    ...text(search, 'b'),
  }),
  component: lazyRouteComponent(() => import('./overlap/OverlapScreen.tsx'), 'OverlapScreen'),
});

interface ListSearch {
  rule?: Rule | undefined;
  segment?: string | undefined;
  label?: string | undefined;
}

const listRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/segments/list',
  // Whom the list is to hold: a rule, or a saved segment by its name.
  validateSearch: (search: Search): ListSearch => ({
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
  validateSearch: (search: Search): { rule?: Rule | undefined } => rule(search, 'rule'),
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
  validateSearch: (search: Search): { rule?: Rule | undefined } => rule(search, 'rule'),
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
