/** First and last day of 2024, 2024-Q3 or 2024-07. */
export function cohortDays(cohort: string): [string, string] {
  const year = Number(cohort.slice(0, 4));
  const quarter = /-Q(\d)$/.exec(cohort)?.[1];
  const month = /-(\d\d)$/.exec(cohort)?.[1];
  const first = quarter ? Number(quarter) * 3 - 2 : Number(month ?? 1);
  const months = quarter ? 3 : month ? 1 : 12;
  const write = (date: number) => new Date(date).toISOString().slice(0, 10);
  return [write(Date.UTC(year, first - 1, 1)), write(Date.UTC(year, first - 1 + months, 0))];
}

/** Whoever joined between two days. */
export const joinedBetween = (from: string, to: string) => ({ first_purchase: { $gte: from, $lte: to } });
