import { daysAfter } from '../../warehouse/index.ts';
import type { ExploredRun } from '../explored-run.ts';
import type { Cause, DataChange, Pair, SettingChange } from './comparison.ts';
import { dailyWorth, movements, type YearWindow } from './movement.sql.ts';
import { fromUnits, inUnits } from './units.ts';

/** What both runs differ in, as far as it can change the past-year measure. */
export interface Differences {
  readonly data: DataChange;
  readonly settings: readonly SettingChange[];
}

type Kind = 'new' | 'reactivated' | 'more' | 'less' | 'stopped' | 'returned' | 'left';

const movementCauses: Readonly<Record<Kind, Pick<Cause, 'text' | 'kind'>>> = {
  new: { kind: 'behaviour', text: 'New customers bought for the first time.' },
  reactivated: { kind: 'behaviour', text: 'Customers came back after a year without a purchase.' },
  more: {
    kind: 'behaviour',
    text: 'Customers bought again, for more than what left the past year of theirs.',
  },
  less: {
    kind: 'behaviour',
    text: 'Customers bought again, but for less than what left the past year of theirs.',
  },
  stopped: { kind: 'behaviour', text: 'Customers have now bought nothing for a whole year.' },
  returned: { kind: 'behaviour', text: 'Customers bought nothing more, and returned something.' },
  left: {
    kind: 'window',
    text: 'Older purchases left the past year, of customers who bought nothing since and have later ones in it.',
  },
};

const yearOf = (asOf: string, days: number): YearWindow => ({ from: daysAfter(asOf, -days), to: asOf });

/**
 * Why the past-year measure changed, in parts that add up to the change exactly. The way leads from the older number to
 * the newer one in steps that each change one thing: the data, then the end of the year, then its length.
 */
export async function changeOfPastYear(pair: Pair<ExploredRun>, differences: Differences): Promise<Cause[]> {
  const { older, newer } = pair;
  const yearDays = older.summary.value.yearDays;
  const before = yearOf(older.asOf, yearDays);
  const after = yearOf(newer.asOf, yearDays);
  const start = inUnits(older.summary.value.pastYearRevenue);
  const end = inUnits(newer.summary.value.pastYearRevenue);
  const causes =
    newer.asOf >= older.asOf
      ? await forwards(pair, before, after, differences)
      : await backwards(pair, before, after, differences);
  const explained = causes.reduce((sum, { units }) => sum + units, 0);
  const length = end - start - explained;
  if (length !== 0)
    causes.push({
      kind: 'rules',
      text: `The playbook's year is ${newer.summary.value.yearDays} days long; it was ${yearDays}.`,
      units: length,
      customers: null,
    });
  return causes
    .filter(({ units }) => units !== 0)
    .map(({ units, ...cause }) => ({ ...cause, amount: fromUnits(units) }));
}

type CountedCause = Omit<Cause, 'amount'> & { readonly units: number };

/** The same older year in the newer data; then its end moves on, and each customer of the newer data has done something. */
async function forwards(
  { older, newer }: Pair<ExploredRun>,
  before: YearWindow,
  after: YearWindow,
  differences: Differences,
): Promise<CountedCause[]> {
  const corrected = await sameDays({ older, newer }, before, differences);
  if (before.to === after.to) return corrected;
  const rows = await newer.warehouse.rows(movements(before, after), {
    kind: 'text',
    customers: 'count',
    change: 'money',
  });
  const moved = (Object.keys(movementCauses) as Kind[]).flatMap((kind) => {
    const row = rows.find((found) => found.kind === kind);
    return row ? [{ ...movementCauses[kind], units: inUnits(row.change), customers: row.customers }] : [];
  });
  return [...corrected, ...moved];
}

/** The newer run looks at an earlier day: the older data moves to that day first, where nobody did anything new. */
async function backwards(
  { older, newer }: Pair<ExploredRun>,
  before: YearWindow,
  after: YearWindow,
  differences: Differences,
): Promise<CountedCause[]> {
  const days = await daily(older, { from: after.from, to: before.to });
  const sum = (within: (day: string) => boolean) =>
    [...days].reduce((total, [day, units]) => (within(day) ? total + units : total), 0);
  return [
    {
      kind: 'window',
      text: `Later purchases are left out: the newer analysis ends with ${after.to}, before the older one.`,
      units: -sum((day) => day > after.to && day > before.from),
      customers: null,
    },
    {
      kind: 'window',
      text: 'Earlier purchases are in the past year again.',
      units: sum((day) => day <= before.from && day <= after.to),
      customers: null,
    },
    ...(await sameDays({ older, newer }, after, differences)),
  ];
}

/** What the same days bring in both runs: other rows, other rates, or another version of the program. */
async function sameDays(
  { older, newer }: Pair<ExploredRun>,
  window: YearWindow,
  differences: Differences,
): Promise<CountedCause[]> {
  const [was, is] = [await daily(older, window), await daily(newer, window)];
  const differing = [...new Set([...was.keys(), ...is.keys()])].filter(
    (day) => (was.get(day) ?? 0) !== (is.get(day) ?? 0),
  );
  if (differing.length === 0) return [];
  const units = differing.reduce((sum, day) => sum + (is.get(day) ?? 0) - (was.get(day) ?? 0), 0);
  const on = `${differing.length === 1 ? '1 day' : `${differing.length} days`} that both analyses cover`;
  return [{ ...whySameDaysDiffer(differences, older, newer, on), units, customers: null }];
}

function whySameDaysDiffer(
  { data, settings }: Differences,
  older: ExploredRun,
  newer: ExploredRun,
  on: string,
): Pick<Cause, 'text' | 'kind'> {
  const files = [
    ...data.changed.map((name) => `${name} changed`),
    ...data.added.map((name) => `${name} was added`),
    ...data.removed.map((name) => `${name} was taken out`),
  ];
  if (files.length > 0) return { kind: 'data', text: `Amounts differ on ${on}: ${files.join(', ')}.` };
  const reading = settings.filter(({ path }) => /^(?:rates|sources|currency|limits)\b/.test(path));
  if (reading.length > 0)
    return {
      kind: 'rules',
      text: `Amounts differ on ${on}: the playbook reads the same files otherwise (${reading.map(({ path }) => path).join(', ')}).`,
    };
  const [was, is] = [older.summary.run.version, newer.summary.run.version];
  if (was !== is)
    return {
      kind: 'version',
      text: `Amounts differ on ${on}: version ${is} reads the same files otherwise than ${was}.`,
    };
  return { kind: 'data', text: `Amounts differ on ${on}, although the files have the same content.` };
}

async function daily({ warehouse }: ExploredRun, { from, to }: YearWindow): Promise<Map<string, number>> {
  const rows = await warehouse.rows(dailyWorth(from, to), { day: 'day', worth: 'money' });
  return new Map(rows.map(({ day, worth }) => [day, inUnits(worth)]));
}
