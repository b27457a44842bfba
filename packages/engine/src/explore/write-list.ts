import { open, rename, rm } from 'node:fs/promises';
import { AttuneError } from '../errors/index.ts';
import { csvCell } from '../sources/index.ts';
import type { Shape } from '../warehouse/index.ts';
import type { ExploredRun } from './explored-run.ts';
import { type FactValue, factsNamed } from './facts.ts';
import { type ConsentWord, listRows } from './list.sql.ts';
import { type ListRequest, type ListSize, readList } from './list.ts';

/** Every list carries them, whatever else was chosen. */
const segments: readonly string[] = ['lifecycle', 'value_cell', 'pattern', 'rfm_segment', 'past_year_decile'];

const words: Readonly<Record<ConsentWord, string>> = {
  given: 'given',
  withdrawn: 'withdrawn',
  'refused-all': 'withdrawn from all contact',
  none: 'none recorded',
};

const uses: Readonly<Record<ListRequest['use'], string>> = {
  contact: 'contact',
  analysis: 'analysis only, do not contact',
};

/** RFC 4180 ends a line so. */
const lineEnd = '\r\n';

/**
 * Writes a list as CSV (RFC 4180, UTF-8), ordered by id: id, facts, segments, use, purpose, consent and as-of day.
 * A text that a spreadsheet would run as a formula gets an apostrophe before it. The file appears whole or not at all,
 * and only its owner may read it. Throws as `previewList` does, `field-unknown`, and `output-not-writable`.
 */
export async function writeList(run: ExploredRun, request: ListRequest, path: string): Promise<ListSize> {
  const columns = factsNamed([...(request.columns ?? []), ...segments]);
  const { listed, size } = await readList(run, request);
  const names = columns.map(({ name }) => name);
  const shape: Shape = {
    ...Object.fromEntries(columns.map(({ name, kind }) => [name, kind])),
    consent: 'text',
  };
  const query = listRows(listed, names, request.use === 'contact');
  const head = [...names, 'use', 'purpose', 'consent', 'as_of'].join(',') + lineEnd;
  const same = [uses[request.use], listed.purpose].map(csvCell).join(',');

  async function* pieces(): AsyncIterable<string> {
    yield head;
    for await (const batch of run.warehouse.batches(query, shape)) {
      const lines: string[] = [];
      for (let i = 0; i < batch.length; i++) {
        const facts = names.map((name) => cell(batch.columns[name]?.[i] ?? null));
        const consent = words[batch.columns.consent?.[i] as ConsentWord];
        lines.push(`${facts.join(',')},${same},${consent},${run.asOf}${lineEnd}`);
      }
      yield lines.join('');
    }
  }
  await writeWhole(path, pieces());
  return size;
}

/** Numbers, days and flags cannot be formulas: −5 stays a number. */
function cell(value: FactValue): string {
  if (value === null) return '';
  return typeof value === 'string' ? csvCell(value) : String(value);
}

async function writeWhole(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const part = `${path}.part`;
  const file = await open(part, 'w', 0o600).catch(notWritable);
  try {
    try {
      // Unlike `write`, this goes on until all of a piece is written: a disk that is nearly full takes a part of it.
      for await (const piece of pieces) await file.writeFile(piece).catch(notWritable);
      await file.sync().catch(notWritable);
    } finally {
      await file.close();
    }
    await rename(part, path).catch(notWritable);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

function notWritable(cause: unknown): never {
  throw new AttuneError('output-not-writable', 'The list cannot be written.', {
    remedy: 'Check that the folder of the workspace can be written and that the disk is not full.',
    cause,
  });
}
