import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

let rule: string | undefined;

/** Inter (SIL Open Font License 1.1), all weights in Latin letters, as a style rule that needs no network. */
export function fontFace(): string {
  rule ??= readRule();
  return rule;
}

function readRule(): string {
  const file = import.meta.resolve('@fontsource-variable/inter/files/inter-latin-wght-normal.woff2');
  const data = readFileSync(fileURLToPath(file)).toString('base64');
  return `@font-face{font-family:Inter;font-style:normal;font-weight:100 900;font-display:swap;src:url(data:font/woff2;base64,${data}) format("woff2")}`;
}
