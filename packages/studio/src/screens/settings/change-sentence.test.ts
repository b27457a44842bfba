import { expect, test } from 'vitest';
import { changeSentence } from './change-sentence.ts';

const names = new Map([['p1', 'Ada']]);

test.each([
  [
    { action: 'create', subject: 'file/orders.csv', before: null, after: { bytes: 3 } },
    'added the file orders.csv',
  ],
  [{ action: 'change', subject: 'person/p1', before: null, after: null }, 'changed the person Ada'],
  [
    { action: 'remove', subject: 'person/p2', before: { name: 'Ben' }, after: null },
    'removed the person Ben',
  ],
  [{ action: 'create', subject: 'key/k1', before: null, after: { name: 'Shop' } }, 'added the API key Shop'],
  [{ action: 'change', subject: 'schedule/analysis', before: null, after: {} }, 'changed the schedule'],
  [{ action: 'melt', subject: 'thing/x', before: null, after: null }, 'melt thing x'],
])('%o', (change, said) => {
  expect(changeSentence(change, names)).toBe(said);
});
