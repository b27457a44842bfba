import { monthBars, monthOf, number } from '@attune/charts';
import { type ReportContext, sourceLine } from '../context.ts';
import { figure } from '../figure.ts';
import { type Html, html } from '../html.ts';
import { type Section, section } from '../section.ts';
import { ended } from '../sentences/counting.ts';
import {
  qualityHeading,
  qualityMeaning,
  reconciliationSentence,
  totalSentence,
} from '../sentences/reconciliation.ts';
import type { Summary } from '../summary.ts';
import { table } from '../table.ts';

export function qualitySection(context: ReportContext): Section {
  const { summary } = context;
  return section(
    'quality',
    'Data quality',
    qualityHeading(context),
    html`<p>${qualityMeaning(context)}</p>`,
    notes(summary.quality),
    summary.reconciliation.months.length > 0
      ? [months(context), html`<p>${totalSentence(context)}</p>`]
      : undefined,
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

function months(context: ReportContext): Html {
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
    subtitle: `${heading}: as analysed (bars) and as the files add up (ticks)`,
    finding: `${reconciliationSentence(context)}.`,
    draw: (width) => monthBars(totals, { write: money.tick, heading: `${words.Amounts} a month` }, width),
    source: sourceLine(summary, 'reconciliation'),
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
