import { expect, test } from 'vitest';
import { beginsWithHeader, belowPreamble } from './below-preamble.ts';

const table = 'id,date,amount\n1,2026-01-05,10.50\n2,2026-01-06,11.50\n3,2026-01-07,12.50\n';

test.each([
  ['a title', 'Orders\n', 1],
  ['a title and a period', 'Orders\n\nFrom,2026-01-01\n', 2],
  ['nothing', '', undefined],
])('the header below %s', (_, above, count) => {
  const text = above + table;
  expect(belowPreamble(text, true, undefined)).toEqual(
    count === undefined ? undefined : { delimiter: ',', above: count },
  );
  expect(beginsWithHeader(text, ',', true)).toBe(count === undefined);
});

test.each([
  ['values are no header', 'Orders\n1,2026-01-05,10.50\n2,2026-01-06,11.50\n'],
  ['a line above that is as wide may be the header', 'a,b,c\n' + 'id,date,amount\n1,2026-01-05,10.50\n'],
  ['headers are filled', 'Orders\nid,,amount\n1,2026-01-05,10.50\n2,2026-01-06,11.50\n'],
  ['headers are different', 'Orders\nid,id,amount\n1,2026-01-05,10.50\n2,2026-01-06,11.50\n'],
  ['the rows below are alike', 'Orders\nid,date,amount\n1,2\n1\n1,2,3,4\n'],
])('%s', (_, text) => {
  expect(belowPreamble(text, true, undefined)).toBeUndefined();
});
