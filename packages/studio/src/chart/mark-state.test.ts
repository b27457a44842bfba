import { expect, it } from 'vitest';
import { marksIn, standingOut } from './mark-state.ts';

const dormant = { key: 'lifecycle:dormant' };
const active = { key: 'lifecycle:active' };
const flow = { key: 'flow:active-dormant', linked: ['lifecycle:active', 'lifecycle:dormant'] };
const option = {};

it('names each mark once, in the order of the drawing', () => {
  const marks = new Map([
    [0, [flow, undefined, active]],
    [2, [active, dormant]],
  ]);
  expect(marksIn({ option, width: 1, height: 1, marks }).map(({ key }) => key)).toEqual([
    'flow:active-dormant',
    'lifecycle:active',
    'lifecycle:dormant',
  ]);
  expect(marksIn({ option, width: 1, height: 1 })).toEqual([]);
});

it('lets what is selected stand out, with all that belongs to it', () => {
  const marks = [flow, active, dormant];
  expect(standingOut(marks, new Set(['lifecycle:dormant']))).toEqual(
    new Set(['flow:active-dormant', 'lifecycle:dormant']),
  );
  expect(standingOut(marks, new Set(['flow:active-dormant']))).toEqual(new Set(['flow:active-dormant']));
});

it('fades nothing where the selection is about another chart, or empty', () => {
  expect(standingOut([active], new Set(['decile:1']))).toBeNull();
  expect(standingOut([active], new Set())).toBeNull();
});
