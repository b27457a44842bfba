import { ClickHouseError } from '@clickhouse/client';
import { expect, test } from 'vitest';
import { AttuneError } from '../errors/index.ts';
import { clickhouseFailure } from './clickhouse-error.ts';

function failure(code: string, type: string, message: string): AttuneError {
  const error = clickhouseFailure(
    'db.example:8123',
    'select x\n  from t',
    new ClickHouseError({ code, type, message }),
  );
  if (error instanceof AttuneError) return error;
  throw error;
}

test("a customer's value in ClickHouse's message does not reach the error or its cause", () => {
  const error = failure(
    '6',
    'CANNOT_PARSE_TEXT',
    "Cannot parse string 'ann@example.org' as Int64: parsed text: \"ann\" at 4155550199: while executing 'FUNCTION f(ann)'",
  );
  expect(error).toMatchObject({
    code: 'warehouse-failed',
    message: expect.stringContaining('select x from t'),
  });
  expect(String(error.cause)).toMatch(/6 CANNOT_PARSE_TEXT: Cannot parse string … as Int64/);
  expect(`${error} ${error.cause}`).not.toMatch(/\bann\b|4155/);
});

test('a name that the statement got wrong does', () => {
  const error = failure(
    '47',
    'UNKNOWN_IDENTIFIER',
    "Unknown identifier 'speend' in scope SELECT speend, 'ann'.",
  );
  expect(String(error.cause)).toContain("'speend'");
  expect(String(error.cause)).not.toContain('ann');
});

test('a closed door and a silent server say what to check', () => {
  expect(failure('516', 'AUTHENTICATION_FAILED', 'no')).toMatchObject({
    code: 'warehouse-unavailable',
    message: expect.stringContaining('db.example:8123'),
    remedy: expect.stringContaining('password'),
  });
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  expect(clickhouseFailure('db.example:8123', 'select 1', refused)).toMatchObject({
    code: 'warehouse-unavailable',
    remedy: expect.stringContaining('port'),
  });
  const bug = new TypeError('x is undefined');
  expect(clickhouseFailure('db.example:8123', 'select 1', bug)).toBe(bug);
});
