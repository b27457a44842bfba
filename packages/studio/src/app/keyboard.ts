/** Whether this is an Apple keyboard, where Command does what Control does elsewhere. */
export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

const withoutLetters = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'file', 'color']);

/** Whether what has the focus takes letters itself. */
export function takesLetters(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !withoutLetters.has(target.type);
  return target.isContentEditable || target.matches('textarea, select, [role="menu"] *, [role="listbox"] *');
}

/** Whether a dialog is open: then the page behind it does not listen. */
export function isDialogOpen(): boolean {
  return document.querySelector('dialog[open], [role="dialog"][aria-modal="true"]') !== null;
}
