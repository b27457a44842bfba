import { expect, test } from 'vitest';
import { figure, oneOf, ownPath, rule, text, whole } from './address.ts';

test('what does not fit is taken away by name, because the router would hand it on', () => {
  const said = { a: { x: 1 }, b: '', n: 'many', r: [1], v: 'xml', w: -1, big: 1e300 };
  expect(text(said, 'a', 'b', 'c')).toEqual({ a: undefined, b: undefined, c: undefined });
  expect(Object.keys(text(said, 'a', 'b', 'c'))).toEqual(['a', 'b', 'c']);
  expect(Object.entries(figure(said, 'n'))).toEqual([['n', undefined]]);
  expect(Object.entries(figure(said, 'big'))).toEqual([['big', undefined]]);
  expect(Object.entries(whole(said, 'w', 'big'))).toEqual([
    ['w', undefined],
    ['big', undefined],
  ]);
  expect(whole({ at: 0 }, 'at')).toEqual({ at: 0 });
  expect(Object.entries(rule(said, 'r'))).toEqual([['r', undefined]]);
  expect(Object.entries(oneOf(said, 'v', ['json', 'history']))).toEqual([['v', undefined]]);
});

test('a name of figures is text', () => {
  expect(text({ run: 1563796 }, 'run')).toEqual({ run: '1563796' });
});

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '',
  undefined,
])('nobody is led away after the sign-in: %s', (back) =>
  expect(Object.entries(ownPath({ back }, 'back'))).toEqual([['back', undefined]]),
);

test('back to a path of our own', () => {
  expect(ownPath({ back: '/segments?value=3' }, 'back')).toEqual({ back: '/segments?value=3' });
});
