import { z } from 'zod';
import { type Span, units } from './day.ts';
import type { RulePlace } from './rule.ts';

const longest = 36_525;
const count = z.int().min(1).max(longest).optional();

/** A length of time as JSON: exactly one of days, weeks, months, years. */
export const spanSchema = z
  .strictObject({ days: count, weeks: count, months: count, years: count })
  .refine((span) => Object.keys(span).length === 1)
  .meta({ minProperties: 1, maxProperties: 1 });

export function readSpan(json: unknown, place: RulePlace): Span | undefined {
  const result = spanSchema.safeParse(json);
  if (result.success) return json as Span;
  return place.fail(`needs one of ${units.join(', ')} with a whole number from 1, such as {"days": 90}.`);
}
