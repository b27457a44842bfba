import { styleText } from 'node:util';

/** Commander takes the colour out again where it is not wanted. */
export function title(text: string): string {
  return styleText('bold', text, { validateStream: false });
}

export function section(heading: string, body: string): string {
  return `\n${title(`${heading}:`)}\n${body}\n`;
}

/** Each command with what it does, the two in columns where they fit side by side. */
export function examples(lines: readonly (readonly [command: string, what: string])[]): string {
  const width = Math.min(42, Math.max(...lines.map(([command]) => command.length)));
  return section(
    'Examples',
    lines
      .map(([command, what]) =>
        command.length > width ? `  $ ${command}\n      ${what}` : `  $ ${command.padEnd(width)}  ${what}`,
      )
      .join('\n'),
  );
}
