import { type RefObject, useLayoutEffect, useState } from 'react';

/** Below this, no chart is laid out. */
const narrowest = 272;

/** The width of an element in whole pixels, before it is first painted and whenever it changes. */
export function useWidth(element: RefObject<HTMLElement | null>): number | undefined {
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = () => {
      // What is hidden has no width, and keeps what it had.
      if (current.clientWidth > 0) setWidth(Math.max(narrowest, Math.floor(current.clientWidth)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
