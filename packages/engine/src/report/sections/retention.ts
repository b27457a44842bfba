import { bandLines, colours, intervalRows, number, percent, percentRange } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { heatFigure } from '../heat-figure.ts';
import { type Html, html } from '../html.ts';
import { paragraphs, reasons, type Section, type SectionWords, section } from '../section.ts';
import { cohortName } from '../sentences/cohorts.ts';
import { asSentence, counted, readable } from '../sentences/counting.ts';
import {
  ageSpan,
  comparisonsSentence,
  knownRetention,
  type Retention,
  retentionHeading,
  retentionSentences,
} from '../sentences/retention.ts';
import { isUnknown, type Summary } from '../summary.ts';
import { table } from '../table.ts';

type Comparisons = Exclude<Summary['cohorts'], { value: null }>['comparisons'];

export function retentionWords(context: ReportContext): SectionWords {
  const { summary } = context;
  const { cohorts } = summary;
  const is = { id: 'retention', name: 'Who stays' };
  const retention = knownRetention(summary);
  if (!retention || isUnknown(cohorts)) {
    const reason = isUnknown(cohorts)
      ? cohorts.reason
      : isUnknown(cohorts.retention)
        ? cohorts.retention.reason
        : '';
    return { ...is, heading: 'We cannot tell yet who stays', lead: [asSentence(reason)] };
  }
  const ages = comparisonsSentence(context, cohorts);
  return {
    ...is,
    heading: retentionHeading(retention),
    lead: [...retentionSentences(retention), ...(ages === undefined ? [] : [ages])],
    picture: {
      subtitle: `Share of customers that bought, by ${retention.period} of the first purchase and months since`,
      source: sourceLine(summary, 'cohorts.retention'),
    },
  };
}

export function retentionSection(context: ReportContext): Section {
  const said = retentionWords(context);
  const { cohorts } = context.summary;
  const retention = knownRetention(context.summary);
  if (!retention || !said.picture) return section(said, reasons(said));
  return section(
    said,
    paragraphs(said),
    triangle(retention, said),
    curve(retention, said),
    !isUnknown(cohorts) && cohorts.comparisons.length > 1
      ? differences(context, cohorts.comparisons)
      : undefined,
  );
}

/** Everybody bought at the first age: the triangle begins with the second. */
function triangle({ cohorts, ageMonths, curve }: Retention, said: SectionWords): Html {
  const ages = curve.slice(1).map(({ age }) => age);
  const headings = ages.map((age) => ageSpan(age, ageMonths));
  const rows = cohorts.filter(({ active }) => active.length > 1);
  return heatFigure({
    subtitle: said.picture!.subtitle,
    source: said.picture!.source,
    rows: 'First purchase',
    size: 'Customers',
    columns: 'Months since the first purchase',
    headings,
    cohorts: rows.map(({ cohort, customers, active }) => ({
      name: cohortName(cohort),
      size: number(customers),
      values: active.slice(1),
    })),
    write: (value) => percent(value),
    more: html`<details><summary>Show who bought then or later</summary>${table(
      'Share that bought in these months since the first purchase or later',
      [{ heading: 'First purchase' }, ...headings.map((heading) => ({ heading, numeric: true }))],
      rows.map(({ cohort, still }) => [cohortName(cohort), ...still.slice(1).map((share) => percent(share))]),
    )}</details>`,
  });
}

function curve({ curve, ageMonths }: Retention, said: SectionWords): Html {
  const points = curve.slice(1);
  const line = (of: 'active' | 'still') =>
    points.map((point) => ({ at: point.age * ageMonths, value: point[of], band: point[`${of}Interval`] }));
  return figure({
    id: 'retention-curve',
    span: 'full',
    subtitle: 'Share of all customers observed so long, with 95\u00A0% interval',
    source: said.picture!.source,
    finding: `${said.heading}.`,
    draw: (width) =>
      bandLines(
        [
          { name: 'bought then', role: 'main', points: line('active') },
          { name: 'or later', role: 'beside', points: line('still') },
        ],
        {
          write: (value) => percent(value),
          value: 'Share of customers',
          across: 'Months since the first purchase',
        },
        width,
      ),
    table: table(
      'All cohorts together',
      [
        { heading: 'Months' },
        { heading: 'Customers', numeric: true },
        { heading: 'Bought then', numeric: true },
        { heading: '95 % interval', numeric: true },
        { heading: 'Then or later', numeric: true },
        { heading: '95 % interval', numeric: true },
      ],
      points.map(({ age, customers, active, activeInterval, still, stillInterval }) => [
        ageSpan(age, ageMonths),
        number(customers),
        percent(active, 1),
        percentRange(activeInterval),
        percent(still, 1),
        percentRange(stillInterval),
      ]),
    ),
  });
}

/** Newer against older customers at each age: apart where the whisker does not reach nought. */
function differences({ money, words, summary }: ReportContext, comparisons: Comparisons): Html {
  const name = (months: number) => counted(months, 'month');
  return figure({
    id: 'cohort-differences',
    span: 'full',
    subtitle: `${words.Noun} per customer, newer less older at the same age, with 95\u00A0% interval of each age alone`,
    source: sourceLine(summary, 'cohorts'),
    finding: `${comparisons.filter(({ verdict }) => verdict !== 'no difference shown').length} of ${comparisons.length} ages show a difference.`,
    draw: (width) =>
      intervalRows(
        comparisons.map(({ ageMonths, difference, interval: [low, high], verdict }) => ({
          name: name(ageMonths),
          low,
          high,
          point: difference,
          label: verdict === 'no difference shown' ? verdict : money.signed(difference),
          colour: verdict === 'no difference shown' ? colours.context : colours.accent,
        })),
        { heading: '', axis: money.tick },
        width,
      ),
    table: table(
      'Newer against older at the same age',
      [
        { heading: 'After' },
        { heading: 'Newer: first purchase' },
        { heading: 'Customers', numeric: true },
        { heading: 'Each', numeric: true },
        { heading: 'Older: customers', numeric: true },
        { heading: 'Each', numeric: true },
        { heading: 'Difference, 95 % interval', numeric: true },
        { heading: 'Corrected p', numeric: true },
      ],
      comparisons.map(({ ageMonths, newer, older, interval, adjustedPValue }) => [
        name(ageMonths),
        readable(newer.cohorts),
        number(newer.customers),
        money.exact(newer.revenue),
        number(older.customers),
        money.exact(older.revenue),
        interval.map((end) => money.exact(end)).join(' to '),
        adjustedPValue < 0.001 ? 'below 0.001' : number(adjustedPValue, 3),
      ]),
    ),
  });
}
