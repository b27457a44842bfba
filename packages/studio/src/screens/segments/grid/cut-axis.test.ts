import { describe, expect, it } from 'vitest';
import { moneyAxis, shareAxis } from './cut-axis.ts';

describe('the axis of money', () => {
  const axis = moneyAxis([5, 10, 100, 1000, 5000]);

  it('gives equal factors equal ways', () => {
    expect(axis.placeOf(50) - axis.placeOf(5)).toBeCloseTo(axis.placeOf(500) - axis.placeOf(50), 12);
    expect([axis.placeOf(5), axis.placeOf(5000)]).toEqual([0, 1]);
  });

  it('keeps what lies beyond an end at it', () => {
    expect([axis.placeOf(0), axis.placeOf(-3), axis.placeOf(1e9)]).toEqual([0, 0, 1]);
    expect([axis.valueAt(-1), axis.valueAt(2)]).toEqual([5, 5000]);
  });

  it('finds the value of a place again, to three digits', () => {
    for (const value of [5.12, 19, 247, 4980]) expect(axis.valueAt(axis.placeOf(value))).toBe(value);
  });

  it('always moves by a step, back and forth, and stops at the ends', () => {
    for (let value = axis.low; value < axis.high; ) {
      const next = axis.stepped(value, 1);
      expect(next).toBeGreaterThan(value);
      value = next;
    }
    expect(axis.stepped(axis.high, 10)).toBe(axis.high);
    expect(axis.stepped(axis.low, -1)).toBe(axis.low);
    expect(axis.stepped(100, 40)).toBe(1000);
    expect(axis.stepped(100, Number.POSITIVE_INFINITY)).toBe(axis.high);
    expect(axis.stepped(100, Number.NEGATIVE_INFINITY)).toBe(axis.low);
  });

  it('writes as many round values beside it as find room', () => {
    expect(axis.ticks(4)).toEqual([10, 100, 1000]);
    expect(axis.ticks(7)).toEqual([10, 30, 100, 300, 1000, 3000]);
    expect(moneyAxis([100, 900]).ticks(5)).toEqual([100, 200, 500]);
  });
});

describe('the axis of growth', () => {
  const axis = shareAxis([-1, -0.5, 0, 0.5, 1]);

  it('is even, with nought among what is written beside it', () => {
    expect(axis.placeOf(0)).toBe(0.5);
    expect(axis.ticks(5)).toEqual([-1, -0.5, 0, 0.5, 1]);
    expect(axis.ticks(3)).toEqual([-1, 0, 1]);
    expect(shareAxis([-0.3, 0.4]).ticks(8)).toContain(0);
  });

  it('moves by one per cent, and never gathers a rest', () => {
    let value = -1;
    for (let index = 0; index < 137; index++) value = axis.stepped(value, 1);
    expect(value).toBe(0.37);
    expect(Object.is(axis.stepped(-0.01, 1), 0)).toBe(true);
  });
});

it('refuses edges that do not ascend', () => {
  expect(() => moneyAxis([5])).toThrow('ascending');
  expect(() => shareAxis([0, 0])).toThrow('ascending');
});
