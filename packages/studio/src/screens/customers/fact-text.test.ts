import { amountsIn } from '@attune/charts';
import { expect, test } from 'vitest';
import { factText } from './fact-text.ts';

const money = amountsIn('EUR');
const text = (name: string, type: string, unit: string, value: string | number | boolean | null) =>
  factText({ name, type, unit }, value, money);

test('facts read as people write them', () => {
  expect(text('revenue', 'money', 'money', 1234.5)).toBe('€1,234.50');
  expect(text('average_order', 'number', 'money', 20)).toBe('€20.00');
  expect(text('growth', 'number', 'share', -0.12)).toBe('\u221212\u00A0%');
  expect(text('last_purchase', 'day', 'day', '2026-06-30')).toBe('30\u00A0Jun\u00A02026');
  expect(text('interval_mean_days', 'number', 'days', 31.25)).toBe('31.3\u00A0days');
  expect(text('orders', 'count', 'orders', 1200)).toBe('1,200');
  expect(text('value_cell', 'text', '', 'high-low')).toBe('High value, low outlook');
  expect(text('potential_kind', 'text', '', 'estimated')).toBe('learnt from customers alike who told');
  expect(text('lifecycle', 'text', '', 'dormant')).toBe('Dormant');
  expect(text('country', 'text', '', 'de')).toBe('de');
  expect(text('growth', 'number', 'share', null)).toBe('–');
});
