import { logRisingFactorial, risingFactorialSlope } from '../special/rising-factorial.ts';

/** `customers[i]` of them have a count above `from[i]`, and as many above every number up to `to[i]` − 1. */
export interface CountSteps {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly customers: Float64Array;
}

/** Longer steps than this are summed at once, not number by number: a customer may have bought a million times. */
export const longStep = 64;

/** The steps from 0 to the highest count, in rising order. */
export function countSteps(counts: Float64Array, customers: Float64Array): CountSteps {
  const byCount = new Map<number, number>();
  for (const [i, count] of counts.entries())
    if (count > 0 && customers[i]! > 0) byCount.set(count, (byCount.get(count) ?? 0) + customers[i]!);
  const to = Float64Array.from([...byCount.keys()].sort((one, other) => one - other));
  const above = new Float64Array(to.length);
  let sum = 0;
  for (let i = to.length - 1; i >= 0; i--) above[i] = sum += byCount.get(to[i]!)!;
  return { from: Float64Array.of(0, ...to.subarray(0, -1)).subarray(0, to.length), to, customers: above };
}

/** Σ log Γ(base + count)/Γ(base) over the customers, and its slope in log base. */
export function risingSum(base: number, { from, to, customers }: CountSteps) {
  let [value, slope] = [0, 0];
  for (const [i, above] of customers.entries()) {
    const [first, end] = [from[i]!, to[i]!];
    if (end - first > longStep) {
      value += above * logRisingFactorial(base + first, end - first);
      slope += above * risingFactorialSlope(base + first, end - first);
    } else
      for (let j = first; j < end; j++) {
        value += above * Math.log(base + j);
        slope += above / (base + j);
      }
  }
  return { value, slope: base * slope };
}
