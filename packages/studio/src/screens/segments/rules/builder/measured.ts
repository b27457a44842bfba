import { strings } from '../../../../strings/index.ts';
import type { CatalogueField } from '../model/choices.ts';

/** In which unit numbers of a field are shown and entered, and which texts it holds. */
export interface Measured {
  /** In front of a number: the currency. */
  readonly before?: string | undefined;
  /** After a number: "days". */
  readonly after?: string | undefined;
  readonly values?: readonly string[] | undefined;
  readonly shown: (value: number) => number;
  readonly kept: (value: number) => number;
}

const same = (value: number) => value;
const shares: readonly string[] = ['share', 'probability'];
/** What the name of the field says already. */
const unsaid: readonly string[] = ['', 'money', 'score', 'rank', 'decile', 'number'];

export function measuredOf(
  { type, unit, values }: Pick<CatalogueField, 'type' | 'unit' | 'values'>,
  currency: string | null,
): Measured {
  if (type === 'number' && shares.includes(unit))
    return {
      after: strings.segments.rules.percentSign,
      // A share of 0.07 is 7 %, not 7.000000000000001 %.
      shown: (value) => Number((value * 100).toPrecision(12)),
      kept: (value) => Number((value / 100).toPrecision(12)),
    };
  const isMoney = type === 'money' || unit === 'money';
  return {
    before: isMoney ? (currency ?? undefined) : undefined,
    after: unsaid.includes(unit) ? undefined : unit,
    values,
    shown: same,
    kept: same,
  };
}
