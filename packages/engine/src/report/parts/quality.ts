import { number } from '@attune/charts';
import type { ConsentCount } from '../../consent/index.ts';
import type { CustomersReport } from '../../customers/index.ts';
import { blindDays, type ValueReport } from '../../segments/index.ts';
import type { SourceReport } from '../../sources/index.ts';
import type { Warehouse } from '../../warehouse/index.ts';
import { daysBetween } from '../../warehouse/index.ts';
import { sellingDays } from '../selling-days.sql.ts';
import { counted } from '../sentences/counting.ts';
import { strayEnd } from '../stray-end.ts';
import type { Summary } from '../summary.ts';

interface Seen {
  readonly sources: Pick<SourceReport, 'identicalKept' | 'notes' | 'files' | 'leftOut'>;
  readonly customers: Pick<
    CustomersReport,
    'laterLines' | 'futureLines' | 'asOf' | 'prospects' | 'firstDay' | 'lastDay'
  >;
  readonly consents: readonly ConsentCount[];
  readonly value: Pick<ValueReport, 'bridge'>;
}

/** From how many days without any order on the as-of day makes customers look quieter than they are. */
const longestWait = 30;

/** What a reader should know about the data before trusting the numbers. */
export async function qualityPart(warehouse: Warehouse, seen: Seen): Promise<Summary['quality']> {
  const days = await warehouse.rows(sellingDays(), { day: 'day', lines: 'count' });
  const stray = strayEnd(days);
  const { sources, customers, consents, value } = seen;
  const notes: Summary['quality'] = [];
  const say = (level: 'info' | 'warning', text: string) => notes.push({ level, text });
  for (const { name, why } of sources.leftOut) say('warning', `Left out: ${name}: ${why}`);
  if (stray) {
    const rest = stray.others === 0 ? 'all others' : `all but ${counted(stray.others, 'other')}`;
    say(
      'warning',
      `The last order is dated ${stray.lastDay}, ${counted(stray.daysLater, 'day')} after ${rest}: check the file, or pass --as-of.`,
    );
  }
  const silentDays = daysBetween(customers.lastDay, customers.asOf);
  if (silentDays > longestWait)
    say(
      'warning',
      `The as-of day lies ${counted(silentDays, 'day')} after the last order: everybody looks silent.`,
    );
  if (customers.laterLines > 0)
    say(
      'info',
      `${number(customers.laterLines)} order lines after ${customers.asOf} are left out of the analysis.`,
    );
  if (customers.futureLines > 0)
    say(
      'warning',
      `${counted(customers.futureLines, 'order line')} of days that have not come yet, up to ${customers.lastDay}: check these dates in the files.`,
    );
  if (sources.identicalKept > 0)
    say(
      'info',
      `${number(sources.identicalKept)} rows are identical to another and have no order id: they are kept as orders of their own.`,
    );
  if (customers.prospects > 0)
    say('info', `${number(customers.prospects)} known people have not bought yet; they are counted apart.`);
  say(
    'info',
    `Nothing is known before ${customers.firstDay}: who first bought in the ${blindDays} days after it may be an older customer. Cohorts of that time are shown only where there are no others.`,
  );
  if (value.bridge === undefined)
    say(
      'info',
      `The data begins on ${customers.firstDay}: too late for a comparison with a whole year before.`,
    );
  for (const { purpose, given, withdrawn } of consents)
    say(
      'info',
      `Consent to ${purpose.replaceAll('_', ' ')}: ${number(given)} given, ${number(withdrawn)} withdrawn.`,
    );
  for (const { name } of sources.files.filter(({ kind }) => kind === 'costs'))
    say('info', `${name} was read and kept; no part of this report uses it yet.`);
  for (const note of sources.notes) say('info', note);
  for (const { name, notes: ofFile } of sources.files)
    for (const note of ofFile) say('warning', `${name}: ${note}`);
  return notes;
}
