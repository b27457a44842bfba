import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { generateDemo, summarySchema } from '@attune/engine';
import { beforeAll, describe, expect, test } from 'vitest';
import { attune, temporaryFolder } from '../test/run-attune.ts';

const folder = temporaryFolder();
const data = join(folder, 'data');
const out = join(folder, 'out');
const files = [
  'customers.csv',
  'customers.parquet',
  'rejected.csv',
  'report.html',
  'segments.json',
  'summary.json',
];

/** Where it does not matter what is analysed. */
const orders = join(folder, 'orders.csv');

beforeAll(async () => {
  await generateDemo({ customers: 200, seed: 3, out: data });
  const lines = ['customer_id,date,amount', 'a,2026-01-21,10.50', 'b,2026-02-13,20.25', 'a,2026-03-02,7'];
  writeFileSync(orders, `${lines.join('\n')}\n`);
});

/** Only what a user would see: not the folder of made-up data, not hidden leftovers. */
const leftovers = (place: string) => readdirSync(place).filter((name) => name.startsWith('.'));

describe('a run', () => {
  test('says its stages in plain lines, and ends with the finding, rows that add up, and the report', async () => {
    const { code, stdout, stderr } = await attune(['analyze', 'data', '--out', 'out'], { cwd: folder });
    expect(code).toBe(0);
    const lines = stderr.trim().split('\n');
    expect(lines).toHaveLength(10);
    for (let i = 0; i < lines.length; i += 2) {
      const stage = lines[i]!.replace(/ \.\.\.$/, '');
      expect(lines[i + 1]).toMatch(new RegExp(`^${stage}: done in [\\d.]+ s$`));
    }
    expect(readdirSync(out).sort()).toEqual(files);
    const summary = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8'));
    expect(stdout).toContain(summary.finding);
    const rows =
      /Order rows +(\S+) = (\S+) accepted \+ (\S+) duplicates \+ (\S+) rejected/.exec(stdout) ?? [];
    const [read, accepted, duplicates, rejected] = rows
      .slice(1)
      .map((text) => Number(text.replaceAll(',', '')));
    expect({ read, accepted, duplicates, rejected }).toEqual(summary.rows);
    expect(accepted! + duplicates! + rejected!).toBe(read);
    for (const { title } of summary.decisions) expect(stdout).toContain(title);
    expect(stdout).toMatch(/^Report {4}out\/report\.html$/m);
    expect(stdout).toMatch(/^Rejected {2}out\/rejected\.csv/m);
    expect(stdout).toMatch(/^Next {6}npx attune init/m);
    expect(leftovers(folder)).toEqual([]);
  });

  test('with --json puts the summary on stdout, and nothing else', async () => {
    const { code, stdout, stderr } = await attune(['analyze', data, '--out', out, '--json']);
    expect(code).toBe(0);
    expect(stdout).toBe(readFileSync(join(out, 'summary.json'), 'utf8'));
    expect(summarySchema.safeParse(JSON.parse(stdout)).error).toBeUndefined();
    expect(stderr).toContain('done in');
  });

  test('with --quiet says only where the report is', async () => {
    const ended = await attune(['analyze', orders, '--out', out, '--quiet']);
    expect(ended).toEqual({ code: 0, signal: null, stdout: `${join(out, 'report.html')}\n`, stderr: '' });
  });

  test('takes its settings from the playbook, and options stand above them', async () => {
    const playbook = join(folder, 'attune.yaml');
    writeFileSync(playbook, 'business:\n  name: Northwind\ntimeZone: Europe/Berlin\n');
    const words = [
      '--playbook',
      playbook,
      '--as-of',
      '2026-02-28',
      '--threads',
      '1',
      '--memory',
      '1GB',
      '--json',
    ];
    const { stdout } = await attune(['analyze', orders, '--out', out, ...words]);
    expect(JSON.parse(stdout)).toMatchObject({
      business: { name: 'Northwind' },
      timeZone: 'Europe/Berlin',
      asOf: '2026-02-28',
    });
  });

  test('tests the lifetime models on what came after the day that is given, in the unit that is given', async () => {
    const playbook = join(folder, 'lifetime.yaml');
    writeFileSync(playbook, 'lifetime:\n  calibrationEnd: 2025-06-30\n  timeUnit: day\n');
    const words = ['--calibration-end', '2025-09-30', '--time-unit', 'week', '--json', '--out', out];
    const { stdout } = await attune(['analyze', data, '-p', playbook, ...words]);
    expect(JSON.parse(stdout).clv).toMatchObject({
      timeUnit: 'week',
      split: { rule: 'The day was given.', calibrationEnd: '2025-09-30' },
    });
  });

  test('reads dates and amounts as the options say', async () => {
    const open = join(folder, 'open.csv');
    writeFileSync(open, 'customer_id,date,amount\na,03/04/2024,"1,500"\nb,05/06/2024,"2,500"\n');
    const days = async (order: string, mark: string) => {
      const words = ['--date-order', order, '--decimal', mark, '--json', '--out', out];
      const { stdout } = await attune(['analyze', open, ...words]);
      const { firstDay, lastDay, revenue } = JSON.parse(stdout);
      return { firstDay, lastDay, revenue };
    };
    expect(await days('day-first', ',')).toEqual({
      firstDay: '2024-04-03',
      lastDay: '2024-06-05',
      revenue: 4,
    });
    expect(await days('month-first', '.')).toEqual({
      firstDay: '2024-03-04',
      lastDay: '2024-05-06',
      revenue: 4000,
    });
  });

  test('whose reader stops reading ends quietly', async () => {
    const ended = await attune(['analyze', orders, '--out', out, '--json'], {
      meanwhile: (child) => child.stdout?.destroy(),
    });
    expect(ended.code).toBe(0);
    expect(ended.stderr).not.toContain('EPIPE');
  });
});

