/** In words: how many lines differ, and the first of them from both sides. */
export function firstDifference(committed: string, made: string): string {
  const before = committed.split('\n');
  const after = made.split('\n');
  const first = after.findIndex((line, i) => line !== before[i]);
  const at = first === -1 ? after.length : first;
  const removed = before.filter((line) => !after.includes(line)).length;
  const added = after.filter((line) => !before.includes(line)).length;
  return [
    `${removed} lines gone, ${added} new; first difference in line ${at + 1}:`,
    `  - ${before[at] ?? '(end of file)'}`,
    `  + ${after[at] ?? '(end of file)'}`,
  ].join('\n');
}
