import { join } from 'node:path';
import { amountsIn, day, number, type Summary } from '@attune/engine';
import type { Paint } from './paint.ts';

/** Where a result is, as the user would type it, and what to try after it. */
export interface Outlook {
  readonly out: string;
  readonly next: string;
}

export function reportIn(out: string): string {
  return join(out, 'report.html');
}

/** What an analysis ends with on the terminal: the finding, what it rests on, what to do, and where to read on. */
export function closingSummary(summary: Summary, { out, next }: Outlook, paint: Paint): string {
  const money = amountsIn(summary.measure === 'outcome' ? null : summary.currency);
  const { rows } = summary;
  const measure = `${summary.measure.charAt(0).toUpperCase()}${summary.measure.slice(1)}`;
  const prospects = summary.prospects > 0 ? `, and ${number(summary.prospects)} people who never bought` : '';
  const facts: readonly (readonly [string, string])[] = [
    ['Customers', `${number(summary.customers)}${prospects}`],
    ['Orders', number(summary.orders)],
    [measure, `${money.exact(summary.revenue)}, ${day(summary.firstDay)} to ${day(summary.asOf)}`],
    [
      'Rows read',
      `${number(rows.read)} = ${number(rows.accepted)} accepted + ${number(rows.duplicates)} duplicates + ${number(rows.rejected)} rejected`,
    ],
  ];
  const decisions = summary.decisions.map(
    ({ title, customers, range, evidence }, index) =>
      `  ${index + 1}  ${title}\n     ${money.range(range)} a year, ${number(customers)} customers, evidence: ${evidence}`,
  );
  return [
    '',
    paint.bold(summary.finding),
    '',
    ...facts.map(([name, value]) => `  ${paint.dim(name.padEnd(9))}  ${value}`),
    ...(decisions.length > 0 ? ['', paint.bold('What to do'), ...decisions] : []),
    ...warnings(summary, paint),
    '',
    `${paint.bold('Report')}    ${reportIn(out)}`,
    ...(rows.rejected > 0
      ? [`${paint.bold('Rejected')}  ${join(out, 'rejected.csv')}: each row and why`]
      : []),
    `${paint.bold('Next')}      ${next}`,
    '',
  ].join('\n');
}

function warnings({ quality }: Summary, paint: Paint): string[] {
  const texts = quality.filter(({ level }) => level === 'warning').map(({ text }) => `  ${text}`);
  return texts.length > 0 ? ['', paint.bold('Look at'), ...texts] : [];
}
