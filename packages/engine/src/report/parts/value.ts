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
      value: `Past-year ${measure}, high from the median customer on among those with any.`,
      growth:
        "Growth of the customer's own spending, drawn towards the base's where there are few orders. It stands in until headroom is known.",
      valueCut:
        value.concentration === undefined
          ? unknown(`${measureWords[measure].Nobody} in the past year.`)
          : value.valueCut,
      growthCut: value.growthCut,
    },
  };
}
