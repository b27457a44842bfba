/** What is known of a key press. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** How long the second key of `g a` may be waited for, in milliseconds. */
export const sequencePause = 1200;

/**
 * A press in the words of a shortcut: `mod+shift+z`, `?`, `a`. Shift is part of the letter unless `mod` is held:
 * `?` needs it on most keyboards, and on some not.
 */
export function strokeOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Press): string {
  const letter = key.length === 1 ? key.toLowerCase() : key;
  const isMod = ctrlKey || metaKey;
  return [isMod && 'mod', altKey && isMod && 'alt', shiftKey && isMod && 'shift', letter]
    .filter(Boolean)
    .join('+');
}

/** Whether a shortcut is made of letters alone, which who speaks to the computer may press by accident. */
export function isSingleKey(shortcut: string): boolean {
  return !shortcut.startsWith('mod+');
}

/** The keys of a shortcut as they stand on the keyboard, step by step: `[['Ctrl', 'K']]`, `[['g'], ['a']]`. */
export function keysOf(shortcut: string, isMac: boolean): readonly (readonly string[])[] {
  const named: Readonly<Record<string, string>> = {
    mod: isMac ? '⌘' : 'Ctrl',
    shift: isMac ? '⇧' : 'Shift',
    alt: isMac ? '⌥' : 'Alt',
  };
  return shortcut.split(' ').map((step) => {
    const parts = step.split('+');
    return parts.map((part) => named[part] ?? (parts.length > 1 ? part.toUpperCase() : part));
  });
}

/** Whether what has the focus takes letters itself. */
export function takesLetters(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (!(target instanceof HTMLInputElement))
    return target.closest('[role="combobox"], [role="listbox"], [role="menu"]') !== null;
  return !['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'file', 'color'].includes(target.type);
}

export const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');
