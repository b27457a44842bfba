import { percent } from '@attune/charts';
import { isUnknown } from '../summary.ts';
import { missed } from './foretelling.ts';
import type { Lifetime } from './lifetime.ts';

/** How far the curve of the selected model is off in the time that it had not seen. */
export function trackingHeading({ tracking, selected }: Lifetime): string {
  const unseen = tracking.filter(({ holdout }) => holdout);
  if (isUnknown(selected) || unseen.length === 0) return 'Purchases over time, and what each model expects';
  const sum = (of: (period: Lifetime['tracking'][number]) => number) =>
    unseen.reduce((total, period) => total + of(period), 0);
  const said = missed(
    sum(({ expected }) => expected[selected] ?? 0),
    sum(({ actual }) => actual),
  );
  return said === 'as many as there were'
    ? 'In the time held back, the curve of the model follows what happened'
    : `In the time held back, the curve of the model has ${said} purchases`;
}

/** How many customers bought as often as the selected model expects of so many. */
export function calibrationHeading({ calibration, selected }: Lifetime): string {
  const customers = calibration.reduce((total, { actual }) => total + actual, 0);
  if (isUnknown(selected) || customers === 0) return 'Customers by how often they bought again';
  const wrong = calibration.reduce(
    (total, { actual, expected }) => total + Math.abs(actual - (expected[selected] ?? 0)) / 2,
    0,
  );
  return `The forecast has the right number of purchases for ${percent(Math.max(0, 1 - wrong / customers))} of customers`;
}
