import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../../../scripts/find-chromium.ts';
import { asked, doubtful, hostile, oneYear, retailer, threeCustomers } from '../../test/summary-fixture.ts';
import { renderReport } from './render-report.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const executablePath = findChromium();
const reports = { retailer, oneYear, threeCustomers, hostile, doubtful, asked };
type Name = keyof typeof reports;

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light', viewport: { width: 1100, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1100, height: 900 } },
  'on a telephone': { colorScheme: 'light', viewport: { width: 360, height: 740 } },
};

let browser: Browser;
let folder: string;

beforeAll(async () => {
  if (executablePath === undefined) throw new Error('These tests need Chrome or Chromium; set CHROME_PATH.');
  folder = await mkdtemp(join(tmpdir(), 'attune-report-'));
  for (const [name, summary] of Object.entries(reports))
    await writeFile(join(folder, `${name}.html`), renderReport(summary));
  const quiet = ['quic', 'background-networking', 'component-update', 'sync'].map(
    (part) => `--disable-${part}`,
  );
  browser = await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', ...quiet],
  });
});

afterAll(async () => {
  await browser?.close();
  if (folder) await rm(folder, { recursive: true });
});

/** Opens a report from disk, without network; what the page complains about is collected. */
async function open(
  name: Name,
  options: BrowserContextOptions,
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ ...options, bypassCSP: true, offline: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  return { page, complaints };
}

async function openDetails(page: Page): Promise<void> {
  for (const details of await page.locator('details').all())
    await details.evaluate((element) => element.setAttribute('open', ''));
}

/** Words that leave their picture or run into one another, in every chart that is shown. Runs in the page. */
const wordsInTheWay = `[...document.querySelectorAll('svg')].flatMap((svg) => {
  const box = svg.getBoundingClientRect();
  if (box.width === 0) return [];
  const words = [...svg.querySelectorAll('text')].map((element) => ({
    name: svg.querySelector('title').id + ': ' + element.textContent,
    at: element.getBoundingClientRect(),
  }));
  const cut = ({ at }) =>
    at.left < box.left - 1 || at.right > box.right + 1 || at.top < box.top - 1 || at.bottom > box.bottom + 1;
  const meet = (a, b) =>
    a.left < b.right && b.left < a.right && a.top + 3 < b.bottom - 3 && b.top + 3 < a.bottom - 3;
  return words.flatMap((word, index) => [
    ...(cut(word) ? [word.name + ' is cut'] : []),
    ...words.slice(0, index).filter((other) => meet(word.at, other.at)).map((other) => word.name + ' meets ' + other.name),
  ]);
})`;

const axeViolations = `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`;
const tooWide = 'document.documentElement.scrollWidth - window.innerWidth';
const focused = 'document.activeElement.textContent';

describe.each(Object.keys(looks))('%s', (look) => {
  it.each(Object.keys(reports) as Name[])('opens the report of %s without a complaint', async (name) => {
    const { page, complaints } = await open(name, looks[look]!);
    expect(await page.evaluate("document.fonts.check('16px Inter')")).toBe(true);
    expect(await page.evaluate(wordsInTheWay)).toEqual([]);
    await openDetails(page);
    expect(await page.evaluate(tooWide)).toBeLessThanOrEqual(0);
    await page.addScriptTag({ path: axe });
    expect(await page.evaluate(axeViolations)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('the button for light and dark', () => {
  it('turns page and charts over, and back', async () => {
    const { page, complaints } = await open('retailer', looks.light!);
    const colours = () =>
      page.evaluate<string[]>(
        `[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('#bridge .wide text')).fill]`,
      );
    const before = await colours();
    const button = page.getByRole('button', { name: 'Dark colours' });
    await button.focus();
    await page.keyboard.press('Enter');
    const after = await colours();
    expect(after[0]).toBe('rgb(20, 23, 27)');
    expect(after[1]).not.toBe(before[1]);
    await page.getByRole('button', { name: 'Light colours' }).click();
    expect(await colours()).toEqual(before);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('works under the page’s own security policy', async () => {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(pathToFileURL(join(folder, 'hostile.html')).href);
    await page.getByRole('button', { name: 'Dark colours' }).click();
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
    expect(complaints).toEqual([]);
    await context.close();
  });
});

it('lets the keyboard skip to the finding, then open the numbers', async () => {
  const { page } = await open('retailer', looks.light!);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(focused)).toBe('Skip to the finding');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(focused)).toBe('Month by month');
  await page.keyboard.press('Enter');
  expect(await page.getByRole('table', { name: 'Reconciliation by month' }).isVisible()).toBe(true);
  await page.context().close();
});

/** Of A4 in pixels, between the margins of the page's style. */
const sheetHeight = 1016;

it('prints on paper in light colours: page one on the first sheets, the appendix on new ones', async () => {
  const { page } = await open('retailer', { ...looks.dark!, viewport: { width: 703, height: sheetHeight } });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  const sheets = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
  await page.emulateMedia({ media: 'print' });
  const paper = await page.evaluate<
    Record<'wide' | 'firstSheet' | 'over' | 'long', number> & { background: string }
  >(`({
    long: document.documentElement.scrollHeight,
    background: getComputedStyle(document.body).backgroundColor,
    wide: document.querySelector('.wide').getBoundingClientRect().width,
    firstSheet: document.querySelector('.pair').getBoundingClientRect().bottom,
    over: document.documentElement.scrollWidth - window.innerWidth,
  })`);
  // What it takes if every sheet were full; then what three breaks and pictures that stay whole leave empty.
  const full = Math.ceil(paper.long / sheetHeight);
  expect(sheets).toBeGreaterThanOrEqual(full);
  expect(sheets).toBeLessThanOrEqual(full + 3);
  expect(full).toBeLessThanOrEqual(18);
  expect(paper.background).toBe('rgb(255, 255, 255)');
  expect(paper.wide).toBeGreaterThan(600);
  expect(paper.firstSheet).toBeLessThan(1010);
  expect(paper.over).toBeLessThanOrEqual(0);
  await page.context().close();
});
