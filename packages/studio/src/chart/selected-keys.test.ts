import { expect, it } from 'vitest';
import { readKeys, withKey, writeKeys } from './selected-keys.ts';

it('comes back from the address as it went in', () => {
  for (const keys of [['decile:3'], ['rfm:At risk', 'rfm:a,b'], ['x:100%2C'], []])
    expect(readKeys(writeKeys(new Set(keys)))).toEqual(new Set(keys));
  expect(writeKeys(new Set())).toBeUndefined();
});

it('takes a key alone, lets it go again, and adds to others', () => {
  expect(withKey(new Set(), 'a', false)).toEqual(new Set(['a']));
  expect(withKey(new Set(['a']), 'a', false)).toEqual(new Set());
  expect(withKey(new Set(['a', 'b']), 'a', false)).toEqual(new Set(['a']));
  expect(withKey(new Set(['a']), 'b', true)).toEqual(new Set(['a', 'b']));
  expect(withKey(new Set(['a', 'b']), 'b', true)).toEqual(new Set(['a']));
});
