import * as z from 'zod';

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export const currencyCode = z.string().refine((code) => currencies.has(code), {
  error: 'must be a currency code of three capital letters (ISO 4217), such as EUR or USD',
});

export const valueMeasure = z.enum(['revenue', 'margin', 'outcome']);

/** Amounts are held with four decimals and fourteen digits before them: a rate further out would lose or burst them. */
const rate = z.number().min(0.0000001).max(10_000_000);

export const ratesSection = z.record(currencyCode, rate);
