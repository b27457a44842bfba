import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type MadeUpEntry, madeUpZip } from '../../test/made-up-zip.ts';
import { openStore, type Store } from '../store/index.ts';
import { type WorkspaceFiles, workspaceFiles } from './files.ts';

let home: string;
let folder: string;
let store: Store;
let files: WorkspaceFiles;
const clock = () => new Date('2026-07-01T10:00:00Z');
const actor = 'ada';
const fileBytes = 80 * 2 ** 20;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'attune-files-'));
  folder = join(home, 'files');
  await mkdir(folder);
  store = await openStore(join(home, 'store.sqlite'), clock);
  files = workspaceFiles(folder, { store, clock, fileBytes });
});
afterEach(async () => {
  await store.close();
  await rm(home, { recursive: true });
});

const stream = (...parts: (string | Buffer)[]) =>
  Readable.from(parts.map((part) => Buffer.from(part as string)));
const names = async () => (await files.list()).map(({ name }) => name);
/** What lies on the disk, half-made things included. */
const onDisk = async () =>
  (await readdir(home, { recursive: true })).filter((name) => name.startsWith('files/'));

test('a file is written as it comes, and listed', async () => {
  const added = await files.add('orders.csv', stream('a,b\n', '1,2\n'), { actor });
  const file = { name: 'orders.csv', bytes: 8, addedAt: '2026-07-01T10:00:00.000Z', sample: false };
  expect(added).toEqual([file]);
  expect(await files.list()).toEqual([file]);
  expect(await readFile(join(folder, 'orders.csv'), 'utf8')).toBe('a,b\n1,2\n');
  expect(await onDisk()).toEqual(['files/orders.csv']);
  expect(await store.audit.entries('file/orders.csv')).toMatchObject([
    { actor, action: 'create', after: { bytes: 8, sample: false } },
  ]);
});

test('a file of the same name is replaced only when asked, also where only the case differs', async () => {
  await files.add('orders.csv', stream('old'), { actor });
  for (const name of ['orders.csv', 'ORDERS.csv'])
    await expect(files.add(name, stream('new'), { actor })).rejects.toMatchObject({
      code: 'file-exists',
      place: { file: 'orders.csv' },
    });
  expect(await readFile(join(folder, 'orders.csv'), 'utf8')).toBe('old');
  await files.add('ORDERS.csv', stream('new'), { actor, replace: true });
  expect(await names()).toEqual(['ORDERS.csv']);
  expect(await onDisk()).toEqual(['files/ORDERS.csv']);
});

test('of two uploads of one name at the same time one wins', async () => {
  const both = await Promise.allSettled([
    files.add('orders.csv', stream('first'), { actor }),
    files.add('orders.csv', stream('second'), { actor }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await onDisk()).toEqual(['files/orders.csv']);
});

test.each([
  ['', 'empty'],
  ['.', 'dot'],
  ['..', 'dot'],
  ['../orders.csv', 'dot'],
  ['.htaccess', 'dot'],
  ['/etc/passwd', 'one of'],
  ['a/../../b.csv', 'one of'],
  ['a\\..\\b.csv', 'one of'],
  ['C:orders.csv', 'one of'],
  ['orders.csv:stream', 'one of'],
  ['what?.csv', 'one of'],
  ['a\u0000b.csv', 'seen'],
  ['a\nb.csv', 'seen'],
  ['orders\u202Evsc.exe', 'seen'],
  ['orders\u200B.csv', 'seen'],
  ['orders\uD800.csv', 'seen'],
  ['orders\u2028.csv', 'seen'],
  [' orders.csv', 'space'],
  ['orders.csv ', 'space'],
  ['orders.', 'dot'],
  ['NUL', 'Windows'],
  ['con.csv', 'Windows'],
  ['COM1.csv', 'Windows'],
  ['lpt¹.csv', 'Windows'],
  [`${'ä'.repeat(126)}.csv`, 'longer'],
])('the name %j is refused', async (name, why) => {
  const error = await files.add(name, stream('x'), { actor }).catch((error) => error);
  expect(error).toMatchObject({ code: 'file-name-refused', message: expect.stringContaining(why) });
  expect(await onDisk()).toEqual([]);
});

test('a name is kept in one form, and ordinary names of any language are fine', async () => {
  for (const name of ['Bestellu\u0308ngen 2026 (1).csv', '注文.csv', 'conto.csv'])
    await files.add(name, stream('x'), { actor });
  expect(await names()).toEqual(['Bestell\u00FCngen 2026 (1).csv', 'conto.csv', '注文.csv']);
});

test.each(['photo.png', 'orders.xls', 'orders.ods', 'orders'])(
  '%s is not kept: no analysis would read it',
  async (name) => {
    await expect(files.add(name, stream('x'), { actor })).rejects.toMatchObject({
      code: 'input-not-recognised',
    });
    expect(await onDisk()).toEqual([]);
  },
);

test('a workbook is one file, by itself and in an archive', async () => {
  const book = madeUpZip([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }]);
  await files.add('orders.xlsx', stream(book), { actor });
  await files.add('all.zip', stream(madeUpZip([{ name: 'a/customers.xlsx', content: book }])), { actor });
  expect(await names()).toEqual(['customers.xlsx', 'orders.xlsx']);
});

test('a stream that fails, is aborted or is too long leaves nothing', async () => {
  await expect(
    files.add(
      'a.csv',
      (async function* () {
        yield Buffer.from('half');
        throw new Error('The line broke.');
      })(),
      { actor },
    ),
  ).rejects.toThrow('The line broke.');

  const stop = new AbortController();
  const aborted = files.add(
    'a.csv',
    (async function* () {
      yield Buffer.from('half');
      stop.abort();
      yield Buffer.from('whole');
    })(),
    { actor, signal: stop.signal },
  );
  await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });

  const small = workspaceFiles(folder, { store, clock, fileBytes: 10 });
  await expect(small.add('a.csv', stream('123456', '78901'), { actor })).rejects.toMatchObject({
    code: 'file-too-large',
  });
  expect(await onDisk()).toEqual([]);
});

