/**
 * Advance widths of Inter (regular) in hundredths of the font size, from the space to the tilde. Charts are laid
 * out where there is no browser to measure text, and labels must neither overlap nor be cut.
 */
const widths = [
  28, 29, 47, 63, 64, 98, 64, 30, 36, 36, 50, 66, 29, 46, 29, 36, 62, 41, 61, 62, 65, 59, 62, 57, 62, 62, 29,
  30, 66, 66, 66, 51, 97, 69, 65, 73, 72, 60, 59, 75, 74, 27, 57, 67, 57, 90, 75, 76, 64, 76, 64, 64, 65, 74,
  69, 99, 68, 68, 63, 36, 36, 36, 47, 46, 32, 56, 61, 57, 61, 58, 37, 61, 59, 24, 24, 55, 24, 88, 59, 60, 61,
  61, 38, 53, 33, 59, 56, 82, 55, 56, 55, 43, 33, 43, 66,
] as const;
const tabularFigure = 65;
const other = 67;
const wide = 105;

/** The width of a line of text in pixels: figures as wide as tabular ones, unknown letters on the safe side. */
export function textWidth(text: string, size: number): number {
  let hundredths = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    if (code >= 0x30 && code <= 0x39) hundredths += tabularFigure;
    else if (code === 0xa0) hundredths += 28;
    else hundredths += widths[code - 0x20] ?? (code >= 0x1100 ? wide : other);
  }
  return (hundredths * size) / 100;
}

/** The text, or as much of its beginning as fits, with an ellipsis. Line breaks become spaces. */
export function fitText(text: string, size: number, room: number): string {
  const line = text.replace(/\s*[\r\n\t]+\s*/g, ' ').trim();
  if (textWidth(line, size) <= room) return line;
  const letters = Array.from(line);
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
