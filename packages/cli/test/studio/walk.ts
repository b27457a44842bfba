import type { Page } from 'playwright-core';
import type { FocusPage, Stop } from './focus-in-page.ts';

const mostStops = 400;

/**
 * Goes through a page by Tab from its beginning to its end.
 *
 * @returns what is wrong with stops on the way: covered, out of sight, or looking as if they had not the focus
 */
export async function walk(page: Page): Promise<string[]> {
  const body = await page.locator('body').elementHandle();
  if (!body) throw new Error('The page has no body.');
  const faults: string[] = [];
  for (let stops = 0; stops < mostStops; stops++) {
    await page.keyboard.press('Tab');
    const stop = await body.evaluate(
      (element): Stop => (globalThis as unknown as FocusPage<typeof element>).lookAtFocus(element),
    );
    if (stop.hidden) faults.push(`${stop.name}: ${stop.hidden}`);
    // After the last control the focus is with the browser itself, or begins anew.
    if (stop.name === 'nothing' || stop.isRound) return faults;
  }
  return [...faults, `There are more than ${mostStops} stops.`];
}
