import { expect, test } from 'vitest';
import { traces } from './traces.ts';

test('the rules are told in the words of the measure', () => {
  const rule = (measure: 'revenue' | 'margin' | 'outcome', path: string) =>
    traces(measure).find((trace) => trace.path === path)?.rule;
  expect(rule('revenue', 'revenue')).toContain('sum of amount − refunded;');
  expect(rule('margin', 'revenue')).toContain('sum of amount − refunded − cost;');
  expect(rule('outcome', 'revenue')).toContain('sum of amount;');
  expect(JSON.stringify(traces('margin').map((trace) => trace.rule))).not.toContain('revenue');
  expect(JSON.stringify(traces('outcome').map((trace) => trace.rule))).not.toContain('revenue');
});

test('each year’s buyers are counted in their own window', () => {
  const of = (path: string) => traces('revenue').find((trace) => trace.path === path);
  expect(of('value.previousYearBuyers')?.metric).toBe('previous_year_buyers');
  expect(of('value.previousYearBuyers')?.rule).toContain('the year before the past year');
  expect(of('value.pastYearBuyers')?.rule).not.toContain('the year before');
});
