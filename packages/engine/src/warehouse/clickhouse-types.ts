import type { ColumnKind } from './shape.ts';
import { Typed, type Value } from './sql.ts';

/** The ClickHouse type of a column written from memory. A question mark makes it nullable. */
export function kindType(kind: ColumnKind | `${ColumnKind}?`): string {
  const type = kindTypes[kind.replace('?', '') as ColumnKind];
  return kind.endsWith('?') ? `Nullable(${type})` : type;
}

const kindTypes: Readonly<Record<ColumnKind, string>> = {
  text: 'String',
  count: 'Int64',
  money: 'Decimal(18, 4)',
  number: 'Float64',
  day: 'Date32',
  flag: 'Bool',
};

/** The ClickHouse type of a bound value; null has none and is written as a literal. */
export function valueType(value: Exclude<Value, null>): string {
  if (value instanceof Typed) return value.type === 'day' ? 'Date32' : 'Float64';
  switch (typeof value) {
    case 'string':
      return 'String';
    case 'boolean':
      return 'Bool';
    case 'bigint':
      return 'Int64';
    case 'number':
      return Number.isInteger(value) ? 'Int64' : 'Float64';
  }
}

const fixedTypes: Readonly<Record<string, string>> = {
  VARCHAR: 'String',
  DATE: 'Date32',
  TIMESTAMP: "DateTime64(6, 'UTC')",
  'TIMESTAMP WITH TIME ZONE': "DateTime64(6, 'UTC')",
  BOOLEAN: 'Bool',
  TINYINT: 'Int8',
  SMALLINT: 'Int16',
  INTEGER: 'Int32',
  BIGINT: 'Int64',
  HUGEINT: 'Int128',
  UTINYINT: 'UInt8',
  USMALLINT: 'UInt16',
  UINTEGER: 'UInt32',
  UBIGINT: 'UInt64',
  FLOAT: 'Float32',
  DOUBLE: 'Float64',
};

/**
 * The ClickHouse type for a column that DuckDB describes, nullable as all columns of a file are; undefined for
 * types that this program never writes (lists, structures).
 */
export function fileType(duckdbType: string): string | undefined {
  const type =
    fixedTypes[duckdbType] ??
    (/^DECIMAL\(\d+,\d+\)$/.test(duckdbType) ? `Decimal${duckdbType.slice(7)}` : undefined);
  return type && `Nullable(${type})`;
}
