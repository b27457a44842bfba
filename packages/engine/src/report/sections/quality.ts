import { monthBars, monthOf, number } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { paragraphs, type Section, type SectionWords, section } from '../section.ts';
import { ended } from '../sentences/counting.ts';
import {
  qualityHeading,
  qualityMeaning,
  reconciliationSentence,
  totalSentence,
} from '../sentences/reconciliation.ts';
import type { Summary } from '../summary.ts';
import { table } from '../table.ts';

export function qualityWords(context: ReportContext): SectionWords {
  const { summary, words } = context;
  return {
    id: 'quality',
    name: 'Data quality',
    heading: qualityHeading(context),
    lead: [qualityMeaning(context)],
    ...(summary.reconciliation.months.length > 0 && {
      picture: {
        subtitle: `${words.Amounts} by month${words.before}: as analysed (bars) and as the files add up (ticks)`,
        source: sourceLine(summary, 'reconciliation'),
      },
    }),
  };
}

export function qualitySection(context: ReportContext): Section {
  const { summary } = context;
  const said = qualityWords(context);
  return section(
    said,
    paragraphs(said),
    notes(summary.quality),
    said.picture ? [months(context, said.picture), html`<p>${totalSentence(context)}</p>`] : undefined,
    rejectedRows(summary),
    duplicates(summary),
  );
}

function notes(quality: Summary['quality']): Html | undefined {
  if (quality.length === 0) return undefined;
  return html`<ul class="notes">${quality.map(
    ({ level, text }) =>
      html`<li>${level === 'warning' ? html`<strong>Warning.</strong> ` : ''}${ended(text)}</li>`,
  )}</ul>`;
}

function months(context: ReportContext, picture: NonNullable<SectionWords['picture']>): Html {
  const { summary, money, words } = context;
  const heading = `${words.Amounts} by month${words.before}`;
  const totals = summary.reconciliation.months.map((month) => ({
    month: month.month,
    analysed: month.analysed,
    expected: month.files - month.duplicates - month.rejected - month.later,
    matches: month.matches,
  }));
  return figure({
    id: 'months',
    span: 'full',
    ...picture,
    finding: `${reconciliationSentence(context)}.`,
    draw: (width) => monthBars(totals, { write: money.tick, heading: `${words.Amounts} a month` }, width),
    table: table(
      heading,
      [
        { heading: 'Month' },
        { heading: 'Files, less what was set aside', numeric: true },
        { heading: 'Analysed', numeric: true },
      ],
      totals.map(({ month, expected, analysed }) => [
        monthOf(month),
        money.exact(expected),
        money.exact(analysed),
      ]),
    ),
  });
}

/** Why rows were rejected. */
function rejectedRows({ rejected }: Summary): Html | undefined {
  const rows = rejected.map(({ code, reason, rows }) => [reason, html`<code>${code}</code>`, number(rows)]);
  if (rows.length === 0) return undefined;
  return table(
    'Rows rejected, by reason',
    [{ heading: 'Reason' }, { heading: 'Code' }, { heading: 'Rows', numeric: true }],
    rows,
  );
}

const duplicateRules: Readonly<Record<string, string>> = {
  'same-row': 'The same row again',
  'conflicting-duplicate': 'The same order line again, with another content',
  'same-file': 'The same file again',
  'order-cancelled': 'An order that a later row cancels',
  'order-updated': 'An earlier state of an order that a later row updates',
  'refund-without-order': 'A refund without an amount, of an order that is in none of the files',
  'refund-beyond-order': 'A refund of an order of which nothing was left',
};

/** By which rule rows count as the same. */
function duplicates({ duplicatesByRule }: Summary): Html | undefined {
  if (duplicatesByRule.length === 0) return undefined;
  return table(
    'Duplicates',
    [{ heading: 'What is repeated' }, { heading: 'Rows', numeric: true }],
    duplicatesByRule.map(({ rule, rows }) => [duplicateRules[rule] ?? rule, number(rows)]),
  );
}
