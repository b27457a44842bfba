import { categorical, normal, type Random, uniform } from '@attune/stats';
import type { Calendar } from './calendar.ts';
import type { PurchaseProcess } from './customer-process.ts';
import type { OrderLine, Taste } from './orders.ts';
import type { Person } from './person.ts';

/** What somebody spends in the category in the last year of the window, with anyone. */
export interface Wallet {
  readonly householdSize: number;
  readonly cents: number;
  /** What of it goes to others. */
  readonly uncapturedCents: number;
}

/**
 * What is planted, as numbers. They are written into the truth file as they stand. A wallet depends on the household
 * and the region, not on what is bought here: who buys much here mostly has little left to spend elsewhere.
 */
export const plantedWallets = {
  /** Euros a year that one person in an ordinary region spends. */
  onePerson: 260,
  householdExponent: 0.7,
  /** Standard deviation of the logarithm, people alike in household and region. */
  spread: 0.4,
  householdShares: [0.32, 0.34, 0.15, 0.13, 0.06],
  /** How much larger the households are of those who buy much here: they need more. */
  householdTilt: 0.5,
  /** Regions where people spend more, or less, than elsewhere. */
  regions: {
    Hamburg: 1.3,
    Bayern: 1.2,
    Thüringen: 0.75,
    Kärnten: 0.8,
    'Île-de-France': 1.35,
    Bretagne: 0.8,
    Utrecht: 1.25,
    Liège: 0.75,
  } as Readonly<Record<string, number>>,
  /** Who spends more here than their kind does altogether buys at least this share of everything here. */
  leastShareOfHeavyBuyers: 0.75,
} as const;

const yearDays = 365;

export function drawWallet(
  person: Person,
  buyer: { readonly process: PurchaseProcess; readonly taste: Taste } | undefined,
  lines: readonly OrderLine[],
  calendar: Calendar,
  random: Random,
): Wallet {
  const { onePerson, householdExponent, spread, householdShares, householdTilt, regions } = plantedWallets;
  const need = buyer === undefined ? -1 : needOf(buyer.process, buyer.taste);
  const weights = householdShares.map((share, i) => share * Math.exp(householdTilt * need * (i - 1)));
  const householdSize = 1 + categorical(random, weights);
  const ofKind =
    100 *
    onePerson *
    householdSize ** householdExponent *
    (regions[person.region] ?? 1) *
    Math.exp(spread * normal(random, 0, 1));
  const least = plantedWallets.leastShareOfHeavyBuyers;
  const shareOfHeavyBuyer = least + (1 - least) * uniform(random);
  const spent = Math.max(0, pastYearCents(lines, calendar));
  const cents = Math.round(spent <= ofKind * least ? ofKind : Math.max(ofKind, spent / shareOfHeavyBuyer));
  return { householdSize, cents, uncapturedCents: cents - spent };
}

/** How much the customer's way of buying asks for, on a logarithmic scale around 0. */
function needOf(process: PurchaseProcess, taste: Taste): number {
  const need = Math.log(taste.spendLevel) + Math.log(Math.max(process.ratePerYear, 1.5) / 5);
  return Math.min(2, Math.max(-2, need));
}

function pastYearCents(lines: readonly OrderLine[], calendar: Calendar): number {
  const from = calendar.days - yearDays;
  return lines.reduce((sum, line) => (line.day >= from ? sum + line.amountCents : sum), 0);
}
