import { categorical, integer, type Random, uniform } from '@attune/stats';
import { pick } from './pick.ts';

const countries = [
  {
    code: 'DE',
    weight: 46,
    regions: ['Bayern', 'Berlin', 'Hamburg', 'Hessen', 'Nordrhein-Westfalen', 'Thüringen'],
  },
  { code: 'AT', weight: 14, regions: ['Wien', 'Kärnten', 'Tirol', 'Steiermark'] },
  {
    code: 'FR',
    weight: 16,
    regions: ['Île-de-France', 'Bretagne', 'Occitanie', "Provence-Alpes-Côte d'Azur"],
  },
  { code: 'NL', weight: 14, regions: ['Noord-Holland', 'Zuid-Holland', 'Utrecht'] },
  { code: 'BE', weight: 10, regions: ['Antwerpen', 'Bruxelles, Brussel', 'Liège'] },
] as const;
const countryWeights = countries.map((country) => country.weight);

const channels = ['search', 'social', 'referral', 'shop', 'marketplace', 'newsletter'] as const;
const channelWeights = [30, 18, 16, 20, 10, 6];

const firstNames = 'anna ben clara daan emma finn greta hugo ida jonas kaat lea milan nora oskar paula'.split(
  ' ',
);
const lastNames = 'bakker dubois eder fischer gruber huber jansen keller laurent moser peeters roth'.split(
  ' ',
);
const domains = ['example.com', 'example.org', 'example.net'] as const;

/** Who somebody is, apart from what they buy. */
export interface Person {
  readonly country: string;
  readonly region: string;
  readonly acquisitionChannel: string;
  /** Some do not tell. */
  readonly birthYear: number | undefined;
  readonly email: string;
  /** When in the day they signed up, as T05:10:10Z. */
  readonly signedUpAt: string;
}

export function drawPerson(index: number, random: Random): Person {
  const country = countries[categorical(random, countryWeights)]!;
  const region = pick(country.regions, random);
  const acquisitionChannel = channels[categorical(random, channelWeights)]!;
  const birthYear = 1944 + Math.floor((62 * (uniform(random) + uniform(random))) / 2);
  const told = uniform(random) < 0.92;
  const email = `${pick(firstNames, random)}.${pick(lastNames, random)}.${index + 1}@${pick(domains, random)}`;
  // Before the first order could be: shops and web open later in the day.
  const signedUpAt = `T0${integer(random, 5, 7)}:${integer(random, 10, 59)}:${integer(random, 10, 59)}Z`;
  return {
    country: country.code,
    region,
    acquisitionChannel,
    birthYear: told ? birthYear : undefined,
    email,
    signedUpAt,
  };
}
