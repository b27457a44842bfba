import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { paintFor } from '../paint.ts';
import { liveDisplay } from './live.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function screen(columns: number) {
  const writes: string[] = [];
  const write = (text: string) => void writes.push(text.replace('\r\x1b[2K', ''));
  const display = liveDisplay({ write, columns: () => columns, paint: paintFor(false) });
  return { display, writes, last: () => writes.at(-1) };
}

test('a stage is one line that is drawn again, and a line that stays', () => {
  const { display, writes, last } = screen(80);
  display.show({ stage: 'Reading the files', detail: 'orders.csv', share: 0.25 });
  vi.advanceTimersByTime(2000);
  expect(last()).toMatch(/^\S Reading the files {2}━{6}─{18} {2}25 % {2}(?:1\.9|2\.0) s {2}orders\.csv$/);
  display.show({ stage: 'Writing the report' });
  expect(writes.at(-2)).toBe('✓ Reading the files  2.0 s\n');
  display.end('done');
  expect(last()).toBe('✓ Writing the report  0.0 s\n');
});

test('what is left is told once enough is known', () => {
  const { display, last } = screen(120);
  display.show({ stage: 'Making up', share: 0 });
  vi.advanceTimersByTime(4000);
  display.show({ stage: 'Making up', share: 0.5 });
  vi.advanceTimersByTime(100);
  expect(last()).not.toContain('left');
  for (const share of [0.51, 0.52, 0.53, 0.54, 0.55, 0.56, 0.57]) display.show({ stage: 'Making up', share });
  vi.advanceTimersByTime(100);
  expect(last()).toContain('4.2 s, about 3.2 s left');
});

test.each([1, 10, 24, 40, 60, 79])('a line never wraps on %i columns', (columns) => {
  const { display, writes } = screen(columns);
  display.show({ stage: 'Building the single view', detail: 'x'.repeat(200), share: 0.5 });
  vi.advanceTimersByTime(300);
  expect(writes.length).toBeGreaterThan(2);
  for (const line of writes) expect(line.length).toBeLessThan(Math.max(columns, 1));
});

test('a stop takes the line away, and nothing is drawn afterwards', () => {
  const { display, writes, last } = screen(80);
  display.show({ stage: 'Reading' });
  display.end('stopped');
  const drawn = writes.length;
  vi.advanceTimersByTime(1000);
  expect(writes.length).toBe(drawn);
  expect(last()).toBe('');
});
