import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiCaller, analysedSample, setUpOwner } from './api-caller.ts';
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
  await analysedSample(api, 1000);
  await api.call('PUT', '/api/segments/active', {
    label: 'Active customers',
    rule: { lifecycle: 'active' },
    version: 0,
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await studio?.stop();
});

interface Checked {
  readonly customers: number;
  readonly inWords: string;
}

interface Field {
  readonly name: string;
  readonly label: string;
}

/** Everybody who is in `rule`, by the API. */
async function membersOf(rule: object): Promise<string[]> {
  const found: string[] = [];
  for (;;) {
    const { rows, total } = await api.call<{ total: number; rows: { customer_id: string }[] }>(
      'POST',
      '/api/runs/latest/customers',
      { rule, limit: 200, offset: found.length },
    );
    found.push(...rows.map(({ customer_id }) => customer_id));
    if (found.length >= total) return found;
  }
}

/** Who has said yes to a purpose, and not taken it back, as the file of the sample has it. */
function consenting(purpose: string): Set<string> {
  const words = readFileSync(join(studio.workspace, 'files', 'consents.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
    .filter(([, about]) => about === purpose)
    .toSorted(([, , , a = ''], [, , , b = '']) => (a < b ? -1 : 1));
  const last = new Map(words.map(([customer = '', , status]) => [customer, status]));
  return new Set([...last].filter(([, status]) => status === 'given').map(([customer]) => customer));
}

async function counted(page: Page, customers: number): Promise<void> {
  await page.locator(`[data-count="${customers}"]`).waitFor();
}

describe.each([
  ['with the pointer', pointer, 'p'],
  ['by keyboard alone', keyboard, 'k'],
] as const)('%s', (_, handOf, letter) => {
  test('a rule is built and saved, laid over another, and made into a list of those who agreed', async () => {
    const { page, complaints } = await openPage(browser, studio.address, { as: api });
    const hand = handOf(page);
    const label = `Loyal ${letter}`;
    await page.goto('/segments/rules');
    await hand.press(page.getByRole('link', { name: 'Make a segment' }).first());
    await page.getByRole('heading', { level: 1, name: 'New segment' }).waitFor();

    await hand.press(page.getByRole('button', { name: /^Add a condition/ }));
    await hand.pick(page.getByRole('combobox', { name: 'Which fact' }), 'orders');
    await hand.choose(
      page.getByRole('combobox', { name: 'What is asked of orders', exact: true }),
      'is at least',
    );
    await hand.write(page.getByLabel(/^Value for orders/), '3');
    const one = { orders: { $gte: 3 } };
    const first = await api.call<Checked>('POST', '/api/runs/latest/rules/check', { rule: one });
    await counted(page, first.customers);
    await page.getByText(`${first.inWords}.`, { exact: true }).waitFor();

    await hand.press(page.getByRole('button', { name: /^Add a condition/ }));
    const { fields } = await api.call<{ fields: Field[] }>('GET', '/api/runs/latest/catalogue');
    const silence = fields.find(({ name }) => name === 'recency_days')?.label ?? '';
    await hand.pick(page.getByRole('combobox', { name: 'Which fact' }), silence);
    await hand.choose(page.getByRole('combobox', { name: `What is asked of ${silence}` }), 'is at most');
    await hand.write(page.getByLabel(`Value for ${silence}`), '200');
    const rule = { orders: { $gte: 3 }, recency_days: { $lte: 200 } };
    const both = await api.call<Checked>('POST', '/api/runs/latest/rules/check', { rule });
    expect(both.customers).toBeLessThan(first.customers);
    await counted(page, both.customers);
    await page.getByText(`${both.inWords}.`, { exact: true }).waitFor();

    await hand.write(page.getByRole('textbox', { name: 'Name of the segment' }), label);
    await hand.press(page.getByRole('button', { name: 'Save the segment' }));
    await page.getByText(`“${label}” is saved.`).first().waitFor();
    await hand.press(page.getByRole('link', { name: 'Compare with another' }));
    await hand.pick(page.getByRole('combobox', { name: 'Second segment' }), 'Active customers');
    const shared = await api.call<{ both: number }>('POST', '/api/runs/latest/rules/overlap', {
      a: rule,
      b: { lifecycle: 'active' },
    });
    const picture = page.getByRole('figure').first();
    await hand.press(picture.getByRole('button', { name: /^Show the table/ }));
    const inBoth = picture.getByRole('row', { name: /In both/ });
    await inBoth.waitFor();
    const figures = (await inBoth.getByRole('cell').allTextContents()).map((text) => text.replace(/\D/g, ''));
    expect(figures).toContain(String(shared.both));

    await page.goBack();
    await hand.press(page.getByRole('link', { name: 'Make a list' }));
    await page.getByRole('heading', { name: 'Make a list of customers' }).waitFor();
    const purpose = page.getByRole('combobox', { name: 'Purpose' });
    await purpose.getByRole('option', { name: /^email_marketing/ }).waitFor({ state: 'attached' });
    const choices = await purpose.getByRole('option').allTextContents();
    await hand.choose(purpose, choices.find((choice) => choice.startsWith('email_marketing')) ?? '');
    const agreed = consenting('email_marketing');
    const expected = (await membersOf(rule)).filter((customer) => agreed.has(customer));
    expect(expected.length).toBeGreaterThan(10);
    expect(expected.length).toBeLessThan(both.customers);
    await hand.press(page.getByRole('button', { name: `Make the list of ${expected.length} customers` }));
    const download = page.waitForEvent('download');
    await hand.press(page.getByRole('link', { name: 'Download the list (CSV)' }));
    const lines = readFileSync(await (await download).path(), 'utf8')
      .trim()
      .split(/\r?\n/);
    const header = lines.findIndex((line) => line.includes('customer_id'));
    const column = (lines[header] ?? '').split(',').indexOf('customer_id');
    const listed = lines.slice(header + 1).map((line) => line.split(',')[column] ?? '');
    expect(listed.toSorted()).toEqual(expected.toSorted());
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
