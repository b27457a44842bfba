import { expect, test } from 'vitest';
import { asked, choiceOf, choicesOf } from './choices.ts';

test.each(['text', 'number', 'money', 'count', 'day', 'flag', 'list'] as const)(
  'every question that can be asked of a %s is recognised again',
  (type) => {
    for (const choice of choicesOf(type)) {
      const test = asked(choice);
      const isDay = choice.input === 'day';
      expect(choiceOf(isDay ? { ...test, value: '2026-06-30' } : test, type)?.id).toBe(choice.id);
    }
  },
);

test('another question keeps what was entered, where it fits', () => {
  const named = (id: string, type: 'text' | 'number' | 'day') =>
    choicesOf(type).find((one) => one.id === id)!;
  const de = { operator: '$eq', value: 'DE' };
  expect(asked(named('isNot', 'text'), de)).toEqual({ operator: '$ne', value: 'DE' });
  expect(asked(named('oneOf', 'text'), de)).toEqual({ operator: '$in', value: ['DE'] });
  expect(asked(named('is', 'text'), { operator: '$in', value: ['DE', 'FR'] }).value).toBe('DE');
  expect(asked(named('atLeast', 'number'), de).value).toEqual([]);
  expect(asked(named('longerAgo', 'day'), { operator: '$before', value: '2026-06-30' }).value).toEqual({
    days: 90,
  });
});

test('nothing is offered that the warehouse cannot be asked', () => {
  expect(choicesOf('text', ['$eq', '$exists']).map(({ id }) => id)).toEqual(['is', 'known', 'unknown']);
});
