import { type Account, owner } from './api-caller.ts';
import type { Hand } from './hand.ts';

export interface FirstRun {
  /** From the moment the file is let go, or chosen, until the segments of the audit stand there by name. */
  readonly seconds: number;
}

/** The first run of somebody who has never seen the studio: account, own file, preview, analysis, audit. */
export async function firstRun(hand: Hand, file: string, account: Account = owner): Promise<FirstRun> {
  const { page } = hand;
  await page.goto('/');
  await page.getByRole('heading', { name: 'Become the owner of this workspace' }).waitFor();
  await hand.write(page.getByRole('textbox', { name: 'Your name' }), account.name);
  await hand.write(page.getByRole('textbox', { name: 'E-mail' }), account.email);
  await hand.write(page.getByRole('textbox', { name: 'Password' }), account.password);
  await hand.press(page.getByRole('button', { name: 'Make the owner’s account' }));

  await page.getByRole('heading', { name: 'Begin with your own orders, or look around first' }).waitFor();
  const start = performance.now();
  await hand.give(page.getByLabel(/^Drop your files here, or choose them/), file);
  await page.getByRole('heading', { name: 'The file can be read' }).waitFor();
  await page.getByText('Shopify orders').waitFor();
  await hand.press(page.getByRole('button', { name: 'Analyse this file' }));
  await page.getByRole('heading', { name: 'Working out who your customers are' }).waitFor();
  await page.locator('#lifecycle').waitFor();
  return { seconds: (performance.now() - start) / 1000 };
}
