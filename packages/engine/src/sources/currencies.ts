import { AttuneError } from '../errors/index.ts';
import type { Playbook } from '../playbook/index.ts';
import type { Conversion } from './currencies.sql.ts';

/**
 * Which currency the report is in, and at which rates the others come in. Rows that name no currency are taken to be
 * in the one currency.
 *
 * @throws AttuneError `mixed-currencies` when a rate is missing
 */
export function conversionOf(
  found: readonly { readonly currency: string | null; readonly rows: number }[],
  playbook: Playbook,
): { conversion: Conversion; notes: string[] } {
  const named = found.flatMap(({ currency }) => (currency === null ? [] : [currency]));
  const currency = playbook.currency ?? (named.length === 1 ? named[0]! : null);
  const others = named.filter((code) => code !== currency);
  const rates = new Map<string, number>();
  for (const code of others) {
    const rate = playbook.rates[code];
    if (currency === null || rate === undefined) throw withoutRate(named, currency);
    rates.set(code, rate);
  }
  const unnamed = found.find((entry) => entry.currency === null)?.rows ?? 0;
  const notes = [...rates].map(
    ([code, rate]) =>
      `Amounts in ${code} were converted: 1 ${code} = ${rate} ${currency}, as the playbook says.`,
  );
  if (unnamed > 0 && named.length > 0)
    notes.push(`${unnamed} rows name no currency and were taken to be in ${currency}.`);
  return { conversion: { currency, rates }, notes };
}

function withoutRate(named: readonly string[], currency: string | null): AttuneError {
  const target = currency ?? named[0]!;
  const lines = named.filter((code) => code !== target).map((code) => `  ${code}: 1.00`);
  return new AttuneError(
    'mixed-currencies',
    `The orders are in several currencies: ${list(named, currency)}.`,
    {
      remedy: `Name the currency of the report and what one unit of the others is worth in it:\ncurrency: ${target}\nrates:\n${lines.join('\n')}`,
      place: { field: 'currency' },
    },
  );
}

function list(named: readonly string[], currency: string | null): string {
  return [...new Set([...named, ...(currency === null ? [] : [currency])])].join(', ');
}