test('files that were put into the folder by hand are listed, and known again when they change', async () => {
  await writeFile(join(folder, 'by-hand.csv'), 'x');
  await utimes(join(folder, 'by-hand.csv'), 0, Date.UTC(2026, 0, 2) / 1000);
  await writeFile(join(folder, '.hidden'), 'x');
  await mkdir(join(folder, 'inner'));
  await symlink('/nowhere', join(folder, 'broken.csv'));
  expect(await files.list()).toEqual([
    { name: 'by-hand.csv', bytes: 1, addedAt: '2026-01-02T00:00:00.000Z', sample: false },
  ]);
  const [first] = await files.fingerprints();
  await writeFile(join(folder, 'by-hand.csv'), 'y');
  const [second] = await files.fingerprints();
  expect(second?.sha256).not.toBe(first?.sha256);
});

test('only what is listed can be removed', async () => {
  await files.add('orders.csv', stream('x'), { actor });
  for (const name of ['../store.sqlite', 'ORDERS.CSV', '', '.'])
    await expect(files.remove(name, { actor })).rejects.toMatchObject({ code: 'file-unknown' });
  await files.remove('orders.csv', { actor });
  expect(await onDisk()).toEqual([]);
  expect(await readdir(home)).toContain('store.sqlite');
  expect((await store.audit.entries('file/orders.csv')).map(({ action }) => action)).toEqual([
    'create',
    'remove',
  ]);
});

test('the sample comes and goes as one, and takes no file of somebody else', async () => {
  const added = await files.addSample({ customers: 100, actor });
  expect(added.map(({ name }) => name).sort()).toEqual([
    'consents.csv',
    'customers.csv',
    'orders.csv',
    'products.csv',
    'survey.csv',
  ]);
  expect((await files.list()).every(({ sample }) => sample)).toBe(true);
  await files.addSample({ customers: 120, actor });
  await writeFile(join(folder, 'orders.csv'), 'my own orders');
  expect((await files.list()).find(({ name }) => name === 'orders.csv')?.sample).toBe(false);
  expect(await files.removeSample({ actor })).toBe(4);
  expect(await names()).toEqual(['orders.csv']);
  await expect(files.addSample({ customers: 100, actor })).rejects.toMatchObject({ code: 'file-exists' });
  expect(await onDisk()).toEqual(['files/orders.csv']);
});

const zip = (entries: readonly MadeUpEntry[]) => stream(madeUpZip(entries));

test('an archive is unpacked, whatever its name; folders inside it do not count, nor what a Mac adds', async () => {
  const added = await files.add(
    'export.dat',
    zip([
      { name: 'shop/' },
      { name: 'shop/orders.csv', content: 'a,b\n1,2\n' },
      { name: 'shop/2026/customers.csv.gz', content: gzipSync('id\n1\n') },
      { name: '__MACOSX/shop/._orders.csv', content: 'x' },
      { name: 'shop/.DS_Store', content: 'x' },
    ]),
    { actor },
  );
  expect(added.map(({ name, bytes }) => [name, bytes])).toEqual([
    ['orders.csv', 8],
    ['customers.csv.gz', gzipSync('id\n1\n').length],
  ]);
  expect(await onDisk()).toEqual(['files/customers.csv.gz', 'files/orders.csv']);
  expect(await readFile(join(folder, 'orders.csv'), 'utf8')).toBe('a,b\n1,2\n');
});

