import { describe, expect, it } from 'vitest';
import { gamma } from '../random/gamma.ts';
import { type Random, seededRandom } from '../random/random.ts';
import { uniform } from '../random/uniform.ts';
import { contractSurvivalInterval, renewalsExpected } from './contract-forecast.ts';
import { contractSurvival, fitShiftedBetaGeometric } from './shifted-beta-geometric.ts';

const truth = { alpha: 1.2, beta: 3 };
const watched = 6;
const ahead = 4;

/** 400 contracts: what was seen of them in six renewals, and how many renewed in the four after. */
function contracts(random: Random) {
  const [lost, stayed] = [new Float64Array(watched + 1), new Float64Array(watched + 1)];
  const due = new Float64Array(watched + ahead);
  let renewed = 0;
  for (let i = 0; i < 400; i++) {
    const [a, b] = [gamma(random, truth.alpha, 1), gamma(random, truth.beta, 1)];
    const leaves = a / (a + b);
    let renewals = 0;
    while (renewals < watched + ahead && uniform(random) >= leaves) renewals++;
    if (renewals < watched) lost[renewals + 1]! += 1;
    else stayed[watched]! += 1;
    for (let j = watched; j < watched + ahead && j <= renewals; j++) {
      due[j]! += 1;
      if (j < renewals) renewed++;
    }
  }
  const renewalsDue = Float64Array.from({ length: watched + 1 }, (_, j) => j);
  const fit = fitShiftedBetaGeometric({ renewalsDue, lost, staying: stayed });
  if (!fit.ok) throw new Error(fit.reason);
  return { fit, due, renewed };
}

describe('the forecast of contracts', () => {
  it('covers the share still there, and the renewals to come, about as often as it says', () => {
    const random = seededRandom(12);
    const rounds = 300;
    let [shares, counts, answered] = [0, 0, 0];
    for (let round = 0; round < rounds; round++) {
      const { fit, due, renewed } = contracts(random);
      const share = contractSurvivalInterval(fit, watched + ahead);
      const count = renewalsExpected(fit, due);
      if (!share.ok || !count.ok) continue;
      answered++;
      const actual = contractSurvival(truth, watched + ahead);
      if (share.low <= actual && actual <= share.high) shares++;
      if (count.low <= renewed && renewed <= count.high) counts++;
    }
    expect(answered).toBeGreaterThan(0.95 * rounds);
    for (const covered of [shares, counts]) {
      expect(covered / answered).toBeGreaterThan(0.9);
      expect(covered / answered).toBeLessThan(0.99);
    }
  });

  it('is the model’s own number in the middle, and narrower where less is asked', () => {
    const { fit, due } = contracts(seededRandom(3));
    const near = contractSurvivalInterval(fit, 1);
    const far = contractSurvivalInterval(fit, 12);
    const few = contractSurvivalInterval(fit, 12, 0.5);
    const count = renewalsExpected(fit, due);
    if (!near.ok || !far.ok || !few.ok || !count.ok) throw new Error('refused');
    expect(far.estimate).toBe(contractSurvival(fit.parameters, 12));
    expect(near.high - near.low).toBeLessThan(far.high - far.low);
    expect(few.high - few.low).toBeLessThan(far.high - far.low);
    expect(count.low < count.estimate && count.estimate < count.high).toBe(true);
  });

  it('has no answer where the data does not tell the parameters apart', () => {
    const { fit } = contracts(seededRandom(3));
    const blind = { ...fit, logCovariance: undefined };
    expect(contractSurvivalInterval(blind, 3)).toEqual({ ok: false, reason: 'not-identified' });
    expect(renewalsExpected(blind, Float64Array.of(3))).toEqual({ ok: false, reason: 'not-identified' });
    expect(contractSurvivalInterval(fit, 0)).toEqual({ ok: false, reason: 'no-renewal' });
  });
});
