/** What is known of a key press. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** How long the second key of `g a` is waited for, in milliseconds. */
export const sequencePause = 1200;

/**
 * A press in the words of a shortcut: `mod+shift+z`, `?`, `a`. Shift counts only beside `mod`: for `?` it is needed
 * on most keyboards, and on some not.
 */
export function strokeOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Press): string {
  const isMod = ctrlKey || metaKey;
  const parts = [isMod && 'mod', altKey && 'alt', shiftKey && isMod && 'shift'];
  return [...parts, key.length === 1 ? key.toLowerCase() : key].filter(Boolean).join('+');
}

/** The shortcut that a press completes, or `'waiting'` where it is the first key of one, or undefined. */
export function matchStroke(
  stroke: string,
  pending: string | undefined,
  shortcuts: readonly string[],
): { readonly shortcut: string } | 'waiting' | undefined {
  const whole = pending === undefined ? stroke : `${pending} ${stroke}`;
  if (shortcuts.includes(whole)) return { shortcut: whole };
  if (pending === undefined && shortcuts.some((shortcut) => shortcut.startsWith(`${stroke} `)))
    return 'waiting';
  return pending === undefined ? undefined : matchStroke(stroke, undefined, shortcuts);
}

/** Whether a shortcut is made of letters alone. */
export function isSingleKey(shortcut: string): boolean {
  return !shortcut.startsWith('mod+');
}

const onMac: Readonly<Record<string, string>> = { mod: '⌘', shift: '⇧', alt: '⌥' };
const elsewhere: Readonly<Record<string, string>> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt' };

/** The keys of a shortcut as they stand on the keyboard, press by press: `[['Ctrl', 'K']]`, `[['G'], ['A']]`. */
export function keysOf(shortcut: string, isMac: boolean): readonly (readonly string[])[] {
  const named = isMac ? onMac : elsewhere;
  return shortcut.split(' ').map((press) => press.split('+').map((key) => named[key] ?? key.toUpperCase()));
}
