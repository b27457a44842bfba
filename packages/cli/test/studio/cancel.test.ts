import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiCaller, analysedSample, setUpOwner } from './api-caller.ts';
import { openBrowser, openPage } from './browser.ts';
import { keyboard } from './keyboard.ts';
import { pointer } from './pointer.ts';
import { type ServedStudio, serveStudio } from './serve-studio.ts';

let browser: Browser;
let studio: ServedStudio;
let api: ApiCaller;
let run: string;

beforeAll(async () => {
  studio = await serveStudio();
  api = await setUpOwner(studio.address);
  run = await analysedSample(api, 300);
  await api.call('DELETE', '/api/sample');
  // Large enough to be met while it is analysed.
  await api.call('POST', '/api/sample', { customers: 30_000 });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await studio?.stop();
});

interface Jobs {
  readonly jobs: readonly { readonly state: string }[];
}
interface Runs {
  readonly runs: readonly { readonly id: string; readonly finding: string }[];
}

describe.each([
  ['with the pointer', pointer],
  ['by keyboard alone', keyboard],
])('%s', (_, handOf) => {
  test('an analysis is cancelled from the screen, and the earlier run still answers', async () => {
    const { page, complaints } = await openPage(browser, studio.address, { as: api });
    const hand = handOf(page);
    await page.goto('/data');
    await hand.press(page.getByRole('button', { name: 'Analyse these files' }));
    await hand.press(page.getByRole('button', { name: 'Cancel the analysis', exact: true }));
    await page.getByText('The analysis was cancelled. The published run stays as it is.').waitFor();
    await page.getByRole('button', { name: 'Analyse these files' }).waitFor();

    expect((await api.call<Jobs>('GET', '/api/jobs')).jobs[0]?.state).toBe('cancelled');
    const { runs } = await api.call<Runs>('GET', '/api/runs');
    expect(runs.map(({ id }) => id)).toEqual([run]);
    const screens = page.getByRole('navigation', { name: 'Screens' });
    await hand.press(screens.getByRole('link', { name: 'Audit' }));
    await page.getByRole('heading', { level: 1, name: runs[0]?.finding ?? '' }).waitFor();
    await page.locator('#lifecycle').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
