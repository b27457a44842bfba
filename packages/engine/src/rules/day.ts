const millisecondsPerDay = 86_400_000;

// What ClickHouse's Date32 can hold; days outside would be moved silently.
const firstDay = '1900-01-01';
const lastDay = '2299-12-31';

/** Whether the text is a real calendar day between 1900 and 2299, as `2026-06-30`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < firstDay || text > lastDay) return false;
  const date = new Date(`${text}T00:00:00Z`);
  // JavaScript takes 30 February for 2 March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A length of time in whole calendar units, exactly one of them. */
export type Span = { readonly [U in Unit]?: number };
export const units = ['days', 'weeks', 'months', 'years'] as const;
type Unit = (typeof units)[number];

/**
 * The day that lies `span` after a day (before it, for negative numbers). Where the month is too short, its
 * last day. Beyond 1900 to 2299 the first or last of these days.
 */
export function shift(day: string, span: Span): string {
  const date = new Date(`${day}T00:00:00Z`);
  const months = (span.months ?? 0) + 12 * (span.years ?? 0);
  const dayOfMonth = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const monthLength = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const days = Math.min(dayOfMonth, monthLength) - 1 + (span.days ?? 0) + 7 * (span.weeks ?? 0);
  const shifted = new Date(date.getTime() + days * millisecondsPerDay);
  const year = shifted.getUTCFullYear();
  if (year < 1900) return firstDay;
  return year > 2299 ? lastDay : shifted.toISOString().slice(0, 10);
}

/** The span backwards. */
export function back(span: Span): Span {
  return Object.fromEntries(Object.entries(span).map(([unit, count]) => [unit, -(count ?? 0)]));
}

/** `90 days`, `1 month`. */
export function spanInWords(span: Span): string {
  const unit = units.find((name) => span[name] !== undefined) ?? 'days';
  const count = span[unit] ?? 0;
  return count === 1 ? `1 ${unit.slice(0, -1)}` : `${count} ${unit}`;
}
