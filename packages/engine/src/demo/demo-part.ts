import type { DemoCustomer } from './demo-customer.ts';

/**
 * One file of the demo, written customer by customer, and what it adds to `truth.json`.
 * A later file (surveys, texts) is one more part with its own random stream: the other files keep their bytes.
 */
export interface DemoPart {
  /** Path in the output folder. */
  readonly file: string;
  /** First lines of the file, each ended by a line feed. */
  readonly head: string;
  /** The customer's lines, each ended by a line feed; empty if there are none. Called once for each, in order. */
  rowsOf(customer: DemoCustomer): string;
  /** Sections of `truth.json`, once all customers have passed. */
  truth(): Readonly<Record<string, unknown>>;
}
