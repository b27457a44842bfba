import {
  BIGINT,
  BOOLEAN,
  DATE,
  DECIMAL,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDecimalValue,
  type DuckDBType,
  type DuckDBValue,
  VARCHAR,
} from '@duckdb/node-api';
import { dayValue, runOn } from './duckdb-statement.ts';
import type { Batch, ColumnKind, Shape } from './shape.ts';
import { ident, raw, sql } from './sql.ts';

/** How many rows DuckDB takes at once. */
const chunkRows = 2048;

/** Writes the batches as a new table, in the place of an older one once all have come. */
export async function writeBatches<S extends Shape>(
  connection: DuckDBConnection,
  table: string,
  shape: S,
  batches: AsyncIterable<Batch<S>>,
): Promise<void> {
  const columns = Object.entries(shape).map(([name, kind]) => ({ name, kind, type: typeOf(kind) }));
  const declared = columns.map(({ name, type }) => `${ident(name).text} ${type.toString()}`);
  const next = `${table}__next`;
  await runOn(connection, sql`create or replace table ${ident(next)} (${raw(declared.join(', '))})`);
  try {
    const appender = await connection.createAppender(next);
    const types = columns.map(({ type }) => type);
    for await (const batch of batches) {
      for (let from = 0; from < batch.length; from += chunkRows) {
        const rows = Math.min(chunkRows, batch.length - from);
        const chunk = DuckDBDataChunk.create(types, rows);
        for (const [i, { name, kind }] of columns.entries()) {
          const values = batch.columns[name]!.slice(from, from + rows);
          chunk.setColumnValues(
            i,
            values.map((value) => appendable(kind, value)),
          );
        }
        appender.appendDataChunk(chunk);
      }
    }
    appender.closeSync();
    await runOn(connection, sql`drop table if exists ${ident(table)}`);
    await runOn(connection, sql`alter table ${ident(next)} rename to ${ident(table)}`);
  } catch (error) {
    // The first failure is the one to report, not that of tidying up after it.
    await runOn(connection, sql`drop table if exists ${ident(next)}`).catch(() => {});
    throw error;
  }
}

const kinds: Readonly<Record<ColumnKind, DuckDBType>> = {
  count: BIGINT,
  money: DECIMAL(18, 4),
  number: DOUBLE,
  day: DATE,
  flag: BOOLEAN,
  text: VARCHAR,
};

const typeOf = (kind: string) => kinds[kind.replace('?', '') as ColumnKind];

function appendable(kind: string, value: string | number | boolean | null | undefined): DuckDBValue {
  if (value === null || value === undefined) {
    if (kind.endsWith('?')) return null;
    throw new Error(`A column of ${kind} was given nothing.`);
  }
  switch (kind.replace('?', '') as ColumnKind) {
    case 'count':
      return BigInt(value);
    case 'money':
      return DuckDBDecimalValue.fromDouble(Number(value), 18, 4);
    case 'day':
      return dayValue(String(value));
    case 'number':
    case 'flag':
    case 'text':
      return value;
  }
}
