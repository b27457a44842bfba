/** A Markdown table; bars and line breaks inside cells are made harmless. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text as inline code, or nothing when there is none. */
export function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}
