import { type ReactNode, useDeferredValue } from 'react';

/**
 * What stands below what was asked for: drawn once that is on the screen, and in pieces, so that an answer is seen at
 * once and the next key is not kept waiting.
 */
export function Later({ children }: { children: () => ReactNode }) {
  return useDeferredValue(true, false) ? children() : null;
}
