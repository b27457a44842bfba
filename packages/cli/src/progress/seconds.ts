/** "0.4 s", "12 s", "3 min 5 s". */
export function seconds(milliseconds: number): string {
  const exact = milliseconds / 1000;
  if (exact < 9.95) return `${exact.toFixed(1)} s`;
  const whole = Math.round(exact);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
