import {
  BIGINT,
  BOOLEAN,
  DATE,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBDecimalValue,
  type DuckDBType,
  type DuckDBValue,
  VARCHAR,
} from '@duckdb/node-api';
import { decodeValue, type Encoded } from './decode.ts';
import { duckdbFailure } from './duckdb-error.ts';
import type { Batch, ColumnKind, Row, Shape } from './shape.ts';
import { render, type Sql, Typed, type Value } from './sql.ts';

/** The answer of a query as rows, decoded by `shape`. */
export async function allRows<S extends Shape>(
  connection: DuckDBConnection,
  query: Sql,
  shape: S,
): Promise<Row<S>[]> {
  const rows: Row<S>[] = [];
  for await (const batch of streamed(connection, query, shape)) {
    const names = Object.keys(shape);
    for (let i = 0; i < batch.length; i++)
      rows.push(Object.fromEntries(names.map((name) => [name, batch.columns[name]?.[i]])) as Row<S>);
  }
  return rows;
}

/** The answer of a query as it comes. A connection has one answer under way: the next statement ends it. */
export async function* streamed<S extends Shape>(
  connection: DuckDBConnection,
  query: Sql,
  shape: S,
): AsyncIterable<Batch<S>> {
  const { text, values, types } = bind(query);
  const result = await guarded(text, () => connection.stream(text, values, types));
  const names = result.columnNames();
  const wanted = Object.keys(shape).map((name) => {
    const position = names.indexOf(name);
    if (position < 0) throw new Error(`The query has no column ${name}: ${text}`);
    return { name, kind: shape[name] as ColumnKind, position };
  });
  for (;;) {
    const chunk = await guarded(text, () => result.fetchChunk());
    if (!chunk || chunk.rowCount === 0) return;
    const columns: Record<string, unknown[]> = {};
    for (const { name, kind, position } of wanted)
      columns[name] = chunk.getColumnValues(position).map((value) => decodeValue(kind, encoded(value), name));
    yield { length: chunk.rowCount, columns } as unknown as Batch<S>;
  }
}

/** Runs a statement that has no answer. */
export async function runOn(connection: DuckDBConnection, statement: Sql): Promise<void> {
  const { text, values, types } = bind(statement);
  await guarded(text, () => connection.run(text, values, types));
}

async function guarded<T>(text: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw duckdbFailure(text, error);
  }
}

function bind(statement: Sql): { text: string; values: DuckDBValue[]; types: DuckDBType[] } {
  const { text, values } = render(statement, (_, position) => `$${position}`);
  return { text, values: values.map(boundValue), types: values.map(boundType) };
}

function boundValue(value: Value): DuckDBValue {
  if (value instanceof Typed) return value.type === 'day' ? dayValue(String(value.value)) : value.value;
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : value;
}

function boundType(value: Value): DuckDBType {
  if (value instanceof Typed) return value.type === 'day' ? DATE : DOUBLE;
  switch (typeof value) {
    case 'string':
      return VARCHAR;
    case 'bigint':
      return BIGINT;
    case 'boolean':
      return BOOLEAN;
    case 'number':
      return Number.isInteger(value) ? BIGINT : DOUBLE;
    default:
      return VARCHAR;
  }
}

/** A calendar day as DuckDB counts it. */
export function dayValue(text: string): DuckDBDateValue {
  return new DuckDBDateValue(Math.round(Date.parse(`${text}T00:00:00Z`) / 86_400_000));
}

/** What `decodeValue` understands: decimals as exact text, everything else as it is. */
function encoded(value: DuckDBValue): Encoded {
  if (value instanceof DuckDBDecimalValue || value instanceof DuckDBDateValue) return value.toString();
  return value as Encoded;
}
