import { expect, test } from 'vitest';
import { nearestName } from './nearest-name.ts';

test.each([
  ['maxRejectd', ['memory', 'maxRejected'], 'maxRejected'],
  ['timezone', ['timeZone'], 'timeZone'],
  ['recieved', ['removed', 'received'], 'received'],
  ['knid', ['kind', 'knit'], 'kind'],
  ['week', ['year'], undefined],
  ['', ['year'], undefined],
  ['year', [], undefined],
])('%j among %j is %j', (name, known, expected) => {
  expect(nearestName(name, known)).toBe(expected);
});
