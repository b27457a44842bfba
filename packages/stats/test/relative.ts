/** |got − want| / |want|: how far a result is off, whatever its size. */
export function relativeError(got: number, want: number): number {
  return got === want ? 0 : Math.abs(got - want) / Math.abs(want);
}
