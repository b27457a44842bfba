import type { Locator, Page } from 'playwright-core';

/** Types a day into a date field that has the focus at its first part: figures alone move on from part to part. */
export async function typeDay(page: Page, field: Locator, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  await page.keyboard.type(month + date + year);
  if ((await field.inputValue()) !== day)
    throw new Error(`The field says ${await field.inputValue()}, and not ${day}.`);
}
