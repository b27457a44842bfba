import { describe, expect, it } from 'vitest';
import { categorical } from './categorical.ts';
import { exponential } from './exponential.ts';
import { gamma } from './gamma.ts';
import { integer } from './integer.ts';
import { normal } from './normal.ts';
import { poisson } from './poisson.ts';
import { type Random, seededRandom } from './random.ts';
import { shuffle } from './shuffle.ts';

const draws = 100_000;

/** Mean and variance of many draws, each as the number of standard errors it is off. */
function moments(draw: (random: Random) => number, mean: number, variance: number, fourth: number) {
  const random = seededRandom(42);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < draws; i++) {
    const off = draw(random) - mean;
    sum += off;
    squares += off * off;
  }
  return {
    mean: Math.abs(sum / draws) / Math.sqrt(variance / draws),
    variance: Math.abs(squares / draws - variance) / Math.sqrt((fourth - variance ** 2) / draws),
  };
}

describe('draws have the mean and the variance of their distribution', () => {
  // Mean, variance and fourth central moment from the textbook.
  const gammaCase = (shape: number, rate: number) =>
    [
      `gamma(${shape}, ${rate})`,
      (r: Random) => gamma(r, shape, rate),
      shape / rate,
      shape / rate ** 2,
      (3 * shape ** 2 + 6 * shape) / rate ** 4,
    ] as const;
  const poissonCase = (mean: number) =>
    [`poisson(${mean})`, (r: Random) => poisson(r, mean), mean, mean, 3 * mean ** 2 + mean] as const;
  const cases = [
    ['normal', (r: Random) => normal(r, 3, 2), 3, 4, 48] as const,
    ['exponential', (r: Random) => exponential(r, 0.5), 2, 4, 144] as const,
    gammaCase(0.3, 2),
    gammaCase(1, 1),
    gammaCase(7.5, 0.1),
    poissonCase(0.2),
    poissonCase(9.9),
    poissonCase(10),
    poissonCase(250),
    poissonCase(1e6),
  ];

  it.each(cases)('%s', (_, draw, mean, variance, fourth) => {
    const off = moments(draw, mean, variance, fourth);
    expect(off.mean).toBeLessThan(4);
    expect(off.variance).toBeLessThan(4);
  });
});

describe('poisson', () => {
  it.each([3, 12, 40])('has the probabilities of the distribution at mean %d', (mean) => {
    const random = seededRandom(3);
    const counts = new Map<number, number>();
    for (let i = 0; i < draws; i++) {
      const k = poisson(random, mean);
      counts.set(k, (counts.get(k) ?? 0) + 1);
    }
    let probability = Math.exp(-mean);
    let chiSquare = 0;
    let cells = 0;
    for (let k = 0; k < 4 * mean + 20; k++) {
      const expected = draws * probability;
      if (expected >= 5) {
        chiSquare += ((counts.get(k) ?? 0) - expected) ** 2 / expected;
        cells += 1;
      }
      probability *= mean / (k + 1);
    }
    expect(chiSquare).toBeLessThan(cells + 4 * Math.sqrt(2 * cells));
  });

  it('is 0 at mean 0 and refuses a negative mean', () => {
    expect(poisson(seededRandom(1), 0)).toBe(0);
    expect(() => poisson(seededRandom(1), -1)).toThrow(RangeError);
  });
});

describe('integer', () => {
  it('reaches every number of the range equally often', () => {
    const random = seededRandom(5);
    const counts = new Float64Array(7);
    for (let i = 0; i < 70_000; i++) counts[integer(random, -3, 3) + 3]! += 1;
    const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    // The 99.9 % point of χ² with 6 degrees of freedom.
    expect(chiSquare).toBeLessThan(22.46);
  });

  it('takes a range of one and the widest one, and refuses others', () => {
    const random = seededRandom(5);
    expect(integer(random, 4, 4)).toBe(4);
    expect(integer(random, 0, 2 ** 32 - 1)).toBeLessThan(2 ** 32);
    expect(() => integer(random, 1, 0)).toThrow(RangeError);
    expect(() => integer(random, 0, 2 ** 32)).toThrow(RangeError);
    expect(() => integer(random, 0.5, 2)).toThrow(RangeError);
  });
});

describe('categorical', () => {
  it('draws in proportion to the weights and never a weight of 0', () => {
    const random = seededRandom(6);
    const weights = Object.freeze([0, 1, 3, 0, 6, 0]);
    const counts = new Float64Array(6);
    for (let i = 0; i < draws; i++) counts[categorical(random, weights)]! += 1;
    expect([counts[0], counts[3], counts[5]]).toEqual([0, 0, 0]);
    [1, 2, 4].forEach((i) => {
      const share = weights[i]! / 10;
      expect(Math.abs(counts[i]! / draws - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / draws));
    });
  });

  it('refuses weights without a sum', () => {
    expect(() => categorical(seededRandom(1), [0, 0])).toThrow(RangeError);
    expect(() => categorical(seededRandom(1), [1, -1])).toThrow(RangeError);
    expect(() => categorical(seededRandom(1), [])).toThrow(RangeError);
  });
});

describe('shuffle', () => {
  it('leaves the input and gives each of the orders equally often', () => {
    const random = seededRandom(8);
    const items = Object.freeze(['a', 'b', 'c']);
    const counts = new Map<string, number>();
    for (let i = 0; i < 60_000; i++) {
      const order = shuffle(random, items).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(items).toEqual(['a', 'b', 'c']);
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(4 * 91.3);
  });
});
