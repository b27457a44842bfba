import { numberOf } from './cents.ts';

/**
 * Exact readings of one year's spending: who spent more than nothing, in ten groups of equal size by rank
 * (the first groups one larger where ten does not divide), and how much of it the best customers bring.
 */
export function spendingTruth(centsByCustomer: Float64Array) {
  const spenders = centsByCustomer
    .filter((cents) => cents > 0)
    .sort()
    .reverse();
  const total = spenders.reduce((sum, cents) => sum + cents, 0);
  const net = centsByCustomer.reduce((sum, cents) => sum + cents, 0);
  return {
    /** Net revenue of the year, customers whose returns outweigh their purchases included. */
    revenue: numberOf(net),
    spenders: spenders.length,
    spendersRevenue: numberOf(total),
    negative: centsByCustomer.reduce((count, cents) => count + (cents < 0 ? 1 : 0), 0),
    deciles: decilesOf(spenders),
    share60: smallestShare(spenders, 0.6 * total),
    share80: smallestShare(spenders, 0.8 * total),
  };
}

function decilesOf(spenders: Float64Array) {
  const size = Math.floor(spenders.length / 10);
  const larger = spenders.length % 10;
  return Array.from({ length: 10 }, (_, index) => {
    const from = index * size + Math.min(index, larger);
    const members = spenders.subarray(from, from + size + (index < larger ? 1 : 0));
    const bounds =
      members.length === 0 ? {} : { highest: numberOf(members[0]!), lowest: numberOf(members.at(-1)!) };
    return {
      decile: index + 1,
      customers: members.length,
      revenue: numberOf(members.reduce((sum, cents) => sum + cents, 0)),
      ...bounds,
    };
  });
}

/** The smallest share of the spenders who together reach `goal`; `spenders` from the highest down. */
function smallestShare(spenders: Float64Array, goal: number): number | undefined {
  let sum = 0;
  for (const [index, cents] of spenders.entries()) {
    sum += cents;
    if (sum >= goal) return (index + 1) / spenders.length;
  }
  return undefined;
}
