import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Account, type ApiCaller, analysedSample, owner, setUpOwner } from './api-caller.ts';
import { openBrowser, openPage } from './browser.ts';
import type { Hand } from './hand.ts';
import { keyboard } from './keyboard.ts';
import { pointer } from './pointer.ts';
import { type ServedStudio, serveStudio } from './serve-studio.ts';

let browser: Browser;
let studio: ServedStudio;
let api: ApiCaller;

beforeAll(async () => {
  studio = await serveStudio();
  api = await setUpOwner(studio.address);
  await analysedSample(api, 120);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await studio?.stop();
});

async function signIn({ page, ...hand }: Hand, { email, password }: Account): Promise<void> {
  await hand.write(page.getByRole('textbox', { name: 'E-mail' }), email);
  await hand.write(page.getByRole('textbox', { name: 'Password' }), password);
  await hand.press(page.getByRole('button', { name: 'Sign in' }));
}

const screens = (page: Page) => page.getByRole('navigation', { name: 'Screens' });
const sections = (page: Page) => page.getByRole('navigation', { name: 'Settings' });

async function openSection(hand: Hand, name: string): Promise<void> {
  await hand.press(screens(hand.page).getByRole('link', { name: 'Settings' }));
  await hand.press(sections(hand.page).getByRole('link', { name }));
}

/** Invites somebody from the screen; they follow the link in a browser of their own. */
async function joined(hand: Hand, as: 'Viewer' | 'Editor', account: Account): Promise<Page> {
  const { page } = hand;
  await openSection(hand, 'People');
  await hand.press(page.getByRole('button', { name: 'Invite somebody' }));
  const dialog = page.getByRole('dialog', { name: 'Invite somebody' });
  await hand.write(dialog.getByRole('textbox', { name: 'Name' }), account.name);
  await hand.write(dialog.getByRole('textbox', { name: 'E-mail' }), account.email);
  await hand.choose(dialog.getByRole('combobox', { name: 'Role' }), as);
  await hand.press(dialog.getByRole('button', { name: 'Invite' }));
  const link = page.getByRole('textbox', { name: `Link for ${account.name}` });
  const address = await link.inputValue();
  await hand.press(page.getByRole('button', { name: 'Done' }));
  await link.waitFor({ state: 'detached' });

  const theirs = await openPage(browser, studio.address);
  await theirs.page.goto(address);
  return theirs.page;
}

