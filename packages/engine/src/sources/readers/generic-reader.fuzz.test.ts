import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFiles } from '../../../test/read-files.ts';
import { AttuneError } from '../../errors/index.ts';

const runs = process.env.ATTUNE_LONG ? 400 : 40;
const header = 'order_id,customer_id,date,amount,note';

const cell = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '',
      'a',
      'b',
      '12.50',
      '3',
      '2024-01-05',
      '2024-02-30',
      '1.234',
      '1,5',
      ' ',
      'NaN',
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 6, unit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '"',
      '""',
      '"a',
      'a"b',
      '"x\ny"',
      '"a,b"',
      '"a" ',
      ' "a"',
      '"a"b',
      '\r',
      'é',
      '\u0000',
      '=1',
    ),
  },
);
const sound = fc.tuple(
  fc.constantFrom('1', '2', '3', ''),
  fc.constantFrom('ann', 'bob', 'cy'),
  fc.constantFrom('2024-01-05', '2024-02-06', '2023-12-31 23:59:59'),
  fc.constantFrom('1.50', '2', '-3.25', '0'),
  fc.constantFrom('', 'x', '"quoted, with ""marks"""', '"two\nlines"'),
);
const row = fc.oneof(
  { weight: 3, arbitrary: sound.map((cells) => cells.join(',')) },
  { weight: 1, arbitrary: fc.array(cell, { maxLength: 7 }).map((cells) => cells.join(',')) },
);

/** Reads without crashing: either the counts add up, or there is an error for the user. */
async function holds(bytes: Buffer | string): Promise<void> {
  try {
    const { report, rejected, orders } = await readFiles({ 'orders.csv': bytes }, { maxRejected: 1 });
    const { read, accepted, duplicates, rejected: bad } = report.rows;
    expect(accepted + duplicates + bad).toBe(read);
    expect(orders).toHaveLength(accepted);
    expect(rejected.join('\n').split('\norders.csv,').length).toBe(Math.max(1, bad));
    expect(rejected.every((line) => !line.startsWith('orders.csv,0,'))).toBe(true);
    for (const month of report.months)
      expect(month.accepted + month.duplicates + month.rejected).toBeCloseTo(month.fileTotal, 4);
  } catch (error) {
    if (!(error instanceof AttuneError) || error.exitCode === 1) throw error;
  }
}

test('rows of any kind', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\r'), (rows, newline) =>
      holds([header, ...rows].join(newline)),
    ),
    { numRuns: runs },
  );
}, 600_000);

test('bytes of any kind, after a header and without one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, isHeaded) =>
      holds(Buffer.concat([Buffer.from(isHeaded ? `${header}\n` : ''), bytes])),
    ),
    { numRuns: runs },
  );
}, 600_000);

test('the same orders whatever the order of the rows and the file they lie in', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(sound, { minLength: 2, maxLength: 25 }).chain((rows) =>
        fc.record({
          rows: fc.constant(rows.map((cells) => cells.join(','))),
          shuffled: fc.shuffledSubarray(
            rows.map((cells) => cells.join(',')),
            { minLength: rows.length },
          ),
          cut: fc.nat({ max: rows.length }),
        }),
      ),
      async ({ rows, shuffled, cut }) => {
        const text = (lines: readonly string[]) => `${[header, ...lines].join('\n')}\n`;
        const whole = await readFiles({ 'a.csv': text(rows) });
        const mixed = await readFiles({ 'a.csv': text(shuffled) });
        const split = await readFiles({
          'a.csv': text(shuffled.slice(0, cut)),
          'b.csv': text(shuffled.slice(cut)),
        });
        expect(mixed.orders).toEqual(whole.orders);
        // Two halves that happen to be equal are the same file twice.
        if (!split.report.duplicates.some(({ rule }) => rule === 'same-file'))
          expect(split.orders).toEqual(whole.orders);
      },
    ),
    { numRuns: Math.ceil(runs / 3) },
  );
}, 600_000);
