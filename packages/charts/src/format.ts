/**
 * How numbers read, everywhere: fixed English, whatever the language of the machine; a no-break space before
 * the unit, so that "12 %" never parts; a real minus sign.
 */

const space = '\u00A0';
const minus = '\u2212';
const enDash = '\u2013';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 1234567.891 → "1,234,567.9" with one decimal. Negative zero reads as zero. */
export function number(value: number, decimals = 0): string {
  const digits = Math.abs(value).toFixed(decimals);
  const [whole = '0', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && Number(digits) !== 0 ? minus : '';
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

/**
 * A share from 0 to 1 as per cent. Without `decimals`, as many as the size deserves; a share that is not
 * nought or everything never reads as "0 %" or "100 %".
 */
export function percent(share: number, decimals?: number): string {
  const size = Math.abs(share);
  if (decimals === undefined) {
    if (size > 0 && size < 0.0005) return `under 0.1${space}%`;
    if (size > 0.9995 && size < 1) return `over 99.9${space}%`;
  }
  if (decimals !== undefined) return `${number(share * 100, decimals)}${space}%`;
  const wanted = (size >= 0.0995 && size < 0.995) || size >= 1 ? 0 : 1;
  return `${number(share * 100, wanted).replace(/\.0$/, '')}${space}%`;
}

/** A writer for shares that are read together: below 10 %, all with a decimal where one of them needs it. */
export function percentsAlike(shares: readonly number[]): (share: number) => string {
  const isSmall = (share: number) => share >= 0.0005 && share < 0.0995;
  const decimals = shares.some((share) => isSmall(share) && Math.round(share * 1000) % 10 !== 0) ? 1 : 0;
  return (share) => (isSmall(share) ? percent(share, decimals) : percent(share));
}

/** A share's low and high end: "12–15 %". */
export function percentRange([low, high]: readonly [number, number]): string {
  const decimals = high - low < 0.02 && high < 0.995 ? 1 : 0;
  const [from, to] = [number(low * 100, decimals), number(high * 100, decimals)];
  return from === to ? percent(low, decimals) : `${from}${enDash}${to}${space}%`;
}

/** "2026-06-30" → "30 Jun 2026". */
export function day(iso: string): string {
  const [year, month, date] = iso.split('-');
  return `${Number(date)}${space}${months[Number(month) - 1]}${space}${year}`;
}

/** A sentence with its days as "30 Jun 2026", and with numbers that keep their per cent sign. */
export function readable(words: string): string {
  return words.replace(/\b\d{4}-\d{2}-\d{2}\b/g, day).replace(/(\d) %/g, `$1${space}%`);
}

/** "2026-06" → "Jun 2026". */
export function monthOf(iso: string): string {
  const [year, month] = iso.split('-');
  return `${months[Number(month) - 1]}${space}${year}`;
}

const symbols: Readonly<Record<string, string>> = {
  EUR: '€',
  GBP: '£',
  USD: '$',
  JPY: '¥',
  INR: '₹',
  AUD: 'A$',
  CAD: 'CA$',
  NZD: 'NZ$',
};
const withoutCents: ReadonlySet<string> = new Set([
  'JPY',
  'KRW',
  'VND',
  'CLP',
  'ISK',
  'PYG',
  'UGX',
  'XAF',
  'XOF',
]);

const scales = [
  { size: 1, name: '' },
  { size: 1e3, name: `${space}k` },
  { size: 1e6, name: `${space}M` },
  { size: 1e9, name: `${space}bn` },
] as const;
type Scale = (typeof scales)[number];

/** Full digits up to 9,999; then thousands, millions, billions. Chosen after rounding, so never "1,000 k". */
function scaleFor(size: number): Scale {
  if (Math.round(size) < 10_000) return scales[0];
  if (Math.round(size / 1e3) < 1000) return scales[1];
  return Math.round(size / 1e5) / 10 < 1000 ? scales[2] : scales[3];
}

/** How amounts of one currency (or of a plain count, when the currency is null) are written. */
export interface Amounts {
  /** To about two or three digits: "€1.2 M", "€45 k", "€1,240", "€4.50". */
  readonly short: (value: number) => string;
  /** The same for an axis, where "€30 M" stands beside "€15 M": no zero after the point. */
  readonly tick: (value: number) => string;
  /** The same with its sign: "+€31 k", "−€120 k". */
  readonly signed: (value: number) => string;
  /** To the cent: "€1,234.50". */
  readonly exact: (value: number) => string;
  /** To two digits, in one unit: "€90–140 k"; "−€20 to −€4" where a sign could be read as the dash. */
  readonly range: (ends: readonly [number, number]) => string;
  /** A writer for numbers that are read together and must look as if they add up: one unit, one precision. */
  readonly alike: (values: readonly number[]) => (value: number) => string;
}

export function amountsIn(currency: string | null): Amounts {
  const prefix = currency === null ? '' : (symbols[currency] ?? `${currency}${space}`);
  const cents = currency === null || withoutCents.has(currency) ? 0 : 2;

  const write = (value: number, scale: Scale, decimals: number) => {
    const digits = number(Math.abs(value) / scale.size, decimals);
    const sign = value < 0 && /[1-9]/.test(digits) ? minus : '';
    return `${sign}${prefix}${digits}${scale.name}`;
  };
  const short = (value: number) => {
    const size = Math.abs(value);
    const scale = scaleFor(size);
    if (scale.size === 1)
      return write(value, scale, size >= 10 || Number.isInteger(value) ? 0 : Math.max(cents, 1));
    return write(value, scale, scale.size >= 1e6 && Math.round(size / scale.size) < 100 ? 1 : 0);
  };
  const tick = (value: number) => short(value).replace(/\.0+(?=\D|$)/, '');
  const signed = (value: number) => (value > 0 ? `+${short(value)}` : short(value));
  const exact = (value: number) =>
    write(value, scales[0], currency === null && !Number.isInteger(value) ? 2 : cents);
  const range = ([low, high]: readonly [number, number]) => {
    const largest = Math.max(Math.abs(low), Math.abs(high));
    if (largest === 0) return write(0, scales[0], 0);
    const step = 10 ** (Math.floor(Math.log10(largest)) - 1);
    const [from, to] = [Math.round(low / step) * step, Math.round(high / step) * step];
    const scale = scaleFor(Math.max(Math.abs(from), Math.abs(to)));
    const decimals = step / scale.size >= 1 ? 0 : Math.min(2, Math.round(Math.log10(scale.size / step)));
    if (from === to) return `about ${write(to, scale, decimals)}`;
    if (from < 0) return `${write(from, scale, decimals)} to ${write(to, scale, decimals)}`;
    return `${prefix}${number(from / scale.size, decimals)}${enDash}${number(to / scale.size, decimals)}${scale.name}`;
  };
  const alike = (values: readonly number[]) => {
    const largest = Math.max(0, ...values.map(Math.abs));
    const scale = scaleFor(largest);
    const leading = largest / scale.size;
    const decimals =
      scale.size === 1 ? (leading < 10 ? cents : 0) : leading >= 100 ? 0 : leading >= 10 ? 1 : 2;
    return (value: number) => write(value, scale, decimals);
  };
  return { short, tick, signed, exact, range, alike };
}
