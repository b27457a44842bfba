/** The ends moved out to whole steps, and the step: about four of them, each 1, 2 or 5 times a power of ten. */
export function roundScale(lowest: number, highest: number): [number, number, number] {
  const raw = (highest - lowest || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5].find((factor) => factor * power >= raw) ?? 10) * power;
  return [Math.floor(lowest / step) * step, Math.ceil((highest || 1) / step) * step, step];
}
