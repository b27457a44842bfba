import type { Locator, Page } from 'playwright-core';

/** How somebody works with a page. A journey is written once, and gone through with each of them. */
export interface Hand {
  readonly page: Page;
  /** Presses a button, follows a link, chooses an item of a menu, ticks a box or a radio button. */
  press(control: Locator): Promise<void>;
  /** Writes into a field, in place of what stands there. */
  write(field: Locator, text: string): Promise<void>;
  /** Writes a day (`2026-06-30`) into a date field, in the order of the browser's language. */
  writeDay(field: Locator, day: string): Promise<void>;
  /** Chooses from a native list of choices by what it says. */
  choose(list: Locator, label: string): Promise<void>;
  /** Chooses from a list that is searched by typing: the first that is found. */
  pick(field: Locator, text: string): Promise<void>;
  /** Gives files to a file field, or to the area around it. */
  give(field: Locator, path: string): Promise<void>;
}
