import { type Random, uniform } from '@attune/stats';
import type { Calendar } from './calendar.ts';
import { drawProcess, type PurchaseProcess } from './customer-process.ts';
import { drawOrders, drawTaste, type OrderLine, type Taste } from './orders.ts';
import { drawPerson, type Person } from './person.ts';
import { type Traces, traceMaker } from './traces.ts';
import { drawWallet, type Wallet } from './wallet.ts';

/** One person in the made-up company: everything a file of the demo may tell about them. */
export interface DemoCustomer {
  readonly index: number;
  readonly id: string;
  readonly createdDay: number;
  /** How they buy, and what they bought; a prospect never bought. */
  readonly buyer: { readonly process: PurchaseProcess; readonly taste: Taste } | undefined;
  /** Valid lines, each once. */
  readonly lines: readonly OrderLine[];
  readonly person: Person;
  readonly wallet: Wallet;
  /** Where the files are asked to tell who is who. */
  readonly traces: Traces | undefined;
}

/** A random stream for each side of a customer: none takes a draw from another. */
export interface CustomerStreams {
  readonly lives: Random;
  readonly baskets: Random;
  readonly people: Random;
  readonly wallets: Random;
  /** Without it nobody leaves traces. */
  readonly traces?: Random;
}

const shareOfProspects = 0.03;

/** Returns the maker of customers 0, 1, 2, …: a later one never changes an earlier one. */
export function customerMaker(
  calendar: Calendar,
  { lives, baskets, people, wallets, traces }: CustomerStreams,
): () => DemoCustomer {
  const tracesOf = traces && traceMaker(calendar.days, traces);
  let index = -1;
  let nextOrder = 1;
  return () => {
    index += 1;
    const id = `C${String(index + 1).padStart(7, '0')}`;
    const person = drawPerson(index, people);
    const left = tracesOf?.(id, index, person);
    if (uniform(lives) < shareOfProspects) {
      const createdDay = Math.floor(uniform(lives) * calendar.days);
      const wallet = drawWallet(person, undefined, [], calendar, wallets);
      return { index, id, createdDay, buyer: undefined, lines: [], person, wallet, traces: left };
    }
    const process = drawProcess(calendar, lives);
    // Most sign up with their first order, others look around first.
    const early = uniform(lives) < 0.7 ? 0 : Math.floor(45 * uniform(lives));
    const taste = drawTaste(lives);
    const lines = drawOrders(process, taste, calendar, nextOrder, baskets);
    nextOrder = lines.at(-1)!.order + 1;
    const buyer = { process, taste };
    const wallet = drawWallet(person, buyer, lines, calendar, wallets);
    return { index, id, createdDay: process.startDay - early, buyer, lines, person, wallet, traces: left };
  };
}
