import type { Playbook } from '../../playbook/index.ts';
import { normalisedHeader } from '../recognise/header-name.ts';
import type { FilePlan } from '../recognise/plan.ts';
import { dollars } from '../values/currencies.ts';
import { currencyCodes } from '../values/currency-codes.ts';
import type { Question } from './preview.ts';
import { countryNamed, countryOfZone, currencyOfCountry } from './where-money-is.ts';

/** Offered where nothing says more. */
const usual = ['EUR', 'USD', 'GBP', 'CHF'];
const mostOptions = 6;
const known: ReadonlySet<string> = new Set(currencyCodes);
const signs: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP', '₹': 'INR', '¥': 'JPY' };

/** Which currencies the sample of an order file names; `isDollar` where the only name is a `$`, which is several. */
export function namedCurrencies({ mapping, table, conventions }: FilePlan): {
  readonly codes: ReadonlySet<string>;
  readonly isDollar: boolean;
} {
  const valuesOf = (column: string) => {
    const found = mapping.columns.get(column);
    return found ? table.sample[found.index]! : [];
  };
  const codes = new Set(
    valuesOf('currency').flatMap((value) =>
      /^[A-Za-z]{3}$/.test(value.trim()) ? [value.trim().toUpperCase()] : [],
    ),
  );
  const amounts = valuesOf(mapping.columns.has('amount') ? 'amount' : 'price');
  let isDollar = false;
  for (const amount of codes.size > 0 ? [] : amounts) {
    const sign = Object.keys(signs).find((mark) => amount.includes(mark));
    const code = codeBeside(amount);
    if (sign !== undefined) codes.add(signs[sign]!);
    else if (amount.includes('$')) {
      isDollar = true;
      codes.add(conventions.dollar);
    } else if (code !== undefined) codes.add(code);
  }
  if (codes.size === 0 && conventions.currency !== null) codes.add(conventions.currency);
  return { codes, isDollar: isDollar && codes.size === 1 };
}

/** The currency that stands beside a number: of `12.50 eur`, but not of a word in its place. */
function codeBeside(amount: string): string | undefined {
  const words = /\d/.test(amount) ? (amount.match(/[A-Za-z]+/g) ?? []) : [];
  return words.map((word) => word.toUpperCase()).find((word) => known.has(word));
}

/**
 * Asked where neither the file nor the playbook names the currency; never in the way, because amounts can be read
 * without one. Beside files that name one, only what goes with it is offered.
 *
 * @param others currencies that the other order files name
 */
export function currencyQuestion(
  plan: FilePlan,
  playbook: Playbook,
  stated: string | undefined,
  others: ReadonlySet<string>,
): Question | null {
  if (plan.kind !== 'transactions' || stated !== undefined || playbook.currency !== undefined) return null;
  const { codes, isDollar } = namedCurrencies(plan);
  if (codes.size > 0 && !isDollar) return null;
  if (isDollar)
    return {
      about: 'currency',
      text: `Which dollar are the amounts in? They are read as ${plan.conventions.dollar}.`,
      options: dollars.slice(0, mostOptions).map(option),
      suggested: plan.conventions.dollar,
      mustAnswer: false,
    };
  const hint = likelyCurrency(plan);
  const offered =
    others.size > 0
      ? [...others]
      : [...new Set([...(hint ? [hint.is] : []), ...usual])].slice(0, mostOptions);
  const suggested = others.size > 0 ? offered[0] : hint?.is;
  const why = others.size > 0 ? 'Other order files name theirs.' : hint?.why;
  return {
    about: 'currency',
    text: `In which currency are the amounts? Neither the file nor the playbook says.${why ? ` ${why}` : ''}`,
    options: offered.map(option),
    ...(suggested !== undefined && { suggested }),
    mustAnswer: false,
  };
}

const names = new Intl.DisplayNames('en', { type: 'currency' });
const option = (code: string) => ({ value: code, label: `${code}, ${names.of(code)}` });

function likelyCurrency({ mapping, table, conventions }: FilePlan): { is: string; why: string } | undefined {
  const header = (mapping.columns.get('amount') ?? mapping.columns.get('price'))?.header ?? '';
  const inHeader = normalisedHeader(header)
    .split('_')
    .map((word) => word.toUpperCase())
    .find((word) => known.has(word) && word !== 'ALL');
  if (inHeader !== undefined) return { is: inHeader, why: `The header “${header}” names one.` };
  const sign = [...header].find((character) => character in signs);
  if (sign !== undefined) return { is: signs[sign]!, why: `The header “${header}” names one.` };
  const place = table.headers.findIndex((name) =>
    /^(.*_)?(country|country_code|land|pays|pais|paese)$/.test(normalisedHeader(name)),
  );
  const found = place < 0 ? [] : table.sample[place]!.filter((value) => value.trim() !== '').map(currencyAt);
  const [first] = found;
  if (first !== undefined && found.filter((code) => code === first).length >= 0.9 * found.length)
    return { is: first, why: `The column “${table.headers[place]}” names a country that uses it.` };
  const country = countryOfZone(conventions.timeZone);
  const local = country && currencyOfCountry(country);
  return local ? { is: local, why: 'It is that of the time zone of the playbook.' } : undefined;
}

function currencyAt(value: string): string | undefined {
  const country = countryNamed(value);
  return country && currencyOfCountry(country);
}
