import { day } from '@attune/charts';

/** An instant in the time of this browser: "30 Jun 2026, 14:05". */
export function moment(instant: string): string {
  const at = new Date(instant);
  return `${day(localDay(at))}, ${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The day of an instant in the time of this browser: "30 Jun 2026". */
export function dayOf(instant: string): string {
  return day(localDay(new Date(instant)));
}

function localDay(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

function two(figure: number): string {
  return String(figure).padStart(2, '0');
}
