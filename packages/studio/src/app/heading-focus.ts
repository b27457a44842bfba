let due = false;
let wasSomewhere = false;

if (typeof document !== 'undefined')
  document.addEventListener('focusin', () => {
    wasSomewhere = true;
  });

/** After a navigation the next screen's heading is to take the focus. */
export function dueHeadingFocus(): void {
  due = true;
}

/** Whether the heading may take it: once, and never away from where somebody has gone on to in the meantime. */
export function takeHeadingFocus(): boolean {
  if (!due) return false;
  due = false;
  const active = document.activeElement;
  return !active || active === document.body || active.closest('main') === null;
}

/** Whether what had the focus is gone from the page, as a button that is replaced by what it began. */
export function isFocusLost(): boolean {
  return wasSomewhere && (document.activeElement ?? document.body) === document.body;
}
