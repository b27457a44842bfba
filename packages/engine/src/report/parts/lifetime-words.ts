import { number } from '@attune/charts';
import { type LifetimeReport, modelTitles, purchaseModelNames } from '../../lifetime/index.ts';

const count = (people: number) => number(people, 0);
const counted = (people: number, one: string, more = `${one}s`) =>
  `${count(people)} ${people === 1 ? one : more}`;

/** What was done with what is out of the ordinary, with how much of it there was. */
export function lifetimeHandling({ handling, unit, spend, customers, final }: LifetimeReport): string[] {
  const [fitted] = Object.values(final.models).flatMap((model) => (model.ok ? [model.fit] : []));
  const learned = fitted?.customers ?? customers;
  const { merged, free, returns, refunds } = handling;
  return [
    unit.rule,
    ...(learned < customers
      ? [
          `Of ${counted(customers, 'customer')} an even part of ${count(learned)} is learned from; all are foretold.`,
        ]
      : []),
    merged === 0
      ? 'Purchases of one customer on one day count as one; there were none to merge.'
      : `Purchases of one customer on one day count as one: ${counted(merged, 'order')} were merged with another.`,
    returns === 0 && refunds === 0
      ? 'Refunds would be taken off what customers spend; there are none.'
      : `Refunds are taken off what customers spend, and are no purchases; on ${counted(returns, 'day')} of a customer there was nothing else.`,
    `${free === 0 ? 'A free order would count' : `${counted(free, 'purchase day')} without a payment ${free === 1 ? 'counts' : 'count'}`} as a purchase.`,
    spend.leftOut === 0
      ? 'Expected spend is learned from everybody who bought again.'
      : `Expected spend is learned from who bought again for more than nothing: ${counted(spend.leftOut, 'repeater')} spent nought or less. In all else they stay, and the mean of all is expected of them.`,
  ];
}

/** Beyond this a bias is called one. */
const notableBias = 0.2;

/** What to know before money is put on the numbers. */
export function lifetimeWarnings(found: LifetimeReport): string[] {
  const { spend, final, choice, holdout, calibration } = found;
  const warnings: string[] = [];
  if (spend.correlation.ok && spend.correlation.verdict === 'correlated')
    warnings.push(
      spend.correlation.estimate > 0
        ? 'Customers who buy often also spend more each time: the value of the best is more likely too low than too high.'
        : 'Customers who buy often spend less each time: the value of the best is more likely too high than too low.',
    );
  if (final.spend.ok && final.spend.forecaster === undefined)
    warnings.push(
      'A few very large purchases decide everything: the average purchase has no finite value (q is at most 1), so that no value is given.',
    );
  for (const name of purchaseModelNames) {
    const model = calibration.models[name];
    if (model?.ok && !model.fit.convergence.converged)
      warnings.push(
        `${modelTitles[name]} did not settle: the search for its parameters did not come to an end.`,
      );
  }
  if (found.cohorts.whyNot !== undefined)
    warnings.push(
      `Customers who came at different times buy differently, and are foretold by one model, because ${found.cohorts.whyNot}: the forecasts of single times of first purchase may be off.`,
    );
  const selected = choice.selected && final.models[choice.selected];
  if (selected?.ok) {
    warnings.push(...selected.fit.convergence.notes);
    if (!selected.fit.convergence.identified)
      warnings.push(
        'The data does not tell the parameters of the selected model apart: intervals hold each customer’s chance only.',
      );
  }
  const score =
    found.cohorts.tested?.score ?? choice.candidates.find(({ model }) => model === choice.selected)?.score;
  if (score !== undefined && holdout.purchases > 0) {
    const bias = score.predicted / holdout.purchases - 1;
    if (Math.abs(bias) > notableBias)
      warnings.push(
        `In the test ${bias > 0 ? 'more' : 'fewer'} purchases were foretold than came: by ${Math.round(Math.abs(bias) * 100)} %.`,
      );
    if (score.meanAbsoluteError > holdout.naiveError)
      warnings.push('In the test the naive guess came closer to single customers than the model.');
  }
  return warnings;
}
