/** What a stop of the keyboard looks like from inside of the page. */
export interface Stop {
  /** As a person would name it, for messages. */
  readonly name: string;
  readonly isWanted: boolean;
  /** Whether the wanted control comes before this one in the page. */
  readonly isBehind: boolean;
  /** Why a person could not see that the focus is here. */
  readonly hidden: string | null;
  /** Whether the focus was here before: the way through the page begins anew. */
  readonly isRound: boolean;
  /** Which arrow moves on inside of a menu, a list or a group; null where Tab does. */
  readonly arrow: 'ArrowDown' | 'ArrowUp' | null;
}

/**
 * Runs in the page as it starts, and leaves `lookAtFocus(wanted: Element): Stop` there. Visible means: in view, not covered (WCAG 2.4.11), and drawn in
 * another way than while it has not the focus (2.4.7), which is known as soon as the focus has moved on.
 */
export const focusScript = `
globalThis.isFocusSomewhere = () => document.activeElement !== null && document.activeElement !== document.body;
globalThis.lookAtFocus = (wanted) => {
  const here = document.activeElement;
  // A colour that is still on its way looks as it did.
  for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish();
  const nameOf = (element) => (element.getAttribute('role') ?? element.tagName.toLowerCase()) + ' “' +
    (element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent ?? '').slice(0, 60) + '”';
  if (here === null || here === document.body)
    return { name: 'nothing', isWanted: false, isBehind: false, hidden: null, isRound: false, arrow: null };

  // A field may be drawn by its label, or by what surrounds it.
  const drawnBy = (element) =>
    [element, ...(element.labels ?? []), element.parentElement, element.nextElementSibling].filter(Boolean);
  // Or by the frame around it and what else is in it.
  const around = (element) => {
    const frame = element.closest('.mantine-Input-wrapper');
    return frame ? [frame, ...frame.children] : [];
  };
  const look = (element) =>
    [...drawnBy(element), ...around(element)].map((part) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, color } = getComputedStyle(part);
      return [outlineStyle === 'none' ? '' : outlineWidth + outlineColor, boxShadow, borderColor, backgroundColor, color].join();
    }).join(' | ');
  // Headings and parts of the page are read out where the focus is put there; they are nothing to operate.
  const isOperable = (element) => !element.matches('[tabindex="-1"]:not([role])');
  const before = window.attuneStop;
  let hidden = null;
  if (before && isOperable(before.element) && before.element !== here && before.element.isConnected && look(before.element) === before.look)
    hidden = nameOf(before.element) + ' before it looked the same with and without the focus';
  window.attuneStop = { element: here, look: look(here) };

  const visited = (globalThis.attuneVisited ??= new WeakSet());
  const isRound = visited.has(here);
  visited.add(here);

  const isBehind = (here.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  const isRadio = (element) => element instanceof HTMLInputElement && element.type === 'radio';
  const group = here.closest('[role="menu"], [role="listbox"], [role="tablist"]');
  const isSameGroup = (isRadio(here) && isRadio(wanted) && here.name === wanted.name) || group?.contains(wanted);
  const arrow = here === wanted || !isSameGroup ? null : isBehind ? 'ArrowUp' : 'ArrowDown';

  const boxes = drawnBy(here)
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 2 && box.height > 2)
    .filter(({ box }) => box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth);
  let covering = null;
  const isUncovered = boxes.some(({ element, box }) =>
    [0.1, 0.5, 0.9].some((x) => [0.1, 0.5, 0.9].some((y) => {
      const top = document.elementFromPoint(box.left + x * box.width, box.top + y * box.height);
      const isSeen = top !== null && (element.contains(top) || top.contains(here));
      if (!isSeen) covering ??= top;
      return isSeen;
    })),
  );
  if (boxes.length === 0) hidden ??= 'it lies outside of what is shown';
  else if (!isUncovered) hidden ??= covering ? nameOf(covering) + ' covers it' : 'nothing of it can be met';
  return { name: nameOf(here), isWanted: here === wanted, isBehind, hidden, isRound, arrow };
}`;

/** What the script leaves in the page. */
export interface FocusPage<Control> {
  isFocusSomewhere(): boolean;
  lookAtFocus(wanted: Control): Stop;
}
