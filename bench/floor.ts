import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** Runs `floor.sql` on the files of a folder: `node floor.ts <data> <out> <database> <memory>`. */
const [data, out, database, memory] = process.argv.slice(2) as [string, string, string, string];
const instance = await DuckDBInstance.create(database, { memory_limit: memory });
const connection = await instance.connect();
const statements = readFileSync(join(import.meta.dirname, 'floor.sql'), 'utf8')
  .replaceAll('{data}', data)
  .replaceAll('{out}', out);
const trace = process.env.ATTUNE_TRACE !== undefined;
for (const statement of statements.split(/;\s*\n/)) {
  if (statement.trim() === '') continue;
  const start = performance.now();
  await connection.run(statement);
  if (trace)
    console.error(
      Math.round(performance.now() - start),
      statement
        .trim()
        .split('\n')
        .find((line) => !line.startsWith('--')),
    );
}
connection.closeSync();
instance.closeSync();
