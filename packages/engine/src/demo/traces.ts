import { integer, type Random, uniform } from '@attune/stats';
import type { Person } from './person.ts';
import { pick } from './pick.ts';

/** What is planted about who is who, as numbers. They are written into the truth file as they stand. */
export const plantedTraces = {
  shareInLoyalty: 0.4,
  shareOfGuestCheckouts: 0.08,
  shareWithDevice: 0.15,
  /** One in so many customers shares an e-mail address, a phone or a device with the customer before. */
  sharedEvery: 60,
  /** One in so many stands before a stranger, who buys as a guest only. */
  strangerEvery: 25,
  /** One in so many leaves an address that many leave. */
  placeholderEvery: 200,
} as const;

/** Whether the files tell whose a record is; and if so, that it is the same person's. */
export type Expected = 'same' | 'apart';

/** A purchase without an account. */
export interface GuestOrder {
  readonly email: string;
  readonly phone: string;
  /** The customer, or a stranger. */
  readonly person: string;
  readonly expected: Expected;
  readonly cents: number;
  readonly day: number;
}

/** A cookie, who logged in on it, and whose the views without a login are. */
export interface Device {
  readonly anonymousId: string;
  readonly logins: readonly string[];
  readonly person: string;
  readonly expected: Expected;
  readonly day: number;
}

/** What somebody leaves in files that do not know their id, or know it besides other things. */
export interface Traces {
  /** Rows of the loyalty programme, in which a household may share an address. */
  readonly loyalty: readonly Known[];
  readonly guestOrders: readonly GuestOrder[];
  readonly device: Device | undefined;
}

const placeholders = ['noreply@example.com', 'guest@example.com', 'none@none.com', 'test@test.com'] as const;

/** Somebody with an account, and how to reach them. */
interface Known {
  readonly id: string;
  readonly email: string;
  readonly phone: string;
}

/** Returns the maker of the traces of one customer after the other; some are shared with the one before. */
export function traceMaker(
  days: number,
  random: Random,
): (id: string, index: number, person: Person) => Traces {
  let before: Known | undefined;
  return (id, index, { email }) => {
    const one: Known = { id, email, phone: `+43660${String(1_000_000 + index)}` };
    const other = before;
    before = one;
    const isIn = (share: number) => uniform(random) < share;
    const day = () => Math.floor(days * (0.5 + 0.5 * uniform(random)));
    const cents = () => 100 * integer(random, 8, 120);
    const order = (given: Partial<Pick<GuestOrder, 'email' | 'phone'>>, whose: string, expected: Expected) =>
      ({ email: '', phone: '', ...given, person: whose, expected, cents: cents(), day: day() }) as const;

    // Every draw is made whatever comes of it, so that one customer's traces do not hang on another's.
    const isLoyal = isIn(plantedTraces.shareInLoyalty);
    const guest = isIn(plantedTraces.shareOfGuestCheckouts);
    const way = integer(random, 0, 2);
    const orders: GuestOrder[] = [];
    const written = pick([email.toUpperCase(), ` ${email}`, email, email], random);
    const dialled = pick(
      [one.phone.replace('+', '00'), `+43 (660) ${one.phone.slice(6)}`, one.phone],
      random,
    );
    if (guest && way === 0) orders.push(order({ email: written }, id, 'same'));
    if (guest && way === 1 && isLoyal) orders.push(order({ phone: dialled }, id, 'same'));
    if (guest && way === 2 && isLoyal) {
      // Another address of theirs, told by the phone that stands beside it.
      const second = { email: `second.${index + 1}@example.net` };
      orders.push(order({ ...second, phone: dialled }, id, 'same'), order(second, id, 'same'));
    }
    const hasDevice = isIn(plantedTraces.shareWithDevice);
    let device: Device | undefined = hasDevice
      ? { anonymousId: `device-${index + 1}`, logins: [id], person: id, expected: 'same', day: day() }
      : undefined;
    const loyalty: Known[] = isLoyal ? [{ id, email: written.trim(), phone: dialled }] : [];

    const trap = other === undefined ? -1 : index % (3 * plantedTraces.sharedEvery);
    if (other && trap === plantedTraces.sharedEvery) {
      const family = `family.${index + 1}@example.org`;
      loyalty.push({ ...other, email: family }, { ...one, email: family });
      orders.push(order({ email: family }, '', 'apart'));
    }
    if (other && trap === 2 * plantedTraces.sharedEvery)
      device = {
        anonymousId: `device-${index + 1}`,
        logins: [other.id, id],
        person: '',
        expected: 'apart',
        day: day(),
      };
    if (other && trap === 0) {
      // The address of the one and the phone of the other on one order must not make one customer of both.
      loyalty.push(one);
      orders.push(order({ email: other.email, phone: one.phone }, other.id, 'same'));
    }
    if (index % plantedTraces.strangerEvery === 0) {
      const stranger = `S${String(index + 1).padStart(7, '0')}`;
      const address = { email: `stranger.${index + 1}@example.org` };
      orders.push(order(address, stranger, 'same'), order(address, stranger, 'same'));
    }
    if (index % plantedTraces.placeholderEvery === 0)
      orders.push(order({ email: pick(placeholders, random) }, '', 'apart'));
    return { loyalty, guestOrders: orders, device };
  };
}
