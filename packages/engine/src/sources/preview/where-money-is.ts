/** Countries by ISO 3166 code: their currency, and cities that name their time zone. */
const countries: readonly (readonly [code: string, currency: string, cities: string])[] = [
  ['US', 'USD', 'New_York Chicago Denver Los_Angeles Phoenix Detroit Boise Anchorage Honolulu'],
  ['CA', 'CAD', 'Toronto Vancouver Montreal Edmonton Winnipeg Halifax Regina St_Johns'],
  ['GB', 'GBP', 'London'],
  ['DE', 'EUR', 'Berlin Busingen'],
  ['AT', 'EUR', 'Vienna'],
  ['FR', 'EUR', 'Paris'],
  ['ES', 'EUR', 'Madrid Canary'],
  ['IT', 'EUR', 'Rome'],
  ['NL', 'EUR', 'Amsterdam'],
  ['BE', 'EUR', 'Brussels'],
  ['IE', 'EUR', 'Dublin'],
  ['PT', 'EUR', 'Lisbon'],
  ['FI', 'EUR', 'Helsinki'],
  ['GR', 'EUR', 'Athens'],
  ['LU', 'EUR', 'Luxembourg'],
  ['CH', 'CHF', 'Zurich'],
  ['SE', 'SEK', 'Stockholm'],
  ['NO', 'NOK', 'Oslo'],
  ['DK', 'DKK', 'Copenhagen'],
  ['PL', 'PLN', 'Warsaw'],
  ['CZ', 'CZK', 'Prague'],
  ['HU', 'HUF', 'Budapest'],
  ['RO', 'RON', 'Bucharest'],
  ['TR', 'TRY', 'Istanbul'],
  ['AU', 'AUD', 'Sydney Melbourne Brisbane Perth Adelaide Hobart Darwin'],
  ['NZ', 'NZD', 'Auckland'],
  ['JP', 'JPY', 'Tokyo'],
  ['CN', 'CNY', 'Shanghai'],
  ['IN', 'INR', 'Kolkata Calcutta'],
  ['SG', 'SGD', 'Singapore'],
  ['HK', 'HKD', 'Hong_Kong'],
  ['BR', 'BRL', 'Sao_Paulo'],
  ['MX', 'MXN', 'Mexico_City'],
  ['ZA', 'ZAR', 'Johannesburg'],
];

/** The country of a time zone, as far as its name tells. */
export function countryOfZone(timeZone: string): string | undefined {
  const city = timeZone.split('/').at(-1)!;
  return countries.find(([, , cities]) => cities.split(' ').includes(city))?.[0];
}

const names = new Intl.DisplayNames('en', { type: 'region' });

/** The country that a value names: its two letters, or its name in English. */
export function countryNamed(value: string): string | undefined {
  const wanted = value.trim().toLowerCase();
  return countries.find(
    ([code]) => code.toLowerCase() === wanted || names.of(code)?.toLowerCase() === wanted,
  )?.[0];
}

export function currencyOfCountry(country: string): string | undefined {
  return countries.find(([code]) => code === country)?.[1];
}
