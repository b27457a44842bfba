import { day, monthOf, number } from '@attune/charts';
import type { ReportContext } from '../context.ts';
import { type Html, html } from '../html.ts';
import { reconciliationSentence, totalSentence } from '../sentences/reconciliation.ts';
import { table } from '../table.ts';

/** Under the headline: whether the numbers add up, with each month behind it. */
export function reconciliation(context: ReportContext): Html {
  const { summary, money, words } = context;
  const { months } = summary.reconciliation;
  const amounts = (columns: readonly number[]) => columns.map((amount) => money.exact(amount));
  const details = html`<details class="inline"><summary>Month by month</summary>
<p>${words.Amounts} by month${words.before}: in the files, less duplicates, rejected rows and rows after the as-of day, against those in the single view of customers, to the cent. ${totalSentence(context)}
${number(summary.orders)} orders from ${day(summary.firstDay)} to ${day(summary.lastDay)}, days in ${summary.timeZone}.</p>
${table(
  'Reconciliation by month',
  [
    { heading: 'Month' },
    { heading: 'In the files', numeric: true },
    { heading: 'Duplicates', numeric: true },
    { heading: 'Rejected', numeric: true },
    { heading: 'Later', numeric: true },
    { heading: 'Analysed', numeric: true },
    { heading: 'Matches' },
  ],
  months.map((month) => [
    monthOf(month.month),
    ...amounts([month.files, month.duplicates, month.rejected, month.later, month.analysed]),
    month.matches ? 'yes' : html`<strong>no</strong>`,
  ]),
)}</details>`;
  return html`<div class="reconciliation"><p>${reconciliationSentence(context)}</p>${months.length > 0 ? details : ''}</div>`;
}
