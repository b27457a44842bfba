import type { Amounts } from '@attune/charts';
import { strings } from '../../../strings/index.ts';
import type { FactValue } from '../fact-text.ts';

const words = strings.customers.one.potential;

type Kind = keyof typeof words.meaning;

/** What more one customer could spend: the finding, its range where it has one, and what it rests on. */
interface PotentialWords {
  readonly heading: string;
  /** What the amount is called. */
  readonly name: string;
  readonly amount: string;
  /** Undefined of what was told. */
  readonly range: string | undefined;
  readonly meaning: string;
}

/** Undefined where nothing is known of this customer. */
export function potentialWords(
  facts: Readonly<Record<string, FactValue>>,
  money: Amounts,
): PotentialWords | undefined {
  const { potential, potential_low: low, potential_high: high, potential_kind: kind } = facts;
  if (typeof potential !== 'number' || typeof kind !== 'string' || !isKind(kind)) return undefined;
  const isRange = kind !== 'told' && typeof low === 'number' && typeof high === 'number';
  return {
    heading: headingOf(kind, potential, isRange ? high : potential, money),
    name: words.name[kind],
    amount: money.short(potential),
    range: isRange && low < high ? words.range(money.short(low), money.short(high)) : undefined,
    meaning: words.meaning[kind],
  };
}

function headingOf(kind: Kind, potential: number, high: number, money: Amounts): string {
  if (potential > 0) return words.heading[kind](money.short(potential));
  return kind !== 'told' && high > 0 ? words.upTo[kind](money.short(high)) : words.nothing[kind];
}

const isKind = (kind: string): kind is Kind => Object.hasOwn(words.meaning, kind);
