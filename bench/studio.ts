import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { analysedSample, setUpOwner } from '../packages/cli/test/studio/api-caller.ts';
import { openBrowser, openPage } from '../packages/cli/test/studio/browser.ts';
import { firstRun } from '../packages/cli/test/studio/first-run.ts';
import { pointer } from '../packages/cli/test/studio/pointer.ts';
import { serveStudio } from '../packages/cli/test/studio/serve-studio.ts';
import { watchRequests } from '../packages/cli/test/studio/settled.ts';
import { writeShopifyExport } from '../packages/cli/test/studio/shopify-export.ts';
import { firstLoad } from '../packages/studio/test/first-load.ts';

/**
 * `npm run bench:studio [-- --customers 100000 --tries 20]`: the studio in a real browser. From a Shopify file to named
 * segments, how long an action takes from the input event until its result is painted, and what is loaded first.
 */
const option = (name: string, usual: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
};
const customers = option('customers', 100_000);
const tries = option('tries', 20);

interface Answered {
  readonly action: string;
  readonly tries: number;
  readonly medianMilliseconds: number;
  readonly worstMilliseconds: number;
}

/** An action that can be done again and again, each time with another result. */
interface Action {
  readonly name: string;
  readonly address: string;
  /** What of the page says the result: its text changes. */
  readonly result: string;
  readonly prepare?: (page: Page, turn: number) => Promise<void>;
  readonly act: (page: Page, turn: number) => Promise<void>;
}

const rule = encodeURIComponent(JSON.stringify({ orders: { $gte: 3 } }));
const actions: readonly Action[] = [
  {
    name: 'recount of a rule',
    address: `/segments/rules/new?draft=${rule}`,
    result: '[data-count]',
    prepare: (page) => page.getByLabel(/^Value for orders/).selectText(),
    act: (page, turn) => page.keyboard.press(String(2 + (turn % 8))),
  },
  {
    name: 'move of a cut of the grid',
    address: '/segments/grid',
    result: 'main',
    prepare: (page) => page.getByRole('slider').first().focus(),
    act: (page) => page.keyboard.press('ArrowRight'),
  },
  {
    name: 'search of a customer',
    address: '/customers',
    result: 'main h1, main tbody tr:first-child',
    prepare: (page) => page.getByRole('searchbox').or(page.locator('[data-search]')).first().selectText(),
    act: (page, turn) => page.keyboard.press(String(turn % 10)),
  },
  {
    name: 'opening of a customer',
    address: '/customers',
    result: 'main h1',
    prepare: async (page, turn) => {
      if (turn > 0) await page.goBack();
      await page.locator('main tbody tr').nth(turn).waitFor();
    },
    act: (page, turn) => page.locator('main tbody tr').nth(turn).getByRole('link').first().click(),
  },
  {
    name: 'another order of the customers',
    address: '/customers',
    result: 'main tbody tr:first-child',
    act: (page, turn) =>
      page
        .locator('main thead button')
        .nth(2 + (Math.floor(turn / 2) % 3))
        .click(),
  },
];

/** In the page: milliseconds from the first input event until the text of `result` has changed and is painted. */
const answering = (result: string) => `globalThis.answer = new Promise((done) => {
  const read = () => [...document.querySelectorAll(${JSON.stringify(result)})].map((one) => one.textContent).join('|');
  const before = read();
  let start;
  for (const kind of ['keydown', 'pointerdown'])
    addEventListener(kind, (event) => { start ??= event.timeStamp; }, { capture: true, once: true });
  const frame = () => {
    const now = read();
    if (start === undefined || now === before || now === '') requestAnimationFrame(frame);
    else requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  };
  requestAnimationFrame(frame);
}); undefined`;

async function measured(page: Page, settled: () => Promise<void>, action: Action): Promise<Answered> {
  await page.goto(action.address);
  await settled();
  const all: number[] = [];
  // The first turns fetch code and warm the server, as the first look at a screen does.
  for (let turn = 0; turn < tries + 2; turn++) {
    await action.prepare?.(page, turn);
    await settled();
    await page.evaluate(answering(action.result));
    await action.act(page, turn);
    const milliseconds = await page.evaluate<number>('globalThis.answer');
    if (turn >= 2) all.push(milliseconds);
    await settled();
  }
  const sorted = all.toSorted((a, b) => a - b);
  const round = (value: number | undefined) => Math.round(value ?? Number.NaN);
  return {
    action: action.name,
    tries: all.length,
    medianMilliseconds: round(sorted[Math.floor(sorted.length / 2)]),
    worstMilliseconds: round(sorted.at(-1)),
  };
}

async function shopify(browser: Browser): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-bench-'));
  const studio = await serveStudio();
  try {
    const file = join(folder, 'orders_export.csv');
    writeShopifyExport(file, 20_000);
    const { page } = await openPage(browser, studio.address);
    const { seconds } = await firstRun(pointer(page), file);
    return Number(seconds.toFixed(1));
  } finally {
    await studio.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function answers(browser: Browser): Promise<Answered[]> {
  const studio = await serveStudio();
  try {
    const api = await setUpOwner(studio.address);
    await analysedSample(api, customers);
    const { page } = await openPage(browser, studio.address, { as: api });
    const { settled } = watchRequests(page);
    const rows: Answered[] = [];
    for (const action of actions) {
      rows.push(await measured(page, settled, action));
      console.log(JSON.stringify(rows.at(-1)));
    }
    return rows;
  } finally {
    await studio.stop();
  }
}

const browser = await openBrowser();
try {
  const dist = join(import.meta.dirname, '../packages/studio/dist');
  const bytes = firstLoad(dist).reduce((sum, script) => sum + script.bytes, 0);
  const seconds = await shopify(browser);
  console.log(JSON.stringify({ shopifyToSegmentsSeconds: seconds }));
  const report = {
    machine: {
      cores: cpus().length,
      gigabytes: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      // Others at work on the machine make every row longer.
      load: Number((loadavg()[0] ?? 0).toFixed(1)),
    },
    firstRun: { orders: 20_000, seconds, allowedSeconds: 60 },
    firstLoad: { javaScriptGzippedKilobytes: Math.round(bytes / 1000), allowedKilobytes: 350 },
    actions: { customers, allowedMilliseconds: 100, rows: await answers(browser) },
  };
  await mkdir(join(import.meta.dirname, 'results'), { recursive: true });
  await writeFile(join(import.meta.dirname, 'results/studio.json'), `${JSON.stringify(report, null, 2)}\n`);
} finally {
  await browser.close();
}
