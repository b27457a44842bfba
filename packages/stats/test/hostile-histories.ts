import fc from 'fast-check';
import { histories } from './simulate-beta-geometric.ts';

const age = fc.oneof(
  fc.double({ min: Math.log(1e-3), max: Math.log(1e6), noNaN: true }).map(Math.exp),
  fc.integer({ min: 1, max: 60 }),
  fc.constant(39),
  fc.constant(0),
);
const purchases = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 3 }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 60 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 10_000 }) },
);
/** The share of the age at which the last purchase was: at once, any time, at the very end. */
const share = fc.oneof(fc.constant(1), fc.constant(1e-9), fc.double({ min: 1e-6, max: 1, noNaN: true }));
const crowd = fc.oneof(fc.constant(1), fc.integer({ min: 0, max: 100_000 }));

const row = (x: fc.Arbitrary<number>) =>
  fc.tuple(x, share, age, crowd).map(([bought, at, T, customers]) => {
    const possible = T > 0 ? bought : 0;
    return [possible, possible === 0 ? 0 : T * at, T, customers] as const;
  });

/** Bases that no model was made for: nobody, one customer, one-timers only, ties, ages from 0 and 1e-3 to 1e6, 10,000 purchases. */
export const hostileHistories = fc
  .oneof(
    { weight: 1, arbitrary: fc.array(row(fc.constant(0)), { maxLength: 10 }) },
    { weight: 1, arbitrary: fc.array(row(purchases), { maxLength: 1 }) },
    { weight: 2, arbitrary: fc.array(row(fc.constant(1)), { maxLength: 10 }) },
    { weight: 6, arbitrary: fc.array(row(purchases), { maxLength: 40 }) },
  )
  .map((rows) => histories(rows));
