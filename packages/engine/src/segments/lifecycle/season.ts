/**
 * How busy each month of the year is, 1 = average, from counts by month. Whole years only, counted back from the
 * last month; each year is divided by its own mean first, so that growth does not pass for season. With less than
 * two years, nothing tells season from growth, and every month counts 1.
 */
export function monthlyIndex(
  counts: readonly { readonly month: string; readonly count: number }[],
): readonly number[] {
  const flat = new Array<number>(12).fill(1);
  // One more than was counted: a month in which nobody has bought yet is not one in which nobody can.
  const byMonth = new Map(counts.map(({ month, count }) => [month.slice(0, 7), count]));
  const counted = (month: string) => (byMonth.get(month) ?? 0) + 1;
  const months = consecutiveMonths(counts.at(0)?.month, counts.at(-1)?.month);
  // The first and the last month may be cut off in their middle.
  const whole = months.slice(1, -1);
  const years = Math.floor(whole.length / 12);
  if (years < 2) return flat;
  const used = whole.slice(whole.length - years * 12);
  const index = new Array<number>(12).fill(0);
  for (let y = 0; y < years; y++) {
    const year = used.slice(y * 12, y * 12 + 12);
    const mean = year.reduce((sum, month) => sum + counted(month), 0) / 12;
    for (const month of year) index[monthOf(month)]! += counted(month) / mean / years;
  }
  return index;
}

function monthOf(month: string): number {
  return Number(month.slice(5, 7)) - 1;
}

function consecutiveMonths(first: string | undefined, last: string | undefined): string[] {
  if (first === undefined || last === undefined) return [];
  const months: string[] = [];
  let [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  for (;;) {
    const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    months.push(name);
    if (name >= last.slice(0, 7)) return months;
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
}

const dayLength = 86_400_000;

/**
 * Days weighed by how busy their month is, for stretches that end `back` days before `asOf`. `weigh(from, to)` is the
 * weighed length of the days with ages from `from` (included) to `to` (left out), both counted back from `asOf`.
 */
export function seasonalDays(
  asOf: string,
  longest: number,
  index: readonly number[],
): (from: number, to: number) => number {
  const end = Date.parse(asOf);
  const cumulated = new Float64Array(longest + 1);
  for (let age = 0; age < longest; age++)
    cumulated[age + 1] = cumulated[age]! + index[new Date(end - age * dayLength).getUTCMonth()]!;
  return (from, to) => cumulated[to]! - cumulated[from]!;
}
