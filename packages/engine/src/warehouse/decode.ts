import { AttuneError } from '../errors/index.ts';
import type { ColumnKind } from './shape.ts';

/** A value as an engine hands it over: decimals and days as exact text, wide integers as text or bigint. */
export type Encoded = string | number | bigint | boolean | null;

/**
 * One value of a query's answer as the JavaScript type that its kind promises (see `Shape`).
 * Throws `warehouse-failed` naming the column for a null where none is allowed, a count that is no safe integer,
 * or a value of another type: a wrong number must never pass for a right one.
 */
export function decodeValue(
  kind: ColumnKind | `${ColumnKind}?`,
  value: Encoded,
  column: string,
): string | number | boolean | null {
  if (value === null) {
    if (kind.endsWith('?')) return null;
    throw refuse(column, kind, 'null');
  }
  switch (kind.replace('?', '') as ColumnKind) {
    case 'text':
      if (typeof value !== 'string') throw refuse(column, kind, typeof value);
      return value;
    case 'day':
      if (typeof value !== 'string' || !/^-?\d{4,}-\d{2}-\d{2}$/.test(value))
        throw refuse(column, kind, typeof value);
      return value;
    case 'flag':
      if (typeof value === 'boolean') return value;
      if (value === 0 || value === 1) return value === 1;
      throw refuse(column, kind, typeof value);
    case 'count': {
      const number = typeof value === 'boolean' ? Number.NaN : Number(value);
      if (!Number.isSafeInteger(number)) throw refuse(column, kind, String(value));
      return number;
    }
    case 'money':
    case 'number': {
      const number = typeof value === 'boolean' || value === '' ? Number.NaN : Number(value);
      if (!Number.isFinite(number)) throw refuse(column, kind, String(value));
      // No answer distinguishes 0 from -0, and the engines disagree on when they give which.
      return number === 0 ? 0 : number;
    }
  }
}

/** The error for a column whose values are not what the query's shape promises. */
export function refuse(column: string, kind: string, got: string): AttuneError {
  return new AttuneError('warehouse-failed', `Column ${column} should hold ${kind} but held ${got}.`, {
    remedy: 'This is a fault in Attune: please report it with the command that you ran.',
    place: { field: column },
  });
}
