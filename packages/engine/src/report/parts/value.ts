import type { Playbook } from '../../playbook/index.ts';
import type { ValueReport } from '../../segments/index.ts';
import { measureWords } from '../measure-words.ts';
import type { Summary, Unknown } from '../summary.ts';
import { concentrationPart } from './concentration.ts';
import { unknown } from './unknown.ts';

/** Who brings the money of the past year; `tooShort` says why there is no year before it, where there is none. */
export function valuePart(
  value: ValueReport,
  { value: measure, windows }: Playbook,
  tooShort: Unknown,
): Summary['value'] {
  const { totals } = value;
  const wholeYears = value.bridge !== undefined;
  return {
    yearDays: windows.year,
    pastYearRevenue: totals.pastYearRevenue,
    pastYearBuyers: totals.pastYearBuyers,
    previousYearRevenue: wholeYears ? totals.previousYearRevenue : tooShort,
    previousYearBuyers: wholeYears ? totals.previousYearBuyers : tooShort,
    deciles: [...value.deciles],
    zeroSpenders: { customers: totals.zeroSpenders, revenue: 0 },
    concentration: concentrationPart(value, measure),
    grid: [...value.grid],
    gridAxes: {
      value: `High means at least the median past-year ${measure} of the customers who have any.`,
      growth:
        'Growing means that a customer spends more than before; where orders are few, how all customers changed counts too. Growth stands in for how much more each could spend, which this data does not tell.',
      valueCut:
        value.concentration === undefined
          ? unknown(`${measureWords[measure].Nobody} in the past year.`)
          : value.valueCut,
      growthCut: value.growthCut,
      growthUnknown: value.growthUnknown,
    },
  };
}
