import { useSyncExternalStore } from 'react';

/** What a person likes, remembered by this browser. */
export interface Preferences {
  /** Whether letters alone (`?`, `/`, `g a`) are shortcuts; who speaks to the computer may want them off. */
  readonly singleKeys: boolean;
}

const place = 'attune-preferences';
const usual: Preferences = { singleKeys: true };
const listeners = new Set<() => void>();
let known = remembered();

function remembered(): Preferences {
  try {
    const said: unknown = JSON.parse(localStorage.getItem(place) ?? '{}');
    return typeof said === 'object' && said !== null && 'singleKeys' in said
      ? { singleKeys: said.singleKeys !== false }
      : usual;
  } catch {
    return usual;
  }
}

export function preferences(): Preferences {
  return known;
}

export function prefer(wanted: Partial<Preferences>): void {
  known = { ...known, ...wanted };
  localStorage.setItem(place, JSON.stringify(known));
  for (const listener of listeners) listener();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, preferences);
}
