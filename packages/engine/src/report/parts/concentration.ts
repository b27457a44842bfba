import type { ValueReport } from '../../segments/index.ts';
import { measureWords } from '../measure-words.ts';
import type { Summary } from '../summary.ts';
import { sixDigits } from './rounding.ts';
import { unknown } from './unknown.ts';

/** How few of those who spent anything bring most of the money. */
export function concentrationPart(
  { concentration: found, lorenz }: ValueReport,
  measure: Summary['measure'],
): Summary['value']['concentration'] {
  if (!found) {
    const nobody = unknown(`${measureWords[measure].Nobody} in the past year.`);
    return { spenders: 0, gini: nobody, share60: nobody, share80: nobody, lorenz: [] };
  }
  return {
    spenders: found.spenders,
    gini: sixDigits(found.gini),
    share60: sixDigits(found.share60),
    share80: sixDigits(found.share80),
    lorenz: lorenz.map((point) => ({
      customers: sixDigits(point.customers),
      revenue: sixDigits(point.revenue),
    })),
  };
}
