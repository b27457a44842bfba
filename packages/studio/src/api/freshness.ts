/** A published run never changes; which one is the latest does. */
export function freshnessOf(run: string): { staleTime: number } {
  return { staleTime: run === 'latest' ? 60_000 : Number.POSITIVE_INFINITY };
}
