import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type AsRead, read, refused } from '../../test/corpus-expectations.ts';
import { AttuneError } from '../errors/index.ts';
import { type PlaybookInput, playbookSchema } from '../playbook/index.ts';
import { openDuckDb, sql } from '../warehouse/index.ts';
import { previewSources, readSources, type SourceReport } from './index.ts';

const corpus = join(import.meta.dirname, '..', '..', 'test', 'corpus');
const stored = readdirSync(corpus)
  .filter((name) => !name.startsWith('.') && name !== 'README.md')
  .sort();
const folder = mkdtempSync(join(tmpdir(), 'attune-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The files under the names that they are read by, in a folder of their own. */
function placed(...names: readonly string[]): string[] {
  const into = mkdtempSync(join(folder, 'in-'));
  mkdirSync(into, { recursive: true });
  return names.map((name) => {
    const path = join(into, givenName(name));
    copyFileSync(join(corpus, name), path);
    return path;
  });
}

const givenName = (name: string) => name.replace(/\.json\.txt$/, '.json');

/** Many rows are meant to be rejected: how many may be is tested elsewhere. */
const playbookOf = (input: PlaybookInput = {}) =>
  playbookSchema.parse({ limits: { maxRejected: 1 }, ...input });

interface Outcome extends Omit<AsRead, 'rows'> {
  readonly report: SourceReport;
  readonly rejected: readonly string[];
}

async function outcomeOf(
  paths: readonly string[],
  options: Pick<Parameters<typeof readSources>[0], 'dateOrder'> & { playbook?: PlaybookInput } = {},
): Promise<Outcome | AttuneError> {
  const landing = await openDuckDb(':memory:', { threads: 1 });
  const rejectedTo = join(folder, 'rejected.csv');
  try {
    const playbook = playbookOf(options.playbook);
    const report = await readSources({ ...options, paths, playbook, landing, rejectedTo });
    const [sums] = await landing.rows(
      sql`select sum(amount) as total, cast(to_json(list_sort(list_distinct(list(customer_id)))) as varchar) as customers,
          cast(to_json(list_sort(list_distinct(list(cast("at" as varchar))))) as varchar) as "at" from transactions`,
      { total: 'money', customers: 'text', at: 'text' },
    );
    const rejected = readFileSync(rejectedTo, 'utf8').split('\n').slice(1, -1);
    const codes: Record<string, number> = {};
    for (const line of rejected) {
      const code = /,([a-z]+(?:-[a-z]+)+),/.exec(line)![1]!;
      codes[code] = (codes[code] ?? 0) + 1;
    }
    return {
      report,
      rejected,
      codes,
      total: sums!.total,
      customers: JSON.parse(sums!.customers) as string[],
      at: (JSON.parse(sums!.at) as string[]).map((at) => at.replace(' 00:00:00', '')),
    };
  } catch (error) {
    if (error instanceof AttuneError && error.code !== 'warehouse-failed') return error;
    throw error;
  } finally {
    await landing.close();
  }
}

/** What must hold of every file that is read, whatever is in it. */
function holds({ report, rejected, total }: Outcome): void {
  for (const { rows } of report.files)
    expect(rows.read).toBe(rows.accepted + rows.duplicates + rows.rejected);
  expect(rejected).toHaveLength(report.files.reduce((sum, { rows }) => sum + rows.rejected, 0));
  const sum = (name: 'fileTotal' | 'duplicates' | 'rejected' | 'accepted') =>
    report.months.reduce((all, month) => all + month[name], 0);
  expect(sum('fileTotal')).toBeCloseTo(sum('duplicates') + sum('rejected') + sum('accepted'), 4);
  expect(sum('accepted')).toBeCloseTo(total, 4);
  // Whoever opens the list of rejected rows in a spreadsheet runs nothing.
  for (const line of rejected) expect(line).not.toMatch(/(^|,)"?[=+@-]/);
}

test('every file has its expectation', () => {
  expect(Object.keys({ ...read, ...refused }).sort()).toEqual(stored);
  expect(stored.length).toBeGreaterThan(100);
});

describe('what is read', () => {
  test.each(Object.entries(read))('%s', async (name, expected) => {
    const paths = placed(name);
    const outcome = await outcomeOf(paths);
    if (outcome instanceof AttuneError) throw outcome;
    holds(outcome);
    const { report, total, codes, customers, at } = outcome;
    const file = report.files[0]!;
    expect({
      rows: Object.values(file.rows),
      total,
      ...(Object.keys(codes!).length > 0 && { codes }),
      ...(expected.customers && { customers }),
      ...(expected.at && { at }),
      ...(expected.encoding && { encoding: file.format.encoding }),
      ...((file.notes.length > 0 || report.notes.length > 0) && {
        notes: [...file.notes, ...report.notes].join(' '),
      }),
    }).toEqual(expected);

    const preview = await previewSources(paths, playbookOf());
    expect([preview.ready, preview.problem]).toEqual([true, null]);
    expect(preview.files[0]).toMatchObject({ state: 'ready', kind: file.kind });
    expect(preview.files[0]!.mapping.map(({ column, header }) => [column, header])).toEqual(
      file.mapping.map(({ column, header }) => [column, header]),
    );
  });
});

describe('what is refused', () => {
  test.each(Object.entries(refused))('%s', async (name, [code, message, remedy]) => {
    const paths = placed(name);
    const error = await outcomeOf(paths);
    if (!(error instanceof AttuneError)) throw new Error(`${name} was read.`);
    const file = givenName(name);
    expect([error.code, error.message.replaceAll(file, '<file>')]).toEqual([code, message]);
    expect(error.message).toContain(file);
    expect(error.remedy).toContain(remedy);

    const preview = await previewSources(paths, playbookOf());
    expect(preview.ready).toBe(false);
    const [shown] = preview.files;
    if (shown!.state === 'question') expect(shown!.questions.some(({ mustAnswer }) => mustAnswer)).toBe(true);
    else expect((shown!.problem ?? preview.problem)?.code).toBe(code);
  });

  test.each(Object.entries(refused).filter(([, [code]]) => code === 'input-ambiguous'))(
    '%s is read once its question is answered by the flag that the error names',
    async (name, [, , remedy]) => {
      const isDate = remedy.includes('--date-order');
      const outcome = await outcomeOf(
        placed(name),
        isDate ? { dateOrder: 'day-first' } : { playbook: { sources: [{ match: '*', decimal: ',' }] } },
      );
      if (outcome instanceof AttuneError) throw outcome;
      holds(outcome);
      expect(outcome.report.rows.accepted).toBeGreaterThan(0);
    },
  );
});

test('the same file under two names counts once, and both are named', async () => {
  const paths = placed('copy-a.csv', 'copy-b.csv');
  const outcome = await outcomeOf(paths);
  if (outcome instanceof AttuneError) throw outcome;
  holds(outcome);
  expect(outcome.report.files.map(({ name, rows }) => [name, ...Object.values(rows)])).toEqual([
    ['copy-a.csv', 6, 6, 0, 0],
    ['copy-b.csv', 6, 0, 6, 0],
  ]);
  expect(outcome.total).toBe(read['copy-a.csv']!.total);
  const preview = await previewSources(paths, playbookOf());
  expect(preview.files.map(({ state }) => state)).toEqual(['ready', 'ignored']);
});

test('in a folder with sound orders, a damaged file stops the run: nothing is left out in silence', async () => {
  const [orders, damaged] = placed('copy-a.csv', 'truncated.csv.gz');
  expect(await outcomeOf([orders!, damaged!])).toMatchObject({ code: 'input-unreadable' });
  expect(await outcomeOf([join(orders!, '..')])).toMatchObject({ code: 'input-unreadable' });
});
