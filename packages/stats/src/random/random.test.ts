import { describe, expect, it } from 'vitest';
import { seededRandom } from './random.ts';
import { splitmix64 } from './splitmix64.ts';
import { uniform } from './uniform.ts';
import { xoshiro128 } from './xoshiro128.ts';

describe('splitmix64', () => {
  it('gives the published outputs for seed 1234567 (Rosetta Code, from the reference C code)', () => {
    expect(splitmix64(1234567n, 5)).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ]);
  });
});

describe('xoshiro128**', () => {
  it('gives the outputs of the reference C code 1.1 for the state 1, 2, 3, 4', () => {
    const random = xoshiro128([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, () => random.uint32())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('refuses the state it could never leave', () => {
    expect(() => xoshiro128([0, 0, 0, 0])).toThrow(RangeError);
  });
});

describe('seededRandom', () => {
  it('repeats itself for a seed, and differs between seeds', () => {
    const draw = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 20 }, () => random.uint32());
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(draw(0)).not.toEqual(draw(2 ** 32));
  });

  it('never changes: files made from a seed last year are made again', () => {
    const random = seededRandom(7);
    expect(Array.from({ length: 3 }, () => random.uint32())).toMatchInlineSnapshot(`
      [
        1801096769,
        1554325924,
        2992800842,
      ]
    `);
  });

  it('takes whole numbers only', () => {
    expect(() => seededRandom(1.5)).toThrow(RangeError);
    expect(() => seededRandom(-1)).toThrow(RangeError);
  });
});

describe('uniform', () => {
  it('fills [0, 1) evenly', () => {
    const random = seededRandom(1);
    const cells = new Float64Array(20);
    const draws = 200_000;
    let outside = 0;
    for (let i = 0; i < draws; i++) {
      const u = uniform(random);
      if (u < 0 || u >= 1) outside += 1;
      cells[Math.floor(u * 20)]! += 1;
    }
    expect(outside).toBe(0);
    const expected = draws / 20;
    const chiSquare = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // The 99.9 % point of χ² with 19 degrees of freedom.
    expect(chiSquare).toBeLessThan(43.82);
  });
});
