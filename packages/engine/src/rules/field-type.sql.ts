import { type Dialect, day, double, type Part, type Sql, sql } from '../warehouse/index.ts';
import type { FieldType } from './catalogue.ts';
import { isDay } from './day.ts';
import { quoted, withThousands } from './english.ts';

/** Everything that depends on what a field holds. */
interface TypeRecord {
  /** Whether a value, as written in a rule, can be compared with the field. */
  accepts(value: unknown): boolean;
  /** What to write instead: the end of "needs …". */
  readonly needs: string;
  /** What `$type` calls it. */
  readonly jsonType: 'string' | 'number' | 'boolean' | 'array';
  /** The column as it is compared. */
  column(column: Sql, dialect: Dialect): Sql;
  /** A value as it is compared; only values that `accepts` lets through. */
  literal(value: string | number | boolean): Part;
  english(value: string | number | boolean): string;
}

const text: TypeRecord = {
  accepts: (value) => typeof value === 'string',
  needs: 'a text, such as "DE"',
  jsonType: 'string',
  column: (column) => column,
  literal: (value) => String(value),
  english: (value) => quoted(String(value)),
};

const number: TypeRecord = {
  accepts: (value) => typeof value === 'number' && Number.isFinite(value),
  needs: 'a number, such as 12.5',
  jsonType: 'number',
  // Doubles on both sides: a decimal column against a double value is not the same on every engine.
  column: (column, dialect) => dialect.toDouble(column),
  literal: (value) => double(Number(value)),
  english: (value) => withThousands(Number(value)),
};

export const fieldTypes: Readonly<Record<FieldType, TypeRecord>> = {
  text,
  number,
  money: number,
  count: number,
  day: {
    accepts: (value) => typeof value === 'string' && isDay(value),
    needs: 'a day, such as "2026-06-30"',
    jsonType: 'string',
    column: (column) => column,
    literal: (value) => day(String(value)),
    english: String,
  },
  flag: {
    accepts: (value) => typeof value === 'boolean',
    needs: 'true or false',
    jsonType: 'boolean',
    column: (column) => column,
    literal: (value) => sql`${value === true}`,
    english: (value) => (value === true ? 'yes' : 'no'),
  },
  list: { ...text, jsonType: 'array' },
};
