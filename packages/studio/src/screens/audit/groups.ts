import { lifecycleColours, light } from '@attune/charts';
import { pathOfState, states } from '../../published/lifecycle.ts';
import type { Summary } from '../../published/published.ts';
import { capital } from '../../strings/capital.ts';
import type { Group } from './SharesPart.tsx';

export function lifecycleGroups({ lifecycle, lifecycleValue }: Summary): readonly Group[] {
  return states.map((state) => ({
    path: pathOfState(state),
    name: capital(state),
    colour: lifecycleColours[state],
    customers: lifecycle[state],
    revenue: lifecycleValue.find((value) => value.state === state)?.revenue ?? null,
  }));
}

/** The segment that brings most stands out. */
export function rfmGroups({ rfm }: Summary): readonly Group[] {
  const most = Math.max(...rfm.segments.map(({ revenue }) => revenue ?? 0));
  return rfm.segments.map(({ segment, customers, orders, revenue }) => ({
    path: `rfm.${segment}`,
    name: segment,
    colour: revenue === most ? light.accent : light.context,
    customers,
    orders,
    revenue,
  }));
}

export function patternGroups({ patterns }: Summary): readonly Group[] {
  return patterns.map(({ pattern, customers, revenue }, index) => ({
    path: `patterns.${pattern}`,
    name: capital(pattern),
    colour: index === 0 ? light.accent : light.context,
    customers,
    revenue,
  }));
}
