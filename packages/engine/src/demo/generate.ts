import { type Random, seededRandom } from '@attune/stats';
import { AttuneError } from '../errors/index.ts';
import { createCalendar } from './calendar.ts';
import { consentFile } from './consent-file.ts';
import { customerFile } from './customer-file.ts';
import { customerMaker } from './demo-customer.ts';
import type { DemoPart } from './demo-part.ts';
import { guestOrderFile } from './guest-order-file.ts';
import { identityTruthFile } from './identity-truth-file.ts';
import { loyaltyFile } from './loyalty-file.ts';
import { orderFile } from './order-file.ts';
import type { PotentialSetting } from './potential-setting.ts';
import { productFile } from './product-file.ts';
import { surveyFile } from './survey-file.ts';
import { truthFile } from './truth.ts';
import { webEventFile } from './web-event-file.ts';
import { openFiles } from './write.ts';

export interface DemoOptions {
  /** How many people in `customers.csv`, a few of them without purchases: 1 or more. */
  readonly customers: number;
  /** Any whole number from 0: the same seed gives the same bytes. */
  readonly seed: number;
  /** Folder for the files; made if missing. */
  readonly out: string;
  /** Overwrite files of the same names. */
  readonly force?: boolean;
  /** First day of the orders, as YYYY-MM-DD. */
  readonly start?: string;
  /** Length of the window; at least two years, so that there is a year to compare with. */
  readonly days?: number;
  /** What the files tell about spending with others; default: `survey`. */
  readonly potential?: PotentialSetting;
  /**
   * Adds files in which the same people are met without their id, and traps: orders of guests, a loyalty programme, web
   * events. Default: none.
   */
  readonly identities?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DemoProgress) => void;
}

export interface DemoProgress {
  readonly customers: number;
  readonly of: number;
  readonly lines: number;
}

export interface DemoResult {
  /** Paths in the folder, in the order of writing. */
  readonly files: readonly string[];
  readonly customers: number;
  /** Valid order lines, each counted once. */
  readonly lines: number;
}

const truthSummary = 'truth/truth.json';
const blockSize = 100;

/**
 * Writes a made-up retailer's orders, customers, products, consents and survey, and the truth beside them.
 * Memory stays small: it holds one block of customers, and 8 bytes for each customer for the exact deciles.
 * Throws `usage` for options that make no sense and `output-not-writable`; an abort throws the signal's reason.
 * In neither case files are left behind.
 */
export async function generateDemo(options: DemoOptions): Promise<DemoResult> {
  const {
    customers,
    seed,
    start = '2023-07-01',
    days = 1096,
    potential = 'survey',
    identities = false,
  } = options;
  requireSensible(customers, seed, start, days);
  const calendar = createCalendar(start, days);
  // One stream each, in this order: a further part takes the next one and changes nothing before it.
  const nextStream = streamsOf(seed);
  const [lives, baskets, orders, people, consents, wallets, answers, traces] = Array.from(
    { length: 8 },
    nextStream,
  );
  const makeCustomer = customerMaker(calendar, {
    lives: lives!,
    baskets: baskets!,
    people: people!,
    wallets: wallets!,
    ...(identities && { traces: traces! }),
  });
  const parts: readonly DemoPart[] = [
    orderFile(calendar, orders!),
    customerFile(calendar, potential),
    consentFile(calendar, consents!),
    productFile(),
    ...(potential === 'survey' ? [surveyFile(calendar, answers!)] : []),
    ...(identities
      ? [guestOrderFile(calendar), loyaltyFile(), webEventFile(calendar), identityTruthFile()]
      : []),
    truthFile(calendar, customers),
  ];
  const names = [...parts.map((part) => part.file), truthSummary];
  const files = await openFiles(options.out, names, options.force ?? false);
  try {
    for (const part of parts) files.append(part.file, part.head);
    let lines = 0;
    for (let made = 0; made < customers; ) {
      options.signal?.throwIfAborted();
      const block = Array.from({ length: Math.min(blockSize, customers - made) }, makeCustomer);
      for (const part of parts) {
        for (const customer of block) files.append(part.file, part.rowsOf(customer));
      }
      made += block.length;
      lines += block.reduce((sum, customer) => sum + customer.lines.length, 0);
      await files.flush();
      options.onProgress?.({ customers: made, of: customers, lines });
    }
    const truth = Object.assign({ seed }, ...parts.map((part) => part.truth()));
    files.append(truthSummary, `${JSON.stringify(truth, undefined, 2)}\n`);
    await files.publish();
    return { files: names, customers, lines };
  } catch (cause) {
    await files.discard();
    throw cause;
  }
}

function streamsOf(seed: number): () => Random {
  const seeds = seededRandom(seed);
  return () => seededRandom(seeds.uint32() * 2 ** 20 + (seeds.uint32() >>> 12));
}

function requireSensible(customers: number, seed: number, start: string, days: number): void {
  const refuse = (message: string, remedy: string) => {
    throw new AttuneError('usage', message, { remedy });
  };
  if (!Number.isSafeInteger(customers) || customers < 1 || customers > 9_999_999) {
    refuse('The number of customers must be a whole number from 1 to 9,999,999.', 'Try --customers 20000.');
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    refuse('The seed must be a whole number from 0.', 'Try --seed 7.');
  }
  if (!/^\d{4}-\d{2}-\d{2}$/.test(start) || new Date(start).toJSON()?.slice(0, 10) !== start) {
    refuse('The start must be a date that exists, as YYYY-MM-DD.', 'Try 2023-07-01.');
  }
  if (!Number.isSafeInteger(days) || days < 730 || days > 7300) {
    refuse('The window must be 730 to 7300 days long.', 'Two years give a year to compare with.');
  }
}
