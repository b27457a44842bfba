import { Refusal } from '@attune/client';
import { expect, test } from 'vitest';
import { fieldProblems } from './field-problems.ts';

test('a refusal speaks of fields by the end of their path', () => {
  const refusal = new Refusal(400, {
    code: 'request-invalid',
    message: '',
    remedy: '',
    details: [{ path: 'body.password', message: 'Too short.' }],
  });
  expect(fieldProblems(refusal)).toEqual({ password: 'Too short.' });
  expect(fieldProblems(new Error('bug'))).toEqual({});
});
