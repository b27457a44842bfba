import { amountsIn } from '@attune/charts';
import { expect, it } from 'vitest';
import { writeChange, writeFigure } from './write-figure.ts';

const euros = amountsIn('EUR');
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

it('writes a figure in its unit, and says what is withheld', () => {
  expect(plain(writeFigure(1_240_000, 'money', euros, false))).toBe('€1.2 M');
  expect(plain(writeFigure(0.123, 'share', euros, false))).toBe('12 %');
  expect(plain(writeFigure(41, 'days', euros, false))).toBe('41 days');
  expect(writeFigure(1240, 'count', euros, false)).toBe('1,240');
  expect(writeFigure(null, 'count', euros, false)).toBe('withheld');
  expect(writeFigure(null, 'count', euros, true)).toBe('not known');
  expect(writeFigure(null, 'days', euros, false)).toBe('not known');
});

it('writes a change with its sign', () => {
  expect(plain(writeChange(1500, 'money', euros))).toBe('+€1,500');
  expect(plain(writeChange(-0.031, 'share', euros))).toBe('−3.1 points');
  expect(writeChange(0, 'count', euros)).toBe('0');
  expect(writeChange(12, 'count', euros)).toBe('+12');
  expect(writeChange(null, 'count', euros)).toBe('not known');
});
