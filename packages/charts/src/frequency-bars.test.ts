import { expect, test } from 'vitest';
import { number } from './format.ts';
import { frequencyBars } from './frequency-bars.ts';
import { renderSvg } from './render-svg.ts';

const words = {
  write: number,
  heading: 'Customers',
  axis: 'Purchases again',
  actual: 'as counted',
  expected: ['as expected', 'as expected otherwise'],
  withheld: 'withheld',
};
const rows = [
  { name: '0', actual: 520, expected: [512, 530], key: 'again:0' },
  { name: '1', actual: null, expected: [null, 160] },
  { name: '2+', actual: 90, expected: [88, 91], key: 'again:2+' },
];
const svgOf = (width: number, of = rows) =>
  renderSvg(frequencyBars(of, words, width), { id: 'f', title: 't', description: 'd' });

test('bars stand for what was counted, marks for what was expected; what is withheld says so', () => {
  const drawing = frequencyBars(rows, words, 600);
  expect(drawing.option.series).toMatchObject([
    { type: 'bar', data: [{ value: 520 }, { value: 0 }, { value: 90 }] },
    {
      type: 'scatter',
      data: [
        ['0', 512],
        ['2+', 88],
      ],
    },
    {
      type: 'scatter',
      data: [
        ['0', 530],
        ['1', 160],
        ['2+', 91],
      ],
    },
    {},
    {},
    {},
    {},
  ]);
  const svg = svgOf(600);
  for (const said of ['withheld', 'as counted', 'as expected otherwise', 'data-key="again:2+"'])
    expect(svg).toContain(said);
});

test('it is drawn without nonsense at any width, and with no rows', () => {
  for (const svg of [svgOf(272), svgOf(900), svgOf(328, [])])
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});
