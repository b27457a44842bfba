import { expect, test } from 'vitest';
import { requestOf, ruleOf } from './list-request.ts';
import { listSearch } from './list-search.ts';

const segments = [{ name: 'win-back', rule: { orders: { $gte: 3 } } }];

test('filters make one rule together', () => {
  expect(ruleOf({}, segments)).toBeUndefined();
  expect(ruleOf({ lifecycle: 'dormant' }, segments)).toEqual({ lifecycle: 'dormant' });
  expect(ruleOf({ rule: { orders: 1 }, decile: 2, segment: 'win-back' }, segments)).toEqual({
    $and: [{ orders: 1 }, { orders: { $gte: 3 } }, { past_year_decile: 2 }],
  });
});

test('a segment that nobody knows is not everybody', () => {
  expect(ruleOf({ segment: 'gone' }, segments)).toBeNull();
  expect(ruleOf({ segment: 'win-back', decile: 1 }, undefined)).toBeNull();
});

test('what is no rule in the address is asked for, and refused by the server', () => {
  expect(listSearch({ rule: [1, 2] })).toEqual({ rule: { '[1,2]': true } });
  expect(listSearch({ rule: 'dormant' })).toEqual({ rule: { '"dormant"': true } });
  expect(listSearch({ rule: null })).toEqual({ rule: { null: true } });
});

test('an id of figures is looked for as text, and odd values are left out', () => {
  expect(listSearch({ q: 10432, from: -1, ascending: 'yes', decile: 1.5, sort: '' })).toEqual({ q: '10432' });
});

test('a page is asked for in the order of the address', () => {
  expect(
    requestOf({ q: '7', sort: 'orders', ascending: true, columns: 'orders,units' }, undefined, 50),
  ).toEqual({
    search: '7',
    sort: 'orders',
    descending: false,
    columns: ['orders', 'units'],
    offset: 50,
    limit: 50,
  });
});