describe('an error', () => {
  const nothing = () => join(folder, 'nothing');

  test('about a missing file names it, in words and as JSON, and leaves no output', async () => {
    const { code, stdout, stderr } = await attune(['analyze', 'order.csv', '--out', nothing()], {
      cwd: folder,
    });
    expect([code, stdout]).toEqual([4, '']);
    expect(stderr).toMatch(/^error\[input-missing\]: .*order\.csv/m);
    expect(stderr).toMatch(/^ {2}at {3}order\.csv$/m);
    expect(stderr).toMatch(/^ {2}try {2}\S/m);
    expect(existsSync(nothing())).toBe(false);
    expect(leftovers(folder)).toEqual([]);
  });

  test('about an address says what it is called, and holds no password, not even with ATTUNE_DEBUG', async () => {
    const address = 'postgres://reader:hunter2@127.0.0.1:1/shop?table=orders';
    const ended = await attune(['analyze', address, '--out', nothing()], { env: { ATTUNE_DEBUG: '1' } });
    expect([ended.code, ended.stdout]).toEqual([4, '']);
    expect(ended.stderr).toMatch(/^error\[source-unreachable\]: orders \(postgres\): the PostgreSQL server/m);
    expect(ended.stderr).not.toContain('hunter2');
    expect(existsSync(nothing())).toBe(false);
  });

  test('about customers without orders says so', async () => {
    const { code, stderr } = await attune(['analyze', join(data, 'customers.csv'), '--out', nothing()]);
    expect(code).toBe(4);
    expect(stderr).toContain('error[customers-without-orders]');
  });

  test('about an as-of day outside the data ends with 2', async () => {
    const { code, stderr } = await attune(['analyze', orders, '--out', nothing(), '--as-of', '1999-12-31']);
    expect(code).toBe(2);
    expect(stderr).toContain('error[as-of-outside-data]');
  });

  test('about a calibration that ends outside the data ends with 2, and says what would do', async () => {
    const words = ['--calibration-end', '1999-12-31'];
    const { code, stderr } = await attune(['analyze', orders, '--out', nothing(), ...words]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error\[calibration-outside-data\]: .*1999-12-31/m);
    expect(stderr).toMatch(/field lifetime\.calibrationEnd/);
    expect(stderr).toMatch(/^ {2}try {2}.*--calibration-end/m);
  });

  test('about too many rejected rows ends with 3 and leaves no output', async () => {
    const { code, stderr } = await attune(['analyze', data, '--out', nothing(), '--max-rejected', '0']);
    expect(code).toBe(3);
    expect(stderr).toContain('error[too-many-rejected]');
    expect(existsSync(nothing())).toBe(false);
  });

  test('in the playbook names line and setting', async () => {
    const playbook = join(folder, 'wrong.yaml');
    writeFileSync(playbook, 'limits:\n  maxRejectd: 1\n');
    const { code, stderr } = await attune(['analyze', orders, '--out', nothing(), '-p', playbook]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/wrong\.yaml, row 2, field limits\.maxRejectd/);
  });

  test('of a warehouse that is not there comes from the environment too', async () => {
    const env = { ATTUNE_WAREHOUSE: 'clickhouse://127.0.0.1:1/none' };
    const { code, stderr } = await attune(['analyze', orders, '--out', nothing()], { env });
    expect(code).toBe(5);
    expect(stderr).toContain('error[warehouse-unavailable]');
  });

  test('shows where it happened only with ATTUNE_DEBUG', async () => {
    const words = ['analyze', 'order.csv', '--out', nothing()];
    const [plain, debug] = await Promise.all([
      attune(words, { cwd: folder }),
      attune(words, { cwd: folder, env: { ATTUNE_DEBUG: '1' } }),
    ]);
    expect(plain.stderr).not.toMatch(/^ +at .*:\d+/m);
    expect(debug.stderr).toMatch(/^ +at .*:\d+/m);
  });
});

describe('the output folder', () => {
  test('that holds something else is left alone, unless --force', async () => {
    const mine = join(folder, 'mine');
    mkdirSync(mine);
    writeFileSync(join(mine, 'thesis.txt'), 'years of work');
    const refused = await attune(['analyze', orders, '--out', mine]);
    expect(refused.code).toBe(5);
    expect(refused.stderr).toMatch(/holds something else than an earlier result: thesis\.txt/);
    expect(readFileSync(join(mine, 'thesis.txt'), 'utf8')).toBe('years of work');
    expect((await attune(['analyze', orders, '--out', mine, '--force'])).code).toBe(0);
    expect(readdirSync(mine).sort()).toEqual(files);
  });

  test('with an earlier result and something else is left alone as well', async () => {
    const mixed = join(folder, 'mixed');
    cpSync(out, mixed, { recursive: true });
    writeFileSync(join(mixed, 'notes.md'), 'mine');
    expect((await attune(['analyze', orders, '--out', mixed])).stderr).toContain('notes.md');
  });

  test('may not hold what is read, nor the folder one is in, even with --force', async () => {
    const inputs = await attune(['analyze', data, '--out', folder, '--force']);
    const here = await attune(['analyze', data, '--out', '.', '--force'], { cwd: out });
    expect([inputs.code, here.code]).toEqual([2, 2]);
    expect(inputs.stderr).toContain('data is in it');
    expect(here.stderr).toContain('the folder you are in');
  });

  test('may be empty, and may be a link, which stays one', async () => {
    const [empty, link] = [join(folder, 'empty'), join(folder, 'link')];
    mkdirSync(empty);
    symlinkSync(empty, link);
    expect((await attune(['analyze', orders, '--out', link])).code).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readdirSync(empty).sort()).toEqual(files);
  });
});
