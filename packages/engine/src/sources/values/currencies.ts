import { AttuneError } from '../../errors/index.ts';
import type { Playbook } from '../../playbook/index.ts';
import { counted } from '../counted.ts';
import type { Conversion } from './currencies.sql.ts';

/** Currencies that are written with `$`. */
export const dollars: readonly string[] = [
  'USD',
  'CAD',
  'AUD',
  'NZD',
  'SGD',
  'HKD',
  'MXN',
  'BRL',
  'TWD',
  'CLP',
  'COP',
  'ARS',
];

interface CurrencyRows {
  readonly currency: string | null;
  readonly rows: number;
}

/** Where a currency is met first. */
type FirstPlace = (currency: string) => Promise<{ file: string; line: number } | undefined>;

/**
 * Which currency the report is in, and at which rates the others come in. Rows that name no currency are taken to be
 * in the one currency.
 *
 * @throws AttuneError `mixed-currencies` when a rate is missing
 */
export async function conversionOf(
  found: readonly CurrencyRows[],
  playbook: Playbook,
  firstPlace: FirstPlace,
): Promise<{ conversion: Conversion; notes: string[] }> {
  const named = found.flatMap(({ currency }) => (currency === null ? [] : [currency]));
  const currency = playbook.currency ?? (named.length === 1 ? named[0]! : null);
  const others = named.filter((code) => code !== currency);
  const rates = new Map<string, number>();
  for (const code of others) {
    const rate = playbook.rates[code];
    if (currency === null || rate === undefined) throw await withoutRate(found, currency, firstPlace);
    rates.set(code, rate);
  }
  const unnamed = found.find((entry) => entry.currency === null)?.rows ?? 0;
  const notes = [...rates].map(
    ([code, rate]) =>
      `Amounts in ${code} were converted: 1 ${code} = ${rate} ${currency}, as the playbook says.`,
  );
  if (unnamed > 0 && named.length > 0)
    notes.push(
      `${counted(unnamed, 'row')} ${unnamed === 1 ? 'names no currency and was' : 'name no currency and were'} taken to be in ${currency}.`,
    );
  return { conversion: { currency, rates }, notes };
}

async function withoutRate(
  found: readonly CurrencyRows[],
  currency: string | null,
  firstPlace: FirstPlace,
): Promise<AttuneError> {
  const lines: string[] = [];
  const named: string[] = [];
  for (const { currency: code, rows } of found) {
    if (code === null) {
      lines.push(`\n  no currency: ${counted(rows, 'row')}`);
      continue;
    }
    named.push(code);
    const place = await firstPlace(code);
    lines.push(
      `\n  ${code}: ${counted(rows, 'row')}${place ? `, first in ${place.file}, line ${place.line}` : ''}`,
    );
  }
  const target = currency ?? named[0]!;
  const all = [...new Set([...named, target])].join(', ');
  // No number that could be pasted: a wrong rate is worse than none.
  const rates = named
    .filter((code) => code !== target)
    .map((code) => `  ${code}: <units of ${target} for one ${code}>`);
  return new AttuneError(
    'mixed-currencies',
    `The orders are in several currencies: ${all}.${lines.join('')}`,
    {
      remedy: `Name the currency of the report and what one unit of the others is worth in it:\ncurrency: ${target}\nrates:\n${rates.join('\n')}`,
      place: { field: 'currency' },
    },
  );
}