describe.each([
  ['with the pointer', pointer, 'p'],
  ['by keyboard alone', keyboard, 'k'],
] as const)('%s', (_, handOf, letter) => {
  const account = (name: string): Account => ({
    name: `${name} ${letter}`,
    email: `${name}.${letter}@example.org`.toLowerCase(),
    password: 'nine quiet otters swimming',
  });

  async function inside(): Promise<Hand> {
    const { page } = await openPage(browser, studio.address, { as: api });
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    return handOf(page);
  }

  test('a wrong password is refused, the right one leads to the audit, and the way out leads back', async () => {
    const { page, complaints } = await openPage(browser, studio.address);
    const hand = handOf(page);
    await page.goto('/');
    await page.getByRole('heading', { name: /^Sign in to / }).waitFor();
    await signIn(hand, { ...owner, password: 'not my password at all' });
    await page.getByText('The e-mail address or the password is not right.').waitFor();
    await page.locator('button:focus').waitFor();
    await signIn(hand, owner);
    await page.locator('#lifecycle').waitFor();

    await hand.press(page.getByRole('button', { name: 'OO, signed in as Olga Owner' }));
    await hand.press(page.getByRole('menuitem', { name: 'Sign out' }));
    await page.getByRole('heading', { name: /^Sign in to / }).waitFor();
    await page.goto('/data');
    await page.getByRole('heading', { name: /^Sign in to / }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('a viewer who was invited sees no customers, and small groups are withheld', async () => {
    const hand = await inside();
    const viewer = account('Vera');
    const page = await joined(hand, 'Viewer', viewer);
    const theirs = handOf(page);
    await theirs.write(page.getByRole('textbox', { name: 'Password' }), viewer.password);
    await theirs.press(page.getByRole('button', { name: 'Join' }));
    await page.getByText(/^Withheld here: groups of fewer than 10 people/).waitFor();
    const withheld = page.locator('main').getByText(/^(withheld|fewer than 10)$/);
    expect(await withheld.count()).toBeGreaterThan(2);
    expect(await screens(page).getByRole('link').allInnerTexts()).toEqual([
      'Audit',
      'Data',
      'Segments',
      'Cohorts',
      'Lifetime value',
      'Settings',
    ]);
    await openSection(theirs, 'You');
    expect(await sections(page).getByRole('link').allTextContents()).not.toContain('People');
    for (const path of [
      '/api/runs/latest/customers/1',
      '/api/people',
      '/api/runs/latest/files/customers.csv',
    ])
      expect((await page.request.get(path)).status(), path).toBe(403);
    await page.context().close();
    await hand.page.context().close();
  });

  test('an editor sees customers, and keeps no people', async () => {
    const hand = await inside();
    const editor = account('Edgar');
    const page = await joined(hand, 'Editor', editor);
    const theirs = handOf(page);
    await theirs.write(page.getByRole('textbox', { name: 'Password' }), editor.password);
    await theirs.press(page.getByRole('button', { name: 'Join' }));
    await page.locator('#lifecycle').waitFor();
    expect(await screens(page).getByRole('link').allTextContents()).toContain('Customers');
    expect(await page.getByText(/^Withheld here/).count()).toBe(0);
    await page.goto('/settings/people');
    await page.getByRole('heading', { name: 'Only owners see this' }).waitFor();
    expect((await page.request.get('/api/people')).status()).toBe(403);
    await page.context().close();

    // Once used, the link is worth nothing; and who is removed is out at once.
    await hand.page.reload();
    await hand.press(hand.page.getByRole('button', { name: `Remove ${editor.name}` }));
    await hand.press(hand.page.getByRole('dialog').getByRole('button', { name: 'Remove' }));
    await hand.page.getByText(`${editor.name} is removed.`).waitFor();
    await hand.page.context().close();
  });

  test('an API key is made, shown once, works within its scopes, and stops when it is revoked', async () => {
    const hand = await inside();
    const { page } = hand;
    const name = `nightly ${letter}`;
    await openSection(hand, 'API keys');
    await page.getByRole('button', { name: 'Make a key' }).waitFor();
    await hand.press(page.getByRole('button', { name: 'Make a key' }));
    const dialog = page.getByRole('dialog');
    await hand.write(dialog.getByRole('textbox', { name: 'Name' }), name);
    await hand.press(dialog.getByRole('button', { name: 'Make a key' }));
    const secret = await page.getByRole('textbox', { name: `The key “${name}”` }).inputValue();
    await hand.press(page.getByRole('button', { name: 'Done' }));

    const ask = (path: string, method = 'GET') =>
      fetch(studio.address + path, { method, headers: { authorization: `Bearer ${secret}` } });
    expect((await ask('/api/runs')).status).toBe(200);
    expect((await ask('/api/runs/latest/customers/1')).status).toBe(403);
    expect((await ask('/api/sample', 'DELETE')).status).toBe(403);

    await page.reload();
    const row = page.getByRole('row', { name: new RegExp(name) });
    await row.waitFor();
    expect(await row.textContent()).not.toContain(secret);
    expect(await row.textContent()).not.toContain('never');
    await hand.press(page.getByRole('button', { name: `Revoke the key ${name}` }));
    await hand.press(page.getByRole('dialog').getByRole('button', { name: 'Revoke' }));
    await page.getByText(`The key “${name}” is revoked.`).waitFor();
    await row.waitFor({ state: 'detached' });
    expect((await ask('/api/runs')).status).toBe(401);
    await page.context().close();
  });

  test('who comes back after the session has ended goes on where they were', async () => {
    const hand = await inside();
    const { page } = hand;
    await page.context().clearCookies();
    await hand.press(screens(page).getByRole('link', { name: 'Data' }));
    await page.getByText('Your session has ended. Sign in, and you are back where you were.').waitFor();
    await signIn(hand, owner);
    await page.getByRole('navigation', { name: 'Parts of the data screen' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/data');
    await page.context().close();
  });
});
