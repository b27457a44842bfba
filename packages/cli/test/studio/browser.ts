import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { findChromium } from '../../../../scripts/find-chromium.ts';
import type { ApiCaller } from './api-caller.ts';
import { focusScript } from './focus-in-page.ts';

const quiet = ['gpu', 'quic', 'background-networking', 'component-update', 'sync'].map(
  (part) => `--disable-${part}`,
);

export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('These tests need Chrome or Chromium; set CHROME_PATH.');
  return chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--no-first-run', ...quiet],
  });
}

export interface OpenedPage {
  readonly page: Page;
  /** What the page wrote to its console, threw, asked for elsewhere, or was answered with a fault. */
  readonly complaints: readonly string[];
}

export interface PageOptions extends BrowserContextOptions {
  /** Signed in as this caller. */
  readonly as?: ApiCaller;
}

/** A browser of its own (cookies, storage) for the studio at `address`. */
export async function openContext(
  browser: Browser,
  address: string,
  { as: caller, ...options }: PageOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    colorScheme: 'light',
    locale: 'en-GB',
    timezoneId: 'UTC',
    // What moves would be looked at half-way.
    reducedMotion: 'reduce',
    ...options,
    baseURL: address,
  });
  if (caller) await signInto(context, address, caller);
  await context.addInitScript(focusScript);
  return context;
}

export async function openPageIn(context: BrowserContext, address: string): Promise<OpenedPage> {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return { page, complaints: complaintsOf(page, address) };
}

/** A page in a browser of its own. */
export async function openPage(
  browser: Browser,
  address: string,
  options: PageOptions = {},
): Promise<OpenedPage> {
  return openPageIn(await openContext(browser, address, options), address);
}

async function signInto(context: BrowserContext, address: string, caller: ApiCaller): Promise<void> {
  await context.addCookies(caller.cookies.map(({ name, value }) => ({ name, value, url: address })));
}

function complaintsOf(page: Page, address: string): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    // The browser itself notes each refusal; a wrong password is one that is meant.
    if (/^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text())) return;
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && !/^(data|blob):/.test(url)) complaints.push(`request: ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}
