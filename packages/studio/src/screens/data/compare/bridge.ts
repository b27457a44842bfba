import type { BridgeStep } from '@attune/charts';
import type { Comparison } from '@attune/client';
import { strings } from '../../../strings/index.ts';

type Cause = Comparison['causes'][number];
type Figure = Comparison['figures'][number];

const words = strings.data.compare;
const kinds = ['behaviour', 'window', 'data', 'rules', 'version'] as const satisfies Cause['kind'][];

export interface ChangeBridge {
  /** The measure that moved: that of the past year. */
  readonly name: string;
  readonly change: number;
  readonly steps: readonly BridgeStep[];
}

/**
 * From the measure before to the measure after, by kind of cause. What no cause accounts for is a step of its own, so
 * that the steps always add up; for who may not see customers (`isExact` false) causes of few people are in it. Null where one of the two numbers is not known.
 */
export function bridgeOf(
  { figures, causes, from, to }: Comparison,
  asOf: (day: string) => string,
  isExact: boolean,
): ChangeBridge | null {
  const measure = figures.find(({ path }) => path === 'value.pastYearRevenue');
  if (!isKnown(measure)) return null;
  const { name, before, after } = measure;
  // What brought money and what took it are steps of their own: their difference alone would hide both.
  const parts = kinds.flatMap((kind) =>
    (['gain', 'loss'] as const).flatMap((side) => {
      const amount = causes
        .flatMap((cause) => (cause.kind === kind && cause.amount !== null ? [cause.amount] : []))
        .filter((one) => (side === 'gain' ? one > 0 : one < 0))
        .reduce((sum, one) => sum + one, 0);
      return isMoney(amount)
        ? [
            {
              name: words.kinds[kind][side],
              kind: 'change' as const,
              amount,
              note: '',
              key: `cause:${kind}:${side}`,
            },
          ]
        : [];
    }),
  );
  const change = after - before;
  const remainder = change - parts.reduce((sum, { amount }) => sum + amount, 0);
  return {
    name,
    change: isMoney(change) ? change : 0,
    steps: [
      { name: words.before, kind: 'total', amount: before, note: asOf(from.asOf), key: 'before' },
      ...parts,
      ...(isMoney(remainder)
        ? [
            {
              name: isExact ? words.remainder : words.notTold,
              kind: 'change' as const,
              amount: remainder,
              note: isExact ? words.remainderNote : words.notToldNote,
              key: 'cause:remainder',
            },
          ]
        : []),
      { name: words.after, kind: 'total', amount: after, note: asOf(to.asOf), key: 'after' },
    ],
  };
}

function isKnown(figure: Figure | undefined): figure is Figure & { before: number; after: number } {
  return figure !== undefined && figure.before !== null && figure.after !== null;
}

/** Less than half a cent is what adding leaves behind, not money. */
function isMoney(amount: number): boolean {
  return Math.abs(amount) >= 0.005;
}
