import {
  type CovariatesResult,
  covariateModelNames,
  leastOfLevel,
  mostLevels,
} from '../../lifetime/index.ts';
import type { Summary, Unknown } from '../summary.ts';
import { fourDigits, sixDigits } from './rounding.ts';
import { unknown } from './unknown.ts';

type Covariates = NonNullable<Exclude<Summary['clv'], Unknown>['covariates']>;

const rule = `Customers are compared with those of the most frequent level. Numbers are taken in bands; not known is a level. Levels with fewer than ${leastOfLevel.customers} customers, or ${leastOfLevel.repeaters} who bought again, and all but the ${mostLevels - 1} most frequent are one together, or go with the most frequent where that is too small. The forecast of single customers does not use these facts.`;

/** What facts of customers tell of how often they buy. */
export function covariatesPart(found: CovariatesResult): Covariates {
  if (!found.ok) return unknown(found.reason);
  return {
    rule,
    model: found.told ?? unknown('The data does not tell the effects of the facts apart.'),
    tests: covariateModelNames.flatMap((model) => {
      const one = found.models[model];
      if (!one.ok || !one.test.ok) return [];
      const { statistic, degreesOfFreedom, pValue } = one.test;
      return [{ model, statistic: fourDigits(statistic), degreesOfFreedom, pValue: sixDigits(pValue) }];
    }),
    facts: found.facts.map(({ fact, levels }) => ({
      fact,
      levels: levels.map(({ level, customers, ratio }) => ({
        level,
        customers,
        ratio: ratio ? fourDigits(ratio.estimate) : null,
        interval: ratio ? [fourDigits(ratio.low), fourDigits(ratio.high)] : null,
      })),
    })),
  };
}
