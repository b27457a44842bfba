/** One article of the made-up retailer. Money in whole cents. */
export interface Product {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly brand: string;
  /** List price at the end of the window. */
  readonly priceCents: number;
  readonly costCents: number;
  /** Used up and bought again, as coffee is and a lamp is not. */
  readonly repeatable: boolean;
}

export interface Category {
  readonly name: string;
  /** Share of lines of customers without a favourite category; shares add up to 1. */
  readonly share: number;
  readonly middlePriceCents: number;
  readonly repeatable: boolean;
  /** From the cheapest to the dearest, each dearer than the last by about `priceStep`. */
  readonly products: readonly Product[];
}

interface Range {
  readonly name: string;
  readonly share: number;
  readonly middlePriceCents: number;
  readonly costShare: number;
  readonly repeatable: boolean;
  readonly brands: readonly string[];
  readonly articles: readonly string[];
}

const ranges: readonly Range[] = [
  {
    name: 'Coffee & tea',
    share: 0.19,
    middlePriceCents: 990,
    costShare: 0.52,
    repeatable: true,
    brands: ['Morgenrot', 'Kestrel', 'Halden'],
    articles: [
      'filter coffee',
      'espresso beans',
      'breakfast tea',
      'herbal tea, loose',
      'drinking chocolate',
      'green tea',
    ],
  },
  {
    name: 'Pantry',
    share: 0.18,
    middlePriceCents: 690,
    costShare: 0.6,
    repeatable: true,
    brands: ['Halden', 'Casa Lume', 'Morgenrot'],
    articles: ['olive oil', 'pasta', 'honey', 'mustard', 'spice mix', 'biscuits'],
  },
  {
    name: 'Body care',
    share: 0.17,
    middlePriceCents: 1290,
    costShare: 0.42,
    repeatable: true,
    brands: ['Solvej', 'Aubrin', 'Kestrel'],
    articles: ['hand soap', 'shampoo', 'face cream', 'body lotion', 'bath salts', 'lip balm'],
  },
  {
    name: 'Kitchen',
    share: 0.13,
    middlePriceCents: 2490,
    costShare: 0.5,
    repeatable: false,
    brands: ['Tannhof', 'Brindle & Co', 'Casa Lume'],
    articles: [
      'saucepan',
      'chopping board',
      'chef’s knife',
      'mixing bowl',
      'tea towel, linen',
      'storage jar',
    ],
  },
  {
    name: 'Home textiles',
    share: 0.1,
    middlePriceCents: 3290,
    costShare: 0.45,
    repeatable: false,
    brands: ['Lunaria', 'Solvej'],
    articles: ['cushion cover', 'throw', 'bed linen', 'bath towel', 'curtain', 'table runner'],
  },
  {
    name: 'Stationery',
    share: 0.09,
    middlePriceCents: 890,
    costShare: 0.4,
    repeatable: true,
    brands: ['Papier Nord', 'Brindle & Co'],
    articles: ['notebook', 'fountain pen', 'greeting cards', 'calendar', 'sketch pad', 'ink, 30 ml'],
  },
  {
    name: 'Garden',
    share: 0.08,
    middlePriceCents: 1990,
    costShare: 0.48,
    repeatable: false,
    brands: ['Tannhof', 'Grünwerk'],
    articles: ['plant pot', 'seed box', 'pruning shears', 'watering can', 'lantern', 'bird feeder'],
  },
  {
    name: 'Toys & games',
    share: 0.06,
    middlePriceCents: 2190,
    costShare: 0.47,
    repeatable: false,
    brands: ['Pip & Otter', 'Papier Nord'],
    articles: ['wooden train', 'puzzle', 'board game', 'soft toy', 'building blocks', 'craft kit'],
  },
];

/** Four qualities of every article, cheapest first. The inch mark in one name keeps CSV readers honest. */
const qualities = ['Basic', 'Classic', 'Select', 'Reserve 12"'] as const;

const priceStep = 1.14;

export const categories: readonly Category[] = ranges.map((range, index) => ({
  name: range.name,
  share: range.share,
  middlePriceCents: range.middlePriceCents,
  repeatable: range.repeatable,
  products: productsOf(range, index),
}));

function productsOf(range: Range, rangeIndex: number): Product[] {
  const count = range.articles.length * qualities.length;
  return Array.from({ length: count }, (_, place) => {
    const article = range.articles[place % range.articles.length]!;
    const quality = qualities[Math.floor(place / range.articles.length)]!;
    const price = range.middlePriceCents * priceStep ** (place - (count - 1) / 2);
    // Prices end in 9, as shops like them.
    const priceCents = Math.max(10, Math.round(price / 10) * 10) - 1;
    return {
      id: `P${String(rangeIndex * count + place + 1).padStart(4, '0')}`,
      name: `${quality} ${article}`,
      category: range.name,
      brand: range.brands[place % range.brands.length]!,
      priceCents,
      costCents: Math.round(priceCents * range.costShare),
      repeatable: range.repeatable,
    };
  });
}

/** The product of the category whose price is nearest to what the customer has in mind. */
export function productNear(category: Category, cents: number): Product {
  const steps = Math.log(cents / category.middlePriceCents) / Math.log(priceStep);
  const last = category.products.length - 1;
  return category.products[Math.min(last, Math.max(0, Math.round(steps + last / 2)))]!;
}
