import { amountsIn } from '@attune/charts';
import { expect, test } from 'vitest';
import { potentialWords } from './potential-words.ts';

const money = amountsIn('EUR');
const said = (kind: string | null, potential: number | null, low = potential, high = potential) =>
  potentialWords({ potential, potential_low: low, potential_high: high, potential_kind: kind }, money);

test('each kind is called by its own name, with its range', () => {
  expect(said('told', 350)).toMatchObject({
    heading: 'Could spend €350 a year more than here',
    range: undefined,
  });
  expect(said('estimated', 350, 40, 900)).toMatchObject({
    heading: 'Could spend about €350 a year more than here',
    range: '€40 to €900',
  });
  expect(said('headroom', 350, 200, 500)).toMatchObject({
    heading: 'Spends about €350 a year less than high-spending peers',
    name: 'Headroom',
    range: '€200 to €500',
  });
});

test('nothing reads as nothing only where the range says so too', () => {
  expect(said('told', 0)?.heading).toBe('Spends nothing elsewhere, by what was told');
  expect(said('estimated', 0, 0, 120)?.heading).toBe(
    'Could spend nothing, or up to €120 a year more than here',
  );
  expect(said('headroom', 0, 0, 0)).toMatchObject({
    heading: 'Spends as much as high-spending peers',
    range: undefined,
  });
});

test('where nothing is known, nothing is said', () => {
  expect(said(null, null)).toBeUndefined();
  expect(said('guessed', 12)).toBeUndefined();
});
