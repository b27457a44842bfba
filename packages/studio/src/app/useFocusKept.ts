import { useEffect } from 'react';
import { isFocusLost } from './heading-focus.ts';

/** For a dialog: where what opened it is gone by the time it closes, the heading of the screen takes the focus. */
export function useFocusKept(): void {
  useEffect(
    () => () => {
      // The dialog gives the focus back first, perhaps to a button that is no longer there.
      setTimeout(() => {
        if (isFocusLost()) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
      }, 100);
    },
    [],
  );
}
