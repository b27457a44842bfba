import type { Locator, Page } from 'playwright-core';
import { typeDay } from './day-keys.ts';
import type { Hand } from './hand.ts';

/** Somebody with a mouse. Text is typed by keys, as everybody does. */
export function pointer(page: Page): Hand {
  return {
    page,
    press: (control) => control.click(),
    async write(field, text) {
      await field.click();
      await field.selectText();
      await page.keyboard.press('Delete');
      await page.keyboard.insertText(text);
    },
    async writeDay(field, day) {
      await field.click({ position: { x: 16, y: 12 } });
      await typeDay(page, field, day);
    },
    async choose(list, label) {
      await list.selectOption({ label });
    },
    async pick(field, text) {
      await field.click();
      await field.selectText();
      await page.keyboard.insertText(text);
      await page
        .getByRole('option', { name: new RegExp(`^${text}`, 'i') })
        .first()
        .click();
    },
    give: (field, path) => drop(page, field, path),
  };
}

/** Drags a file from outside of the browser onto what surrounds a file field, and lets go. */
async function drop(page: Page, field: Locator, path: string): Promise<void> {
  const area = field.locator('xpath=ancestor-or-self::label');
  await area.scrollIntoViewIfNeeded();
  const box = await area.boundingBox();
  if (!box) throw new Error('There is nowhere to drop the file.');
  const session = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}
