/** The lines of `attune.yaml` that settle a question about one file, ready to be copied. */
export function playbookLines(
  file: string,
  settings: Readonly<Record<string, string>>,
  columns: Readonly<Record<string, string>> = {},
): string {
  const lines = Object.entries(settings).map(([name, value]) => `    ${name}: ${value}`);
  const mapped = Object.entries(columns).map(([column, header]) => `      ${column}: ${yamlText(header)}`);
  return [
    'sources:',
    `  - match: ${yamlText(file)}`,
    ...lines,
    ...(mapped.length > 0 ? ['    columns:', ...mapped] : []),
  ].join('\n');
}

function yamlText(text: string): string {
  return /^[A-Za-z_][\w .-]*\w$/.test(text) && !/^(true|false|yes|no|on|off|null)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
