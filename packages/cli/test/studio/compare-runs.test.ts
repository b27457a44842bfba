import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiCaller, analysed, setUpOwner } from './api-caller.ts';
import { openBrowser, openPage } from './browser.ts';
import { keyboard } from './keyboard.ts';
import { pointer } from './pointer.ts';
import { type ServedStudio, serveStudio } from './serve-studio.ts';

let browser: Browser;
let studio: ServedStudio;
let api: ApiCaller;

beforeAll(async () => {
  studio = await serveStudio();
  api = await setUpOwner(studio.address);
  await api.call('POST', '/api/sample', { customers: 400 });
  await analysed(api, { asOf: '2026-05-31' });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await studio?.stop();
});

interface Run {
  readonly id: string;
  readonly asOf: string;
}
interface Comparison {
  readonly headline: string;
  readonly causes: readonly { readonly text: string; readonly amount: number | null }[];
  readonly figures: readonly { readonly path: string; readonly before: number; readonly after: number }[];
}

describe.each([
  ['with the pointer', pointer, '2026-06-15'],
  ['by keyboard alone', keyboard, '2026-06-30'],
] as const)('%s', (_, handOf, asOf) => {
  test('a second run is made, and what changed from the first adds up', async () => {
    const { page, complaints } = await openPage(browser, studio.address, { as: api });
    const hand = handOf(page);
    const before = (await api.call<{ runs: Run[] }>('GET', '/api/runs')).runs.length;
    await page.goto('/data');
    await hand.press(page.getByRole('button', { name: 'More', exact: true }));
    await hand.writeDay(page.getByLabel('As of'), asOf);
    await hand.press(page.getByRole('button', { name: 'Analyse these files' }));
    await page.getByText('The new run is ready', { exact: false }).first().waitFor();

    const parts = page.getByRole('navigation', { name: 'Parts of the data screen' });
    await hand.press(parts.getByRole('link', { name: 'Runs' }));
    await page.getByRole('heading', { level: 1, name: `${before + 1} runs are published` }).waitFor();
    const { runs } = await api.call<{ runs: Run[] }>('GET', '/api/runs');
    const earliest = runs.at(-1);
    const latest = runs.find((run) => run.asOf === asOf);
    if (!earliest || !latest) throw new Error('There is no run to compare with.');
    await hand.press(page.getByRole('radio', { name: /^The run of 31 May 2026 .* is the earlier one$/ }));
    await hand.press(page.getByRole('link', { name: 'Compare the two' }));

    const said = await api.call<Comparison>('GET', `/api/runs/${latest.id}/compare/${earliest.id}`);
    await page.getByRole('heading', { level: 1, name: said.headline }).waitFor();
    const causes = page.getByRole('region', { name: /^Past-year .* changed by .*, and this is why$/ });
    await causes.waitFor();
    for (const { text } of said.causes) expect(await causes.getByText(text).count()).toBe(1);

    await hand.press(causes.getByRole('button', { name: /^Show the table/ }));
    const rows = causes.getByRole('table').getByRole('row');
    await rows.nth(2).waitFor();
    const shown = await rows.count();
    await hand.press(causes.getByRole('button', { name: /^Download/ }));
    const download = page.waitForEvent('download');
    await hand.press(page.getByRole('menuitem', { name: 'Numbers (CSV)' }));
    const steps = readFileSync(await (await download).path(), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => Number(line.split(',').at(-1)));
    expect(steps.length).toBe(shown - 1);
    expect(steps.length).toBeGreaterThan(2);
    const [first = Number.NaN, last = Number.NaN] = [steps.at(0), steps.at(-1)];
    expect(steps.slice(1, -1).reduce((sum, step) => sum + step, first)).toBeCloseTo(last, 1);
    const measure = said.figures.find(({ path }) => path === 'value.pastYearRevenue');
    expect([first, last]).toEqual([measure?.before, measure?.after]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
