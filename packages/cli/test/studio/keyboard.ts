import type { Locator, Page } from 'playwright-core';
import { typeDay } from './day-keys.ts';
import type { FocusPage } from './focus-in-page.ts';
import type { Hand } from './hand.ts';

/** More stops than this between two controls are no way to work. */
const mostStops = 250;

/**
 * Somebody who has no mouse: every control is reached with Tab and, inside of menus and groups, with arrows. It
 * throws where the focus gets lost, cannot be seen, or where a control cannot be reached.
 */
export function keyboard(page: Page): Hand {
  // From the beginning: asked for later, the browser's own dialog may come first.
  page.on('filechooser', () => {});

  async function reach(control: Locator): Promise<void> {
    const wanted = await control.elementHandle();
    if (!wanted) throw new Error(`There is no ${control}.`);
    const look = () =>
      wanted.evaluate((element) => (globalThis as unknown as FocusPage<typeof element>).lookAtFocus(element));
    let stop = await look();
    for (let stops = 0; !stop.isWanted; stops++) {
      if (stops > mostStops)
        throw new Error(`The keyboard does not come to ${control}; it is at ${stop.name}.`);
      await page.keyboard.press(stop.arrow ?? (stop.isBehind ? 'Shift+Tab' : 'Tab'));
      stop = await look();
      if (stop.hidden) throw new Error(`The focus is on ${stop.name}, and ${stop.hidden}.`);
    }
    await wanted.dispose();
  }

  return {
    page,
    async press(control) {
      await reach(control);
      // As the pointer does: a button may still wait for what it is about.
      await (await control.elementHandle())?.waitForElementState('enabled');
      const type = await control.getAttribute('type');
      const isTicked = type === 'radio' || type === 'checkbox';
      // Arrows choose a radio button as they come to it.
      if (type === 'radio' && (await control.isChecked())) return;
      await page.keyboard.press(isTicked ? 'Space' : 'Enter');
      await focused(page);
    },
    async write(field, text) {
      await reach(field);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press('Delete');
      await page.keyboard.insertText(text);
    },
    async writeDay(field, day) {
      await reach(field);
      await typeDay(page, field, day);
    },
    async choose(list, label) {
      await reach(list);
      const choices = await list.locator('option').allTextContents();
      if (!choices.includes(label)) throw new Error(`${label} is not among ${choices.join(', ')}.`);
      const now = choices.indexOf((await list.locator('option:checked').textContent()) ?? '');
      const steps = choices.indexOf(label) - now;
      for (let step = 0; step < Math.abs(steps); step++)
        await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
    },
    async pick(field, text) {
      await reach(field);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(text);
      const option = page.getByRole('option', { name: new RegExp(`^${text}`, 'i') }).first();
      await option.waitFor();
      // The first that is found is chosen by Enter; another is come to by arrows.
      for (let steps = 0; (await option.getAttribute('data-combobox-selected')) === null; steps++) {
        if (steps > 50) throw new Error(`The arrows do not come to ${text}.`);
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Enter');
      await focused(page);
    },
    async give(field, path) {
      await reach(field);
      const chooser = page.waitForEvent('filechooser');
      await page.keyboard.press('Enter');
      await (await chooser).setFiles(path);
    },
  };
}

/** Waits until the focus is somewhere: a dialog that closes and a screen that opens have to put it where it belongs. */
async function focused(page: Page): Promise<void> {
  const isSomewhere = () => (globalThis as unknown as FocusPage<never>).isFocusSomewhere();
  try {
    await page.waitForFunction(isSomewhere, null, { timeout: 60_000 });
  } catch (cause) {
    throw new Error('The focus was lost: it is on nothing.', { cause });
  }
}
