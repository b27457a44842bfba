import type { Drawing } from '@attune/charts';
import { useEffect, useMemo, useState } from 'react';

type Renderer = typeof import('./svg.ts');

let fetched: Promise<Renderer> | undefined;
let loaded: Renderer | undefined;

/** What draws, fetched once; a fetch that failed is tried again by the next who asks. */
export function renderer(): Promise<Renderer> {
  fetched ??= import('./svg.ts').then(
    ({ svgOf, standaloneSvg }) => {
      loaded = { svgOf, standaloneSvg };
      return loaded;
    },
    (error: unknown) => {
      fetched = undefined;
      throw error;
    },
  );
  return fetched;
}

/** The element of a drawing; undefined until what draws is there. An error of the fetch is thrown to the screen. */
export function useSvg(drawing: Drawing | undefined, id: string): SVGElement | undefined {
  const [ready, setReady] = useState(loaded);
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    if (!ready) renderer().then((module) => setReady(() => module), setError);
  }, [ready]);
  if (error !== undefined) throw error;
  return useMemo(() => (ready && drawing ? ready.svgOf(drawing, id) : undefined), [ready, drawing, id]);
}
