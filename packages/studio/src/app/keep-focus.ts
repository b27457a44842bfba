/**
 * A button that is busy is disabled, and what is disabled loses the focus. Once it can be pressed again, as after a
 * refusal, it gets the focus back, unless somebody has gone on in the meantime.
 */
export function keepFocus(): void {
  let last: EventTarget | null = null;
  document.addEventListener('focusin', ({ target }) => {
    last = target;
  });
  new MutationObserver((changes) => {
    const isOnNothing = (document.activeElement ?? document.body) === document.body;
    for (const { target } of changes)
      if (isOnNothing && target === last && target instanceof HTMLButtonElement && !target.disabled)
        target.focus({ preventScroll: true });
  }).observe(document, { subtree: true, attributeFilter: ['disabled'] });
}
