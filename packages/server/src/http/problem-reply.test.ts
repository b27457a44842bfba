import { AttuneError } from '@attune/engine';
import { expect, test } from 'vitest';
import { problemReply } from './problem-reply.ts';

const reply = (file: string) =>
  problemReply(
    new AttuneError('store-unavailable', 'The store cannot be used: it is locked.', {
      remedy: 'Wait.',
      place: { file, row: 3 },
    }),
  ).body.error;

test.each(['/srv/shop/store.sqlite', 'postgres://ada@db.internal:5432/attune'])(
  'where the server keeps things is for its log: %s',
  (file) => expect(reply(file).place).toEqual({ row: 3 }),
);

test('the name of a file of the workspace is for everybody', () => {
  expect(reply('orders.csv').place).toEqual({ file: 'orders.csv', row: 3 });
});
