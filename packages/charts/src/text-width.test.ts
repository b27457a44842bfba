import { expect, it } from 'vitest';
import { fitText, textWidth } from './text-width.ts';

it('measures as a browser does with Inter', () => {
  // Measured in Chromium: 81.8 per cent of 1000 px, with figures that are not tabular.
  expect(textWidth('Came back 1,240', 100)).toBeGreaterThan(800);
  expect(textWidth('Came back 1,240', 100)).toBeLessThan(870);
  expect(textWidth('', 12)).toBe(0);
});

it('shortens what does not fit, and keeps one line', () => {
  expect(fitText('Lapsed', 12, 200)).toBe('Lapsed');
  expect(fitText('two\r\nlines', 12, 200)).toBe('two lines');
  const short = fitText('Win back 1,240 dormant best customers', 12, 100);
  expect(short).toMatch(/^Win back.*…$/);
  expect(textWidth(short, 12)).toBeLessThanOrEqual(100);
  expect(fitText('漢字漢字漢字漢字', 12, 40)).toBe('漢字…');
});
