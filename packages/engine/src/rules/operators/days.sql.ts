import { z } from 'zod';
import { day, sql } from '../../warehouse/index.ts';
import { back, isDay, type Span, shift, spanInWords } from '../day.ts';
import { ruleOperator } from '../operator.sql.ts';
import type { RulePlace } from '../rule.ts';
import { readSpan, spanSchema } from '../span.ts';

/** A day on the calendar, or one that lies some time before the day of asking. */
type When = { readonly day: string } | { readonly ago: Span };

const dayAt = (when: When, asOf: string): string => ('day' in when ? when.day : shift(asOf, back(when.ago)));

function readWhen(json: unknown, place: RulePlace): When | undefined {
  if (typeof json === 'string')
    return isDay(json)
      ? { day: json }
      : place.fail('needs a day between 1900 and 2299, such as "2026-06-30".');
  const ago = readSpan(json, place);
  return ago && { ago };
}

function bound(side: 'before' | 'after') {
  return ruleOperator<When>({
    schema: () => z.union([z.iso.date(), spanSchema]),
    fields: ['day'],
    read: (json, _field, place) => readWhen(json, place),
    passes(value, when, asOf) {
      const limit = dayAt(when, asOf);
      return side === 'before' ? String(value) < limit : String(value) > limit;
    },
    empty: () => false,
    sql(column, when, _field, { asOf }) {
      const limit = day(dayAt(when, asOf));
      return side === 'before' ? sql`(${column} < ${limit})` : sql`(${column} > ${limit})`;
    },
    english(when, _field, { is }) {
      if ('day' in when) return `${is} ${side} ${when.day}`;
      return `${is} ${side === 'before' ? 'more' : 'less'} than ${spanInWords(when.ago)} ago`;
    },
  });
}

/** The days of a window, both included: 90 days end today, or begin tomorrow. */
function window(span: Span, asOf: string, side: 'last' | 'next'): readonly [string, string] {
  if (side === 'last') return [shift(shift(asOf, back(span)), { days: 1 }), asOf];
  return [shift(asOf, { days: 1 }), shift(asOf, span)];
}

function within(side: 'last' | 'next') {
  return ruleOperator<Span>({
    schema: () => spanSchema,
    fields: ['day'],
    read: (json, _field, place) => readSpan(json, place),
    passes(value, span, asOf) {
      const [from, to] = window(span, asOf, side);
      return String(value) >= from && String(value) <= to;
    },
    empty: () => false,
    sql(column, span, _field, { asOf }) {
      const [from, to] = window(span, asOf, side);
      return sql`(${column} >= ${day(from)} and ${column} <= ${day(to)})`;
    },
    english: (span, _field, { is }) => `${is} within the ${side} ${spanInWords(span)}`,
  });
}

export const dayOperators = {
  $before: bound('before'),
  $after: bound('after'),
  $withinLast: within('last'),
  $withinNext: within('next'),
};