const ok: MadeUpEntry = { name: 'a.csv', content: 'x' };
const hostile: readonly [what: string, entries: readonly MadeUpEntry[], code: string, why: string][] = [
  ['a way out', [ok, { name: '../evil.csv', content: 'x' }], 'archive-refused', 'leads out'],
  ['a way out further down', [ok, { name: 'a/../../evil.csv' }], 'archive-refused', 'leads out'],
  ['an absolute path', [ok, { name: '/etc/cron.d/evil' }], 'archive-refused', 'leads out'],
  ['a drive', [ok, { name: 'C:/evil.csv' }], 'archive-refused', 'leads out'],
  ['backslashes', [ok, { name: '..\\evil.csv' }], 'archive-refused', 'leads out'],
  ['a NUL', [ok, { name: 'a\u0000.csv' }], 'file-name-refused', 'seen'],
  ['a hidden file', [ok, { name: 'x/.htaccess' }], 'file-name-refused', 'dot'],
  ['a reserved name', [ok, { name: 'aux.csv' }], 'file-name-refused', 'Windows'],
  ['a link', [ok, { name: 'link.csv', content: '/etc/passwd', mode: 0o120777 }], 'archive-refused', 'link'],
  ['a device', [ok, { name: 'dev.csv', mode: 0o020666 }], 'archive-refused', 'device'],
  ['a password', [ok, { name: 'b.csv', encrypted: true }], 'archive-refused', 'password'],
  ['an unknown packing', [ok, { name: 'b.csv', method: 97 }], 'archive-refused', 'not read'],
  ['an archive', [ok, { name: 'b.csv', content: madeUpZip([ok]) }], 'archive-refused', 'inside'],
  ['the same name twice', [ok, { name: 'x/A.CSV' }], 'archive-refused', 'same name'],
  ['nothing', [], 'archive-refused', 'no file'],
  ['only folders', [{ name: 'x/' }], 'archive-refused', 'no file'],
  [
    'a spreadsheet',
    [{ name: '[Content_Types].xml' }, { name: 'xl/a.xml' }],
    'archive-refused',
    'spreadsheet',
  ],
  [
    'more than it says',
    [ok, { name: 'b.csv', content: 'xxxx', claimedBytes: 2 }],
    'archive-refused',
    'damaged',
  ],
  [
    'less than it says',
    [ok, { name: 'b.csv', content: 'xx', claimedBytes: 9 }],
    'archive-refused',
    'damaged',
  ],
  [
    'other content than it says',
    [ok, { name: 'b.csv', content: 'xx', claimedCrc: 1 }],
    'archive-refused',
    'damaged',
  ],
  [
    'very many files',
    Array.from({ length: 201 }, (_, i) => ({ name: `${i}.csv` })),
    'archive-refused',
    '200 files',
  ],
];

test.each(hostile)('an archive with %s is refused, all of it', async (_, entries, code, why) => {
  const error = await files.add('orders.zip', zip(entries), { actor }).catch((error) => error);
  expect(error).toMatchObject({ code, message: expect.stringContaining(why) });
  expect(await onDisk()).toEqual([]);
  expect((await readdir(home)).sort()).toEqual([
    'files',
    'store.sqlite',
    'store.sqlite-shm',
    'store.sqlite-wal',
  ]);
  expect(await store.audit.entries()).toEqual([]);
});

test('a bomb is stopped while it is unpacked, by its size and by its ratio, whatever it says of itself', async () => {
  const large = Buffer.alloc(70 * 2 ** 20, 'x');
  await expect(
    files.add('a.zip', zip([{ name: 'a.csv', content: large, claimedBytes: 10 }]), { actor }),
  ).rejects.toMatchObject({ code: 'archive-refused' });
  await expect(files.add('a.zip', zip([{ name: 'a.csv', content: large }]), { actor })).rejects.toMatchObject(
    {
      message: expect.stringContaining('200 times'),
    },
  );
  const half = { content: large.subarray(0, 45 * 2 ** 20) };
  const roomy = {
    name: 'noise.bin',
    content: Buffer.from(Array.from({ length: 2 ** 20 }, (_, i) => (i * i * 31) >> 7)),
  };
  await expect(
    files.add('a.zip', zip([roomy, { name: 'a.csv', ...half }, { name: 'b.csv', ...half }]), { actor }),
  ).rejects.toMatchObject({ code: expect.stringMatching(/file-too-large|archive-refused/) });
  expect(await onDisk()).toEqual([]);
});

test('an archive that is cut anywhere, or changed anywhere, is unpacked right or refused', async () => {
  const whole = madeUpZip([
    { name: 'a.csv', content: 'id\n1\n2\n3\n' },
    { name: 'b.csv', content: 'id\n4\n5\n6\n' },
  ]);
  for (let cut = 4; cut < whole.length; cut += 7) {
    const error = await files.add('a.zip', stream(whole.subarray(0, cut)), { actor }).catch((error) => error);
    expect(error).toMatchObject({ code: 'archive-refused' });
  }
  for (let at = 4; at < whole.length; at += 3) {
    const changed = Buffer.from(whole);
    changed.writeUInt8((changed[at] ?? 0) ^ 0x41, at);
    const end = await files.add('a.zip', stream(changed), { actor }).catch((error) => error);
    if (Array.isArray(end)) {
      const contents = await Promise.all(end.map(({ name }) => readFile(join(folder, name), 'utf8')));
      for (const content of contents) expect(['id\n1\n2\n3\n', 'id\n4\n5\n6\n']).toContain(content);
      for (const { name } of end) await files.remove(name, { actor });
    } else expect(end.code).toMatch(/^(archive-refused|file-name-refused|file-too-large)$/);
    expect(await onDisk()).toEqual([]);
  }
});
