import { logGamma } from '../special/log-gamma.ts';
import type { Random } from './random.ts';
import { openUniform, uniform } from './uniform.ts';

/** By multiplying uniforms until they fall below e^(−mean). Source: Knuth (1969), The Art of Computer Programming 2, 3.4.1. */
function fewEvents(random: Random, mean: number): number {
  const limit = Math.exp(-mean);
  let product = uniform(random);
  let events = 0;
  while (product > limit) {
    product *= uniform(random);
    events += 1;
  }
  return events;
}

/** Transformed rejection with squeeze. Source: W. Hörmann (1993), algorithm PTRS, Insurance: Mathematics and Economics 12. */
function manyEvents(random: Random, mean: number): number {
  const root = Math.sqrt(mean);
  const logMean = Math.log(mean);
  const b = 0.931 + 2.53 * root;
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = uniform(random) - 0.5;
    const v = openUniform(random);
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const hat = Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + b);
    if (hat <= -mean + k * logMean - logGamma(k + 1)) return k;
  }
}

/** The number of events of a Poisson process with the given mean, 0 ≤ mean ≤ 1e9. */
export function poisson(random: Random, mean: number): number {
  if (!(mean >= 0 && mean <= 1e9)) throw new RangeError(`mean must be between 0 and 1e9, got ${mean}.`);
  return mean < 10 ? fewEvents(random, mean) : manyEvents(random, mean);
}
