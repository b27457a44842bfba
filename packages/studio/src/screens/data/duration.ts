/** How long something took: "41 s", "2 min 5 s", "1 h 12 min". */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  if (hours > 0) return `${hours}\u00A0h ${minutes}\u00A0min`;
  return minutes > 0 ? `${minutes}\u00A0min ${seconds % 60}\u00A0s` : `${seconds}\u00A0s`;
}
