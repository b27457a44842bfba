import type { Page, Request } from 'playwright-core';

/** Counts what a page has asked for and not got yet; from the moment it is called. */
export function watchRequests(page: Page): { readonly settled: (shows?: string) => Promise<void> } {
  const open = new Set<Request>();
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));

  return {
    /** Waits until the screen has its heading and all it asked for, and what it `shows` (a selector) is there. */
    async settled(shows = 'h1') {
      await page.locator('h1').first().waitFor();
      await page.locator(shows).first().waitFor();
      for (let quiet = 0; quiet < 3; ) {
        await page.evaluate(twoFrames);
        quiet =
          open.size === 0 && (await page.locator('main [aria-busy="true"]').count()) === 0 ? quiet + 1 : 0;
      }
      await page.evaluate('document.fonts.ready.then(() => undefined)');
    },
  };
}

const twoFrames = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';
