import { gamma, integer, poisson, type Random, uniform } from '@attune/stats';
import type { Calendar } from './calendar.ts';
import { type Category, categories, type Product, productNear } from './catalogue.ts';
import { drawOrderDays, type PurchaseProcess } from './customer-process.ts';

/** What a customer tends to buy and pay. */
export interface Taste {
  /** Prices the customer looks for, relative to the typical customer's 1: heavy-tailed. */
  readonly spendLevel: number;
  readonly favouriteCategory: Category;
  /** Chance that a line is bought at a discount. */
  readonly discountShare: number;
  readonly channel: Channel;
}

export type Channel = 'web' | 'shop' | 'app';

/** One valid line. Money in whole cents; a return has a negative quantity and a negative amount. */
export interface OrderLine {
  readonly order: number;
  readonly line: number;
  readonly day: number;
  readonly secondOfDay: number;
  readonly product: Product;
  readonly quantity: number;
  readonly amountCents: number;
  readonly discountCents: number;
  readonly channel: Channel;
}

/** What is planted about baskets, as numbers. They are written into the truth file as they stand. */
export const plantedBaskets = {
  /** Spend levels are inverse-gamma with this shape and mean 1: the customers' side of a gamma-gamma model. */
  spendShape: 3,
  /** Each line's price in mind is gamma around the customer's own: the other side. */
  lineShape: 2.2,
  extraLinesMean: 1.35,
  favouriteCategoryShare: 0.5,
  priceRisePerYear: 0.04,
  returnShare: 0.02,
  /** Share of orders given away whole: vouchers and goodwill. */
  zeroValueShare: 0.003,
} as const;

const categoryMarks = categories.map((_, index) =>
  categories.slice(0, index + 1).reduce((sum, category) => sum + category.share, 0),
);

const discountSteps = [0.1, 0.15, 0.2, 0.3] as const;

export function drawTaste(random: Random): Taste {
  const shape = plantedBaskets.spendShape;
  const channelMark = uniform(random);
  return {
    spendLevel: (shape - 1) / gamma(random, shape, 1),
    favouriteCategory: drawCategory(random),
    discountShare: 0.6 * uniform(random) ** 2,
    channel: channelMark < 0.52 ? 'web' : channelMark < 0.82 ? 'shop' : 'app',
  };
}

/** The lines of all orders of one customer, in order of purchase; returns directly after the line they undo. */
export function drawOrders(
  process: PurchaseProcess,
  taste: Taste,
  calendar: Calendar,
  firstOrder: number,
  random: Random,
): OrderLine[] {
  const lines: OrderLine[] = [];
  for (const [index, day] of drawOrderDays(process, calendar, random).entries()) {
    drawOrder(lines, firstOrder + index, day, taste, calendar, random);
  }
  return lines;
}

function drawOrder(
  lines: OrderLine[],
  order: number,
  day: number,
  taste: Taste,
  calendar: Calendar,
  random: Random,
): void {
  const channel = uniform(random) < 0.85 ? taste.channel : 'web';
  const secondOfDay = drawSecond(channel, random);
  const priceLevel = (1 + plantedBaskets.priceRisePerYear) ** ((day - calendar.days) / 365);
  const free = uniform(random) < plantedBaskets.zeroValueShare;
  const count = 1 + poisson(random, plantedBaskets.extraLinesMean);
  let line = 0;
  for (let place = 0; place < count; place++) {
    const item = drawItem(taste, priceLevel, isSaleMonth(calendar, day), free, random);
    line += 1;
    lines.push({ order, line, day, secondOfDay, ...item, channel });
    if (free || uniform(random) >= plantedBaskets.returnShare) continue;
    const returnDay = day + integer(random, 2, 30);
    if (returnDay >= calendar.days) continue;
    line += 1;
    lines.push({
      order,
      line,
      day: returnDay,
      secondOfDay: drawSecond(channel, random),
      channel,
      product: item.product,
      quantity: -item.quantity,
      amountCents: -item.amountCents,
      discountCents: -item.discountCents,
    });
  }
}

function drawItem(taste: Taste, priceLevel: number, sale: boolean, free: boolean, random: Random) {
  const favourite = uniform(random) < plantedBaskets.favouriteCategoryShare;
  const category = favourite ? taste.favouriteCategory : drawCategory(random);
  const inMind =
    category.middlePriceCents *
    taste.spendLevel *
    gamma(random, plantedBaskets.lineShape, plantedBaskets.lineShape);
  const product = productNear(category, Math.max(1, inMind));
  // Who would pay more than the dearest article costs takes several.
  const several = Math.min(20, Math.max(1, Math.floor(inMind / product.priceCents)));
  const quantity = several + (product.repeatable ? poisson(random, 0.35) : 0);
  const listCents = Math.round(product.priceCents * priceLevel) * quantity;
  const reduced = uniform(random) < taste.discountShare * (sale ? 1.6 : 1);
  const share = free ? 1 : reduced ? discountSteps[integer(random, 0, discountSteps.length - 1)]! : 0;
  const discountCents = Math.round(listCents * share);
  return { product, quantity, amountCents: listCents - discountCents, discountCents };
}

function drawCategory(random: Random): Category {
  const mark = uniform(random);
  return categories[categoryMarks.findIndex((upTo) => mark < upTo)] ?? categories.at(-1)!;
}

/** January and November. */
function isSaleMonth(calendar: Calendar, day: number): boolean {
  const month = calendar.months[calendar.monthOfDay[day]!]!;
  return month.endsWith('-01') || month.endsWith('-11');
}

/** Shops are open from 9 to 20; the web goes on until just before midnight. */
function drawSecond(channel: Channel, random: Random): number {
  return channel === 'shop'
    ? integer(random, 9 * 3600, 20 * 3600 - 1)
    : integer(random, 8 * 3600, 24 * 3600 - 1);
}
