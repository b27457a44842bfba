import { categorical, integer, type Random, uniform } from '@attune/stats';
import type { Calendar } from './calendar.ts';
import { csvField } from './csv-field.ts';
import type { DemoPart } from './demo-part.ts';

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

/** `customers.csv`: who they are. Some do not tell their year of birth. */
export function customerFile(calendar: Calendar, random: Random): DemoPart {
  let buyers = 0;
  let prospects = 0;
  return {
    file: 'customers.csv',
    head: 'customer_id,created_at,country,region,acquisition_channel,birth_year,email\n',
    rowsOf(customer) {
      if (customer.buyer === undefined) prospects += 1;
      else buyers += 1;
      const country = countries[categorical(random, countryWeights)]!;
      const region = pick(country.regions, random);
      const channel = channels[categorical(random, channelWeights)]!;
      const birthYear = 1944 + Math.floor((62 * (uniform(random) + uniform(random))) / 2);
      const told = uniform(random) < 0.92;
      const email = `${pick(firstNames, random)}.${pick(lastNames, random)}.${customer.index + 1}@${pick(domains, random)}`;
      // Before the first order could be: shops and web open later in the day.
      const hour = `0${integer(random, 5, 7)}:${integer(random, 10, 59)}:${integer(random, 10, 59)}`;
      const created = `${calendar.dateOf(customer.createdDay)}T${hour}Z`;
      return `${customer.id},${created},${country.code},${csvField(region)},${channel},${told ? birthYear : ''},${email}\n`;
    },
    truth: () => ({ customers: { total: buyers + prospects, withPurchases: buyers, prospects } }),
  };
}

function pick<Item>(items: readonly Item[], random: Random): Item {
  return items[integer(random, 0, items.length - 1)]!;
}
