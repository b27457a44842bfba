import type { Playbook } from '../../playbook/index.ts';
import type { Summary } from '../../report/index.ts';
import type { PublishedLimits } from '../../segments/index.ts';
import { daysAfter } from '../../warehouse/index.ts';
import type { ExploredRun } from '../explored-run.ts';
import { limitsOf } from '../learned-limits.ts';
import { changeOfPastYear } from './change.ts';
import type { Cause, Comparison, Pair, SettingChange } from './comparison.ts';
import { dataChange } from './data.ts';
import { figureChanges, segmentChanges } from './figures.ts';
import { headline } from './headline.ts';
import { lifecycleMoves } from './moves.ts';
import { settingChanges } from './settings.ts';

/**
 * What changed from the older run to the newer one, and why. Causes that have an amount add up to the change of the
 * past-year measure exactly. Runs that measure something else (currency, measure, time zone) are not compared in money.
 */
export async function compareRuns(newer: ExploredRun, older: ExploredRun): Promise<Comparison> {
  const summaries: Pair<Summary> = { older: older.summary, newer: newer.summary };
  const playbooks: Pair<Playbook> = { older: older.playbook, newer: newer.playbook };
  const differing = measuredOtherwise(summaries);
  const comparable = differing.length === 0;
  const data = dataChange(summaries);
  const settings = settingChanges(playbooks);
  const limits = { older: await limitsOf(older), newer: await limitsOf(newer) };
  const causes = [
    ...(comparable ? await changeOfPastYear({ older, newer }, { data, settings }) : []),
    ...rulesAndVersion(summaries, settings, limits),
  ];
  return {
    from: { id: older.summary.run.id, asOf: older.asOf },
    to: { id: newer.summary.run.id, asOf: newer.asOf },
    headline: comparable ? headline(summaries, causes) : 'The two analyses measure different things',
    comparable,
    notes: [...differing, ...limitsOfComparison(summaries)],
    figures: figureChanges(
      {
        older: { summary: older.summary, limits: limits.older },
        newer: { summary: newer.summary, limits: limits.newer },
      },
      comparable,
    ),
    causes,
    segments: segmentChanges(summaries),
    moves: await lifecycleMoves({ older, newer }),
    data,
    settings,
  };
}

/** Why amounts of one run say nothing beside those of the other. */
function measuredOtherwise({ older, newer }: Pair<Summary>): string[] {
  const differs = (what: string, was: string | null, is: string | null) =>
    was === is
      ? []
      : [`The ${what} differs (${was ?? 'none'}, then ${is ?? 'none'}), so amounts cannot be compared.`];
  return [
    ...differs('measure', older.measure, newer.measure),
    ...differs('currency', older.currency, newer.currency),
    ...differs('time zone', older.timeZone, newer.timeZone),
  ];
}

/** What moved customers between segments without their doing; it has no amount of its own. */
function rulesAndVersion(
  { older, newer }: Pair<Summary>,
  settings: readonly SettingChange[],
  limits: Pair<PublishedLimits>,
): Cause[] {
  const silent = { amount: null, customers: null };
  const causes: Cause[] = [];
  if (settings.length > 0)
    causes.push({
      ...silent,
      kind: 'rules',
      text: `The playbook changed: ${settings.map(({ path }) => path).join(', ')}.`,
    });
  for (const { name, of } of learnedLimits) {
    const [was, is] = [of(limits.older), of(limits.newer)];
    if (was !== is)
      causes.push({
        ...silent,
        kind: 'rules',
        text: `${name}: ${written(is)}; it was ${written(was)}. This limit is learned from the data.`,
      });
  }
  if (older.run.version !== newer.run.version)
    causes.push({
      ...silent,
      kind: 'version',
      text: `Version ${newer.run.version} of the program made the newer analysis, ${older.run.version} the older one.`,
    });
  return causes;
}

const written = (limit: number | undefined) => (limit === undefined ? 'not known' : String(limit));

const learnedLimits: readonly {
  readonly name: string;
  readonly of: (limits: PublishedLimits) => number | undefined;
}[] = [
  { name: 'Days for which a one-time buyer is new', of: ({ newDays }) => newDays },
  { name: 'Days of silence after which a customer is lapsed', of: ({ lapsedDays }) => lapsedDays },
  { name: 'Days of being a customer that mature needs', of: ({ mature }) => mature?.tenure },
  { name: 'Purchase days that mature needs', of: ({ mature }) => mature?.purchases },
];

/** What a reader should know before trusting the comparison. */
function limitsOfComparison({ older, newer }: Pair<Summary>): string[] {
  const notes: string[] = [];
  for (const [which, { asOf, firstDay, value }] of [
    ['older', older],
    ['newer', newer],
  ] as const)
    if (firstDay > daysAfter(asOf, 1 - value.yearDays))
      notes.push(`The ${which} analysis has data from ${firstDay} on only: its past year is not whole.`);
  if (newer.asOf < older.asOf) notes.push('The newer analysis looks at an earlier day than the older one.');
  return notes;
}
