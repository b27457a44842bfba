import { categorical, type Flow, type FlowNode } from '@attune/charts';
import type { Comparison } from '@attune/client';

/** The states in the order of a customer's life; each keeps the colour that it has in the report. */
const stateColours: ReadonlyMap<string, string> = new Map([
  ['new', categorical[0]],
  ['active', categorical[2]],
  ['mature', categorical[4]],
  ['declining', categorical[1]],
  ['dormant', categorical[5]],
  ['lapsed', categorical[6]],
]);

export interface Moves {
  /** Of customers who have a state in both runs. */
  readonly flows: readonly Flow[];
  readonly states: readonly FlowNode[];
  /** Customers with a state in both runs, and those of them whose state differs; withheld groups are in neither. */
  readonly customers: number;
  readonly moved: number;
  readonly came: number;
  readonly gone: number;
  /** Groups too small to be told. */
  readonly withheld: number;
}

/** Sums up who moved between lifecycle states; who came and who went have no state on one side, and are no flow. */
export function movesOf({ moves }: Pick<Comparison, 'moves'>): Moves {
  const told = moves.flatMap(({ from, to, customers }) =>
    customers === null ? [] : [{ from, to, size: customers }],
  );
  const flows = told
    .filter(({ from, to }) => stateColours.has(from) && stateColours.has(to))
    .map((flow) => ({ ...flow, from: stateName(flow.from), to: stateName(flow.to), key: moveKey(flow) }));
  const sum = (some: readonly { readonly size: number }[]) => some.reduce((all, { size }) => all + size, 0);
  return {
    flows,
    states: [...stateColours].map(([state, colour]) => ({ name: stateName(state), colour })),
    customers: sum(flows),
    moved: sum(flows.filter(({ from, to }) => from !== to)),
    came: sum(told.filter(({ from }) => !stateColours.has(from))),
    gone: sum(told.filter(({ to }) => !stateColours.has(to))),
    withheld: moves.length - told.length,
  };
}

export function moveKey({ from, to }: { readonly from: string; readonly to: string }): string {
  return `move:${from}>${to}`;
}

export function stateName(state: string): string {
  return state.charAt(0).toUpperCase() + state.slice(1);
}
