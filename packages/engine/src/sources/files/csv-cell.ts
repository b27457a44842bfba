/**
 * How a text begins that a spreadsheet would run as a formula (OWASP, CSV injection): = + - @, a tab or a carriage
 * return. A pattern that JavaScript and RE2 read alike; the minus stands last, where it is no range.
 */
export const formulaStart = String.raw`^[=+@\t\r-]`;

const formula = new RegExp(formulaStart);

/** One cell of a CSV file that we write. A text that a spreadsheet would run as a formula gets a leading apostrophe. */
export function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
