import * as z from 'zod';

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

export const currencyCode = z.string().refine((code) => currencies.has(code), {
  error: 'must be a currency code of three capital letters (ISO 4217), such as EUR or USD',
});

export const valueMeasure = z.enum(['revenue', 'margin', 'outcome']);

export const ratesSection = z.record(currencyCode, z.number().positive());
