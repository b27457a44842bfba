import { createHash } from 'node:crypto';
import { fontFace } from './font.ts';
import { type Html, html, rawHtml } from './html.ts';
import { pageStyles } from './page.css.ts';
import { themeToggle } from './theme-toggle.ts';

export interface Page {
  readonly title: string;
  readonly masthead: Html;
  readonly main: Html;
  readonly footer: Html;
}

/** Nothing is fetched, nothing runs but the one script whose fingerprint stands here. */
function securityPolicy(): string {
  const script = createHash('sha256').update(themeToggle).digest('base64');
  return [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'font-src data:',
    `script-src 'sha256-${script}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** One self-contained document. */
export function page({ title, masthead, main, footer }: Page): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${securityPolicy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${rawHtml(fontFace() + pageStyles)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the finding</a>
<header class="top">${masthead}<button id="theme" type="button" hidden>Dark</button></header>
<main id="content" tabindex="-1">
${main}</main>
<footer>${footer}</footer>
<script>${rawHtml(themeToggle)}</script>
</body>
</html>
`.markup;
}
