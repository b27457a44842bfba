import { pathOfState, type State, states } from '../../../published/lifecycle.ts';
import type { Summary } from '../../../published/published.ts';
import { capital } from '../../../strings/capital.ts';

export interface StateRow {
  readonly state: State;
  readonly path: string;
  readonly name: string;
  readonly customers: number | null;
  readonly revenue: number | null;
  /** How it is told from the others, with the limits that this run learned. */
  readonly rule: string;
}

export function stateRows({ lifecycle, lifecycleValue, lifecycleRules }: Summary): readonly StateRow[] {
  return states.map((state) => ({
    state,
    path: pathOfState(state),
    name: capital(state),
    customers: lifecycle[state],
    revenue: lifecycleValue.find((value) => value.state === state)?.revenue ?? null,
    rule: lifecycleRules.find((rule) => rule.state === state)?.rule ?? '',
  }));
}

export type Flow = Summary['migration'][number];

export const pathOfFlow = ({ from, to }: Pick<Flow, 'from' | 'to'>) => `migration.${from}.${to}`;

/** Where a flow leads, by the path of its number; undefined for the path of anything else. */
export function endOfFlow(
  path: string,
  flows: readonly Flow[],
): { readonly from: Flow['from']; readonly to: State } | undefined {
  return flows.find((flow) => pathOfFlow(flow) === path);
}
