import { number, percent } from '@attune/charts';
import type { ReportContext } from '../context.ts';
import { counted } from './counting.ts';

/** The line under the headline: does what was analysed add up to what the files hold? */
export function reconciliationSentence({ summary }: ReportContext): string {
  const { matching, of } = summary.reconciliation;
  if (of === 0)
    return `Nothing to reconcile: the files hold no month with amounts · ${setAside(summary.rows)}`;
  const months =
    matching === of
      ? `Reconciles: ${number(matching)} of ${counted(of, 'month')} ${of === 1 ? 'matches' : 'match'} the files’ totals`
      : `Does not reconcile: ${counted(of - matching, 'month')} of ${number(of)} ${of - matching === 1 ? 'differs' : 'differ'} from the files’ totals`;
  return `${months} · ${setAside(summary.rows)}`;
}

/** How the order amounts of the months become the number that the report shows. */
export function totalSentence({ summary, money, words }: ReportContext): string {
  const { amounts, refunds, costs, measure, matches } = summary.reconciliation.total;
  const offs = [
    refunds === null ? undefined : `refunds of ${money.exact(refunds)}`,
    costs === null ? undefined : `costs of ${money.exact(costs)}`,
  ].filter((off) => off !== undefined);
  const less = offs.length > 0 ? ` less ${offs.join(' and ')}` : '';
  const are = matches ? 'are' : 'are not';
  return `Amounts of ${money.exact(amounts)}${less} ${are} the ${words.bare} of ${money.exact(measure)} in this report.`;
}

interface Rows {
  readonly read: number;
  readonly duplicates: number;
  readonly rejected: number;
}

function setAside({ read, duplicates, rejected }: Rows): string {
  const rows = duplicates + rejected;
  if (rows === 0) return 'no row set aside';
  return `${counted(rows, 'row')} set aside (${percent(read === 0 ? 0 : rows / read)})`;
}

export function qualityHeading({ summary }: ReportContext): string {
  const { read, duplicates, rejected } = summary.rows;
  const aside = duplicates + rejected;
  if (aside === 0) return `All ${counted(read, 'row')} of the files could be used`;
  return `${percent(1 - aside / read)} of ${counted(read, 'row')} could be used`;
}

export function qualityMeaning({ summary }: ReportContext): string {
  const { read, accepted, duplicates, rejected } = summary.rows;
  return (
    `${number(read)} read = ${number(accepted)} accepted + ${counted(duplicates, 'duplicate')} + ` +
    `${number(rejected)} rejected. Nothing disappears without being counted.`
  );
}
