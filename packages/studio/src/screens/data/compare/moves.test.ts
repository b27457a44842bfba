import { expect, it } from 'vitest';
import { movesOf } from './moves.ts';

it('keeps apart who moved, who stayed, who came, who went, and what is withheld', () => {
  const moves = movesOf({
    moves: [
      { from: 'active', to: 'active', customers: 100 },
      { from: 'active', to: 'dormant', customers: 20 },
      { from: 'dormant', to: 'active', customers: null },
      { from: 'not yet a customer', to: 'new', customers: 30 },
      { from: 'lapsed', to: 'no longer in the data', customers: 11 },
    ],
  });
  expect(moves).toMatchObject({ customers: 120, moved: 20, came: 30, gone: 11, withheld: 1 });
  expect(moves.flows.map(({ from, to }) => `${from} ${to}`)).toEqual(['Active Active', 'Active Dormant']);
  expect(moves.states.map(({ name }) => name)).toEqual([
    'New',
    'Active',
    'Mature',
    'Declining',
    'Dormant',
    'Lapsed',
  ]);
});
