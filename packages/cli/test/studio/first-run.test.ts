import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { owner, signIn } from './api-caller.ts';
import { openBrowser, openPage } from './browser.ts';
import { firstRun } from './first-run.ts';
import { keyboard } from './keyboard.ts';
import { pointer } from './pointer.ts';
import { serveStudio } from './serve-studio.ts';
import { writeShopifyExport } from './shopify-export.ts';

let browser: Browser;
let folder: string;
let exported: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'attune-first-run-'));
  exported = join(folder, 'orders_export.csv');
  writeShopifyExport(exported, 3_000);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([
  ['with the pointer', pointer],
  ['by keyboard alone', keyboard],
])('%s', (_, handOf) => {
  test('an empty workspace, a Shopify export, and the shop’s own segments', async () => {
    const studio = await serveStudio();
    try {
      const { page, complaints } = await openPage(browser, studio.address);
      const hand = handOf(page);
      await firstRun(hand, exported);

      const api = await signIn(studio.address, owner);
      const summary = JSON.parse(await api.text('/api/runs/latest/files/summary.json'));
      const states = Object.entries<number>(summary.lifecycle);
      expect(states.length).toBeGreaterThan(4);
      const part = page.locator('#lifecycle');
      await hand.press(part.getByRole('button', { name: /^Show the table/ }));
      const rows = part.getByRole('table').getByRole('row');
      await rows.nth(states.length).waitFor();
      const shown = (await rows.allInnerTexts()).slice(1).map((text) => text.split(/\s*\t\s*|\n/));
      expect(
        Object.fromEntries(
          shown.map(([name = '', customers = '']) => [
            name.toLowerCase(),
            Number(customers.replace(/\D/g, '')),
          ]),
        ),
      ).toEqual(summary.lifecycle);
      expect(complaints).toEqual([]);
      await page.context().close();
    } finally {
      await studio.stop();
    }
  });
});
