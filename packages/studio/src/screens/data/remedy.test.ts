import { expect, it } from 'vitest';
import { strings } from '../../strings/index.ts';
import { remedyFor } from './remedy.ts';

const words = strings.data.rejected;

it('says what to do about a reason, from the closest to the most general', () => {
  expect(remedyFor('customer-missing')).toBe(words.remedies['customer-missing']);
  expect(remedyFor('amount-missing')).toBe(words.remediesByEnding.missing);
  expect(remedyFor('quantity-too-large')).toBe(words.remediesByEnding['too-large']);
  expect(remedyFor('something-new')).toBe(words.remedyUnknown);
});
