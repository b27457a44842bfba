import type { Playbook } from '../../playbook/index.ts';
import { certainAt, type ValueReport } from '../../segments/index.ts';
import { measureWords } from '../measure-words.ts';
import { outlookWords } from '../outlook-words.ts';
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
      valueCut:
        value.concentration === undefined
          ? unknown(`${measureWords[measure].Nobody} in the past year.`)
          : value.valueCut,
      outlook: outlookWords[value.outlook.kind].meaning,
      outlookKind: value.outlook.kind,
      outlookUnit: value.outlook.unit,
      outlookCut: value.outlookCut,
      outlookUnknown: value.outlookUnknown,
      certain:
        value.certain === undefined
          ? unknown('Growth of the past comes without an interval that would say how sure a cell is.')
          : {
              customers: value.certain,
              share: totals.customers === 0 ? 0 : value.certain / totals.customers,
              probability: certainAt,
            },
    },
  };
}
