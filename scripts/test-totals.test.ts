import { expect, it } from 'vitest';
import { failures, testTotals } from './test-totals.ts';

const results = (numPassedTests: number, numFailedTests: number, unloaded = 0) => ({
  numPassedTests,
  numFailedTests,
  testResults: Array.from({ length: unloaded }, () => ({
    name: 'broken.test.ts',
    status: 'failed',
    assertionResults: [],
  })),
});

it('adds up tests over the steps', () => {
  const steps = [
    { name: 'test', status: 0, results: results(10, 0) },
    { name: 'real', status: 1, results: results(5, 2) },
    { name: 'pack', status: 0 },
  ];
  expect(testTotals(steps)).toEqual({ passed: 16, failed: 2 });
});

it('counts what failed without a failed test', () => {
  expect(testTotals([{ name: 'test', status: 1, results: results(10, 0) }])).toEqual({
    passed: 10,
    failed: 1,
  });
  expect(testTotals([{ name: 'test', status: 1, results: results(10, 0, 2) }])).toEqual({
    passed: 10,
    failed: 2,
  });
  expect(testTotals([{ name: 'pack', status: 127 }])).toEqual({ passed: 0, failed: 1 });
});

it('names what failed, with the first lines of why', () => {
  const test = (fullName: string, status: string, message: string) => ({
    fullName,
    status,
    failureMessages: [message],
  });
  const file = {
    name: 'value.test.ts',
    status: 'failed',
    assertionResults: [
      test('a sum', 'failed', 'expected 1 to be 2\n  at value.test.ts:3'),
      test('a mean', 'passed', ''),
    ],
  };
  const failed = { name: 'test', status: 1, results: { ...results(1, 1), testResults: [file] } };
  expect(failures(failed)).toEqual(['value.test.ts > a sum\n  expected 1 to be 2\n    at value.test.ts:3']);
  expect(failures({ name: 'pack', status: 127 })).toEqual(['pack ended with status 127']);
  expect(failures({ name: 'pack', status: 0 })).toEqual([]);
});
