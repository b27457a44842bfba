import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openContext, openPage, openPageIn } from './browser.ts';
import { type Furnished, furnish, type Workspace } from './furnished.ts';
import { redirects, type Screen, screens } from './screens.ts';
import { watchRequests } from './settled.ts';
import { walk } from './walk.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const wide = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

let browser: Browser;
const studios = new Map<Workspace, Furnished>();

beforeAll(async () => {
  browser = await openBrowser();
  const workspaces = [...new Set(screens.map(({ workspace }) => workspace))];
  const furnishing = workspaces.map(async (workspace) => {
    studios.set(workspace, await furnish(workspace));
  });
  // All of them, so that those that came up are stopped where one did not.
  const failed = (await Promise.allSettled(furnishing)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([...studios.values()].map((studio) => studio.stop()));
});

/** Violations of WCAG 2.2 A and AA, and of what axe calls good practice. Colours alone, where the rest is known. */
const violations = (rules: 'all' | 'colours') => `axe.run(${JSON.stringify(
  rules === 'all'
    ? {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'target-size': { enabled: true } },
      }
    : { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
)}).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
  nodes.map(({ html, any }) => id + ': ' + html.slice(0, 300) + ' ' + (any[0]?.message ?? ''))))`;

const overWidth = `(() => {
  const over = document.documentElement.scrollWidth - innerWidth;
  if (over <= 0) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => over + ' px: ' + element.outerHTML.slice(0, 120)).slice(0, 3);
})()`;

async function look(page: Page, colorScheme: 'light' | 'dark', size: typeof wide): Promise<void> {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' });
}

const contexts = new Map<string, BrowserContext>();

/** Readers of a workspace share a browser of theirs, so that the studio's files are fetched once. */
async function contextOf(studio: Furnished, { workspace, reader }: Screen): Promise<BrowserContext> {
  const key = `${workspace} ${reader}`;
  const known = contexts.get(key);
  if (known) return known;
  const caller = studio.callers[reader];
  if (!caller && reader !== 'nobody') throw new Error(`There is no ${reader} in the workspace ${workspace}.`);
  const context = await openContext(browser, studio.address, {
    ...(caller && { as: caller }),
    bypassCSP: true,
  });
  contexts.set(key, context);
  return context;
}

const titles = new Map<string, string>();

test.each(screens.map((screen) => [screen.name, screen] as const))('%s', async (name, screen) => {
  const studio = studios.get(screen.workspace);
  if (!studio) throw new Error(`There is no workspace ${screen.workspace}.`);
  const { page, complaints } = await openPageIn(await contextOf(studio, screen), studio.address);
  const { settled } = watchRequests(page);
  await page.setViewportSize(wide);
  await page.goto(screen.address(studio));
  await settled(screen.shows);
  await screen.reach?.(page);
  await settled();

  const said: Record<string, unknown> = {};
  const note = (where: string, found: readonly string[]) => {
    if (found.length > 0) said[where] = found;
  };
  await page.addScriptTag({ path: axe });
  for (const [where, scheme, size, rules] of [
    ['light', 'light', wide, 'all'],
    ['dark', 'dark', wide, 'colours'],
    ['dark on a phone', 'dark', phone, 'all'],
    ['light on a phone', 'light', phone, 'colours'],
  ] as const) {
    await look(page, scheme, size);
    await settled();
    // On a phone the navigation stands over the page: only as high as the page itself does it cover nothing.
    if (size === phone) {
      const height = await page.evaluate<number>('document.documentElement.scrollHeight');
      await page.setViewportSize({ ...phone, height: Math.max(phone.height, height) });
    }
    note(where, await page.evaluate<string[]>(violations(rules)));
  }
  await page.setViewportSize({ width: 360, height: 740 });
  await settled();
  note('360 px', await page.evaluate<string[]>(overWidth));
  const title = await page.title();
  if (!/^\S.* · Attune$/.test(title)) said.title = title;
  titles.set(name, title);

  await look(page, 'light', wide);
  await settled();
  note('keyboard', await walk(page));
  note('complaints', complaints);
  expect(said).toEqual({});
  await page.close();
});

test('every kind of screen has a title of its own', () => {
  const routes = Map.groupBy(
    screens.filter(({ reader }) => reader === 'owner'),
    ({ route }) => route,
  );
  const shown = [...routes]
    .filter(([route]) => !route.includes('$'))
    .map(([, [first]]) => titles.get(first?.name ?? ''));
  expect(shown).toEqual([...new Set(shown)]);
});

test('every route of the studio is in the list of screens', async () => {
  const studio = studios.get('analysed');
  const { page } = await openPage(browser, studio?.address ?? '');
  await page.goto('/');
  await page.locator('h1').waitFor();
  const routes = await page.evaluate<string[]>('Object.keys(__TSR_ROUTER__.routesByPath)');
  const listed = new Set([...redirects, ...screens.map(({ route }) => route)]);
  expect(routes.length).toBeGreaterThan(15);
  expect(routes.filter((route) => !listed.has(route))).toEqual([]);
  expect([...listed].filter((route) => !routes.includes(route))).toEqual([]);
  await page.context().close();
});
