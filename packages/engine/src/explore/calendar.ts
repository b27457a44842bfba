const dayLength = 86_400_000;

/** The calendar day so many days after another; before it for negative numbers. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10);
}
