import { expect, test } from 'vitest';
import { AttuneError } from '../errors/index.ts';
import { carry, delivered } from './carried-error.ts';

const overTheWire = (error: unknown) => delivered(JSON.parse(JSON.stringify(carry(error))));

test('what a user sees of an error survives the way between processes', () => {
  const place = { file: 'orders.csv', row: 7, field: 'amount' };
  const cause = new Error('ENOENT', { cause: new Error('deeper') });
  const error = overTheWire(
    new AttuneError('input-unreadable', 'It broke.', { remedy: 'Mend it.', place, cause }),
  );
  expect(error).toBeInstanceOf(AttuneError);
  expect(error).toMatchObject({
    code: 'input-unreadable',
    message: 'It broke.',
    remedy: 'Mend it.',
    place,
    exitCode: 4,
  });
  expect(error.cause).toMatch(/ENOENT[\s\S]*deeper/);
});

test('a bug arrives as a bug, with the place where it happened', () => {
  const error = overTheWire(new TypeError('x is not a function'));
  expect(error).not.toBeInstanceOf(AttuneError);
  expect(error.message).toBe('x is not a function');
  expect(error.stack).toContain('carried-error.test.ts');
});

test('a thrown text is an error all the same', () => {
  expect(overTheWire('no').message).toBe('no');
});
