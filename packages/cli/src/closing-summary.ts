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
  const measure = `${summary.measure.charAt(0).toUpperCase()}${summary.measure.slice(1)}`;
  const prospects = summary.prospects > 0 ? `, and ${number(summary.prospects)} people who never bought` : '';
  const facts: readonly (readonly [string, string])[] = [
    ['Customers', `${number(summary.customers)}${prospects}`],
    ['Orders', number(summary.orders)],
    [measure, `${money.exact(summary.revenue)}, ${day(summary.firstDay)} to ${day(summary.asOf)}`],
    ['Order rows', rowsInWords(summary.rows)],
    ...faultyTables(summary),
  ];
  const width = Math.max(...facts.map(([name]) => name.length));
  const decisions = summary.decisions.map(
    ({ title, customers, range, per, evidence }, index) =>
      `  ${index + 1}  ${title}\n     ${money.range(range)} ${per === 'year' ? 'a year' : 'once'}, ${number(customers)} customers, evidence: ${evidence}`,
  );
  return [
    '',
    paint.bold(summary.finding),
    '',
    ...facts.map(([name, value]) => `  ${paint.dim(name.padEnd(width))}  ${value}`),
    ...(decisions.length > 0 ? ['', paint.bold('What to do'), ...decisions] : []),
    ...warnings(summary, paint),
    '',
    `${paint.bold('Report')}    ${reportIn(out)}`,
    ...(summary.inputs.some(({ rows }) => rows.rejected > 0)
      ? [`${paint.bold('Rejected')}  ${join(out, 'rejected.csv')}: each row and why`]
      : []),
    `${paint.bold('Next')}      ${next}`,
    '',
  ].join('\n');
}

function rowsInWords({ read, accepted, duplicates, rejected }: Summary['rows']): string {
  return `${number(read)} = ${number(accepted)} accepted + ${number(duplicates)} ${duplicates === 1 ? 'duplicate' : 'duplicates'} + ${number(rejected)} rejected`;
}

/** Lists beside the orders of which not every row was taken. */
function faultyTables({ inputs }: Summary): [string, string][] {
  const kinds = new Set(inputs.map(({ kind }) => kind).filter((kind) => kind !== 'transactions'));
  return [...kinds].flatMap((kind): [string, string][] => {
    const same = inputs.filter((input) => input.kind === kind);
    const sum = (part: keyof Summary['rows']) => same.reduce((total, { rows }) => total + rows[part], 0);
    const rows = {
      read: sum('read'),
      accepted: sum('accepted'),
      duplicates: sum('duplicates'),
      rejected: sum('rejected'),
    };
    if (rows.duplicates + rows.rejected === 0) return [];
    return [[`Rows of ${kind}`, rowsInWords(rows)]];
  });
}

function warnings({ quality }: Summary, paint: Paint): string[] {
  const texts = quality.filter(({ level }) => level === 'warning').map(({ text }) => `  ${text}`);
  return texts.length > 0 ? ['', paint.bold('Look at'), ...texts] : [];
}
