import { type CohortMark, cohortChart, number } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { reasons, type Section, type SectionWords, section } from '../section.ts';
import {
  cohortName,
  cohortsHeading,
  comparisonSentence,
  olderCustomersSentence,
} from '../sentences/cohorts.ts';
import { asSentence, counted, readable } from '../sentences/counting.ts';
import { isUnknown, type Summary } from '../summary.ts';
import { table } from '../table.ts';

type Cohorts = Exclude<Summary['cohorts'], { value: null }>;

export function cohortsWords(context: ReportContext): SectionWords {
  const { summary, words } = context;
  const { cohorts } = summary;
  const is = { id: 'cohorts', name: 'Are newer customers better?' };
  if (isUnknown(cohorts))
    return {
      ...is,
      heading: 'We cannot tell yet whether newer customers are better',
      lead: [asSentence(cohorts.reason)],
    };
  const { comparison } = cohorts;
  const older = olderCustomersSentence(context, cohorts);
  return {
    ...is,
    heading: cohortsHeading(context, cohorts),
    lead: [
      isUnknown(comparison) ? asSentence(comparison.reason) : comparisonSentence(context, comparison),
      ...(older === undefined ? [] : [older]),
      ...(cohorts.cohorts.length > 0 && drawn(cohorts).length === 0 ? [tooFewToDraw] : []),
    ],
    ...(drawn(cohorts).length > 0 && {
      picture: {
        subtitle: `${words.Noun} per customer since the first purchase, by ${cohorts.period} of the first purchase${leftOut(cohorts)}`,
        source: sourceLine(summary, 'cohorts'),
      },
    }),
  };
}

export function cohortsSection(context: ReportContext): Section {
  const { cohorts } = context.summary;
  const said = cohortsWords(context);
  if (isUnknown(cohorts)) return section(said, reasons(said));
  const isReason = (text: string, index: number) =>
    text === tooFewToDraw || (index === 0 && isUnknown(cohorts.comparison));
  return section(
    said,
    said.lead.map((text, index) =>
      isReason(text, index) ? html`<p class="reason">${text}</p>` : html`<p>${text}</p>`,
    ),
    said.picture ? curves(context, cohorts, said.picture) : undefined,
  );
}

/** A line for a handful of customers says more about them than about their year. */
const fewestDrawn = 30;
const tooFewToDraw = `No group of newcomers has ${fewestDrawn} customers, too few for a line to mean anything.`;

const drawn = ({ cohorts }: Cohorts) => cohorts.filter(({ customers }) => customers >= fewestDrawn);

function leftOut(quality: Cohorts): string {
  const groups = quality.cohorts.length - drawn(quality).length;
  return groups === 0 ? '' : `; ${counted(groups, 'group')} of fewer than ${fewestDrawn} customers not drawn`;
}

function curves(
  context: ReportContext,
  quality: Cohorts,
  picture: NonNullable<SectionWords['picture']>,
): Html {
  const { cohorts } = quality;
  const { money, words } = context;
  const ages = [1, 3, 6, 12, 24, 36].filter((age) =>
    cohorts.some(({ revenueByAge }) => revenueByAge.length >= age),
  );
  return figure({
    id: 'cohort-curves',
    span: 'half',
    ...picture,
    finding: `${cohortsHeading(context, quality)}.`,
    draw: (width) =>
      cohortChart(
        drawn(quality).map(({ cohort, revenueByAge }) => ({
          name: cohortName(cohort),
          values: revenueByAge,
        })),
        markOf(context, quality),
        {
          write: money.tick,
          value: `${words.Noun} per customer so far`,
          age: 'Months since first purchase',
        },
        width,
      ),
    table: html`${table(
      `${words.Noun} per customer by age`,
      [
        { heading: 'First purchase' },
        { heading: 'Customers', numeric: true },
        ...ages.map((age) => ({ heading: `After ${counted(age, 'month')}`, numeric: true })),
      ],
      cohorts.map(({ cohort, customers, revenueByAge }) => [
        cohortName(cohort),
        number(customers),
        ...ages.map((age) => {
          const value = revenueByAge[age - 1];
          return value === undefined ? 'not yet' : money.exact(value);
        }),
      ]),
    )}${comparisonTable(context, quality)}`,
  });
}

/** How sure we are, drawn: the newer with their interval against the older, at the age of the comparison. */
function markOf({ money }: ReportContext, { comparison }: Cohorts): CohortMark | null {
  if (isUnknown(comparison)) return null;
  const { ageMonths, newer, older, interval, difference, verdict } = comparison;
  return {
    age: ageMonths,
    older: older.revenue,
    newer: newer.revenue,
    low: older.revenue + interval[0],
    high: older.revenue + interval[1],
    label: verdict === 'no difference shown' ? verdict : `newer ${money.signed(difference)}`,
  };
}

function comparisonTable({ money, words }: ReportContext, { comparison }: Cohorts): Html | undefined {
  if (isUnknown(comparison)) return undefined;
  return table(
    `${words.Noun} each in the first ${counted(comparison.ageMonths, 'month')}`,
    [
      { heading: 'First purchase' },
      { heading: 'Customers', numeric: true },
      { heading: `${words.Noun} each`, numeric: true },
    ],
    [
      ...[comparison.newer, comparison.older].map((side) => [
        readable(side.cohorts),
        number(side.customers),
        money.exact(side.revenue),
      ]),
      ['Difference, 95\u00A0% interval', '', comparison.interval.map((end) => money.exact(end)).join(' to ')],
    ],
  );
}
