import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playbookSchema } from '../src/playbook/index.ts';
import { type FilePreview, previewSources } from '../src/sources/index.ts';
import { canonicalTables, type DuckDbWarehouse, ident, identityTables, sql } from '../src/warehouse/index.ts';
import { type Read, readFiles } from './read-files.ts';

/** A row with its empty columns left out. */
export type Row = Readonly<Record<string, string>>;

export interface ReadKinds extends Read {
  /** Rows of every table that there is, as text, in the order of their content. */
  readonly tables: Readonly<Record<string, readonly Row[]>>;
}

type Files = Readonly<Record<string, string | Buffer>>;

/** Reads files and gives back every canonical table and what they say of people. */
export async function readKinds(
  files: Files,
  settings: Parameters<typeof readFiles>[1] = {},
): Promise<ReadKinds> {
  const tables: Record<string, Row[]> = {};
  const read = await readFiles(files, {
    ...settings,
    look: async (landing) => {
      for (const name of [...Object.keys(canonicalTables), ...Object.keys(identityTables)])
        if (await landing.has(name)) tables[name] = await rowsOf(landing, name);
    },
  });
  return { ...read, tables };
}

async function rowsOf(landing: DuckDbWarehouse, table: string): Promise<Row[]> {
  const rows = await landing.rows(sql`select cast(to_json(t) as varchar) as "row" from ${ident(table)} t`, {
    row: 'text',
  });
  return rows
    .map(({ row }) => {
      const cells = Object.entries(JSON.parse(row) as Record<string, unknown>);
      return Object.fromEntries(
        cells.filter(([, value]) => value !== null).map(([name, value]) => [name, String(value)]),
      );
    })
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** What the studio would show of the files before they are read. */
export async function previewOf(files: Files): Promise<readonly FilePreview[]> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-test-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const paths = Object.keys(files).map((name) => join(folder, name));
    return (await previewSources(paths, playbookSchema.parse({}))).files;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
