import { describe, expect, it } from 'vitest';
import { doubtfulLifetime, lifetime, withoutModel } from '../../../test/lifetime-fixture.ts';
import { retailer } from '../../../test/summary-fixture.ts';
import { reportContext } from '../context.ts';
import { foretellingHeading, foretellingMeaning, missed } from './foretelling.ts';
import {
  horizonInWords,
  type Lifetime,
  lifetimeChannelsHeading,
  lifetimeHeading,
  lifetimeMeaning,
  lifetimeSegmentsHeading,
} from './lifetime.ts';
import { calibrationHeading, trackingHeading } from './tracking.ts';

const context = reportContext(retailer);
const plain = (text: string) => text.replaceAll('\u00A0', ' ');
type Holdout = Exclude<Lifetime['holdout'], { value: null }>;
const holdout = lifetime.holdout as Holdout;
const channels = lifetime.byChannel as Lifetime['bySegment'];

describe('what customers will bring', () => {
  it('is called value only where costs are known', () => {
    expect(plain(lifetimeHeading(context, lifetime))).toBe(
      'Today’s customers are expected to bring about €1.14 M (€1.05 M to €1.24 M) in the next year',
    );
    expect(plain(lifetimeHeading(context, { ...lifetime, name: 'lifetime value' }))).toBe(
      'The next year is worth about €1.14 M (€1.05 M to €1.24 M) from today’s customers',
    );
    expect(lifetimeMeaning(context, lifetime).join(' ')).toContain('It is revenue, not profit');
  });

  it('is not told without a model, and the reason stands in its place', () => {
    expect(lifetimeHeading(context, withoutModel)).toBe('We cannot tell the lifetime value from this data');
    expect(lifetimeMeaning(context, withoutModel)).toEqual(['No model settled on this data.']);
  });

  it('names the state that brings most, and only channels that differ', () => {
    expect(plain(lifetimeSegmentsHeading(context, lifetime))).toBe(
      'Mature customers are 14 % of all, and make up 49 % of the lifetime revenue',
    );
    expect(plain(lifetimeChannelsHeading(context, channels))).toContain('Customers from “newsletter”');
    expect(
      lifetimeChannelsHeading(
        context,
        channels.map((channel) => ({ ...channel, interval: [0, 100] as [number, number] })),
      ),
    ).toBe('No channel is shown to bring better customers than another');
    expect(lifetimeChannelsHeading(context, channels.slice(0, 1))).toContain('one channel only');
  });

  it.each([
    [365, 'the next year'],
    [366, 'the next year'],
    [730, 'the next two years'],
    [1095, 'the next three years'],
    [180, 'the next 180 days'],
    [1, 'the next 1 day'],
  ])('says %i days as %s', (days, words) => {
    expect(plain(horizonInWords({ horizon: { days, discountRate: 0 } }))).toBe(words);
  });
});

describe('how well it foretold', () => {
  it('says by how much it missed', () => {
    expect(plain(missed(97, 100))).toBe('3 % too few');
    expect(plain(missed(130, 100))).toBe('30 % too many');
    expect(missed(100.2, 100)).toBe('as many as there were');
    expect(missed(3, 0)).toBe('too many');
  });

  it('says it as the finding where the simple guess did better', () => {
    expect(plain(foretellingHeading(holdout))).toContain(
      'the forecast was nearer than a simple guess: 3.4 % too few',
    );
    expect(plain(foretellingHeading(doubtfulLifetime.holdout as Holdout))).toBe(
      'A simple guess foretold the past better than the forecast: 1.3 % too many, against 3.4 % too few',
    );
    const only = (part: Partial<Holdout>) => foretellingHeading({ ...holdout, ...part });
    expect(only({ naive: holdout.actual })).toContain(
      'nearer for each customer, but a simple guess was nearer in all',
    );
    expect(only({ meanAbsoluteError: { model: 2, naive: 1 } })).toContain(
      'nearer in all, but a simple guess was nearer for each customer',
    );
  });

  it('says when ranges held less often than they promise', () => {
    const meaning = (clv: Lifetime) => plain(foretellingMeaning(context, clv).join(' '));
    expect(meaning(lifetime)).not.toContain('fewer than it promises');
    expect(meaning(doubtfulLifetime)).toContain('fewer than it promises');
    expect(meaning(lifetime)).toContain('14,310 further purchases of 20,416 customers');
  });

  it('finds how far the forecast was off over time, and by how often customers bought', () => {
    expect(plain(trackingHeading(lifetime))).toBe(
      'In the time held back, the curve of the model has 3.4 % too few purchases',
    );
    expect(plain(calibrationHeading(lifetime))).toMatch(/for (over )?99(\.\d)? % of customers/);
    expect(trackingHeading(withoutModel)).toBe('Purchases over time, and what each model expects');
  });
});
