import { monthOf } from './format.ts';
import { colours, nameAxis } from './theme.ts';

/** An axis of months, each `slot` pixels wide: every month is named where they fit, else only each January, and so on. */
export function monthAxis(months: readonly string[], slot: number) {
  const every = [1, 3, 6, 12, 24, 36, 60].find((step) => slot * step >= (step >= 12 ? 44 : 64)) ?? 120;
  const firstYear = Number(months[0]?.slice(0, 4) ?? 0);
  const isNamed = (month: string) =>
    ((Number(month.slice(0, 4)) - firstYear) * 12 + Number(month.slice(5)) - 1) % every === 0;
  const isNothingNamed = !months.some(isNamed);
  return {
    ...nameAxis,
    data: [...months],
    axisLabel: {
      ...nameAxis.axisLabel,
      color: colours.muted,
      interval: (index: number, month: string) => isNamed(month) || (isNothingNamed && index === 0),
      formatter: (month: string) => (every >= 12 && !isNothingNamed ? month.slice(0, 4) : monthOf(month)),
    },
  };
}
