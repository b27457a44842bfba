import { expect, test } from 'vitest';
import { AttuneError } from '../errors/index.ts';
import { onDisk } from './durable-file.ts';

const full = Object.assign(new Error('write'), { code: 'ENOSPC' });

test.each([
  ['the disk itself', full],
  [
    'another room, with a place on this machine',
    new AttuneError(
      'output-not-writable',
      'The file /srv/shop/files/.incoming/orders.csv cannot be written.',
      {
        remedy: 'Check the folder.',
        place: { file: '/srv/shop/files/.incoming/orders.csv' },
        cause: full,
      },
    ),
  ],
])('a full disk is called so, whoever says it: %s', async (_, failure) => {
  const told = await onDisk('/srv/shop/files', () => Promise.reject(failure)).catch(
    (error: unknown) => error,
  );
  expect(told).toMatchObject({
    code: 'output-not-writable',
    message: 'The workspace cannot be written: the disk is full.',
    place: { file: 'files' },
  });
});

test('what is no trouble with the disk stays what it is', async () => {
  const refused = new AttuneError('file-exists', 'There is one.', { remedy: 'Rename it.', cause: full });
  for (const error of [refused, new Error('a bug')])
    await expect(onDisk('/srv/shop', () => Promise.reject(error))).rejects.toBe(error);
});
