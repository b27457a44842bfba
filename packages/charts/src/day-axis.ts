import { monthOf } from './format.ts';
import { valueAxis } from './theme.ts';

const dayLength = 86_400_000;

/** A calendar day as a whole number, so that days can be told apart and drawn in between. */
export const dayNumber = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / dayLength);

/** An axis of days as `dayNumber` counts them, `room` pixels long: named are first days of months, as they fit. */
export function dayAxis(from: number, to: number, room: number) {
  const monthsLong = Math.max(1, (to - from) / 30.44);
  const slot = room / monthsLong;
  const every = [1, 3, 6, 12, 24, 36, 60].find((step) => slot * step >= (step >= 12 ? 52 : 76)) ?? 120;
  const start = new Date(from * dayLength);
  const ticks: number[] = [];
  for (let month = start.getUTCFullYear() * 12 + start.getUTCMonth(); ; month++) {
    const at = Math.round(Date.UTC(Math.floor(month / 12), month % 12, 1) / dayLength);
    if (at > to) break;
    if (at >= from && month % Math.min(every, 120) === 0) ticks.push(at);
  }
  // A short stretch may hold no first day that is named: its beginning is, then.
  const named = ticks.length > 0 ? ticks : [from];
  const nameOf = (value: number) => {
    const iso = new Date(value * dayLength).toISOString();
    return every >= 12 && ticks.length > 0 ? iso.slice(0, 4) : monthOf(iso.slice(0, 7));
  };
  return {
    ...valueAxis,
    min: from,
    max: to,
    splitLine: { show: false },
    axisLabel: {
      ...valueAxis.axisLabel,
      customValues: named,
      formatter: nameOf,
    },
  };
}
