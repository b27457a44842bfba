import { colourVariables, dark, fontFamily, light, sizes } from '@attune/charts';
import { tints } from './heat-figure.ts';

/** From hardly to half the accent: the ink is readable on each, in light and in dark. */
const tintRules = Array.from(
  { length: tints + 1 },
  (_, step) =>
    `.tint${step} { background: color-mix(in srgb, var(--chart-accent) ${4 + (46 * step) / tints}%, transparent); print-color-adjust: exact; -webkit-print-color-adjust: exact; }`,
).join('\n');

/** The report's style sheet: five sizes, an 8-pixel grid, hairlines, two themes, one page width, and paper. */
export const pageStyles = `
:root { color-scheme: light dark; ${colourVariables(light)} }
@media (prefers-color-scheme: dark) { :root { ${colourVariables(dark)} } }
:root[data-theme="light"] { color-scheme: light; ${colourVariables(light)} }
:root[data-theme="dark"] { color-scheme: dark; ${colourVariables(dark)} }

* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 872px; padding: 0 16px 64px; background: var(--chart-paper); color: var(--chart-ink);
  font: 400 ${sizes.lead}px/1.5 ${fontFamily}; overflow-wrap: break-word; }
a { color: var(--chart-accent); }
:focus-visible { outline: 2px solid var(--chart-accent); outline-offset: 2px; }
h1, h2, h3 { line-height: 1.25; font-weight: 650; text-wrap: balance; margin: 0; letter-spacing: -0.011em; }
h1 { font-size: ${sizes.title}px; margin: 24px 0 8px; max-width: 26em; }
h2 { font-size: ${sizes.heading}px; max-width: 34em; }
h3 { font-size: ${sizes.lead}px; }
p { margin: 8px 0; max-width: 68ch; }
code { font-size: ${sizes.small}px; overflow-wrap: anywhere; }

.skip { position: absolute; left: -999px; }
.skip:focus { left: 16px; top: 8px; background: var(--chart-paper); padding: 8px; z-index: 1; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.top { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; padding: 16px 0 8px;
  border-bottom: 1px solid var(--chart-hairline); font-size: ${sizes.text}px; color: var(--chart-muted); }
.top p { margin: 0; }
.top .name { color: var(--chart-ink); font-weight: 600; margin-right: auto; }
#theme { font: inherit; color: var(--chart-ink); background: none; border: 1px solid var(--chart-context);
  border-radius: 4px; padding: 2px 10px; min-height: 28px; cursor: pointer; }
.purpose, .reconciliation { font-size: ${sizes.text}px; color: var(--chart-muted); }
.reconciliation p { margin: 0 0 4px; }

section { padding: 32px 0 24px; border-top: 1px solid var(--chart-hairline); }
.front section { border-top: 0; padding: 32px 0 0; }
.kicker { font-size: ${sizes.small}px; font-weight: 600; color: var(--chart-muted); margin: 0 0 4px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 0 32px; }
.pair > section { min-width: 0; }
.pair > section > p:not(.kicker), .decisions p { font-size: ${sizes.text}px; }
.reason { border-left: 3px solid var(--chart-context); padding-left: 12px; color: var(--chart-muted); }

figure { margin: 16px 0 0; }
figcaption { font-size: ${sizes.text}px; color: var(--chart-muted); margin-bottom: 8px; max-width: 68ch; }
.chart { display: block; max-width: 100%; height: auto; font-variant-numeric: tabular-nums; }
.narrow { display: none; }
.narrow .chart { width: 100%; max-width: 420px; }
.source { font-size: ${sizes.small}px; color: var(--chart-muted); margin: 8px 0 0; }
figure + figure, figure + .table, .table + .table { margin-top: 24px; }

details { font-size: ${sizes.text}px; margin-top: 4px; }
summary { cursor: pointer; color: var(--chart-accent); width: fit-content; padding: 4px 0; }
.table { overflow-x: auto; margin: 8px 0 16px; }
table { border-collapse: collapse; font-size: ${sizes.text}px; min-width: 50%; line-height: 1.4; }
caption { text-align: left; color: var(--chart-muted); font-size: ${sizes.small}px; padding: 4px 0; }
th, td { text-align: left; padding: 4px 16px 4px 0; border-bottom: 1px solid var(--chart-hairline); vertical-align: top; font-weight: 400; }
thead th { font-weight: 600; vertical-align: bottom; }
td, th[scope="row"] { min-width: 6ch; max-width: 44ch; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .number { white-space: normal; }

.heat table { font-size: ${sizes.small}px; }
.heat td, .heat thead tr + tr th, .heat thead th[colspan] { text-align: center; padding: 4px 6px; min-width: 0; white-space: nowrap;
  font-variant-numeric: tabular-nums; border-bottom-color: var(--chart-paper); }
.heat td.number, .heat thead th.number { text-align: right; padding-right: 16px; }
${tintRules}

.decisions { list-style: none; counter-reset: decision; margin: 16px 0 0; padding: 0; display: grid;
  grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 24px 32px; }
.decisions li { counter-increment: decision; border-top: 2px solid var(--chart-ink); padding-top: 8px; }
.decisions h3::before { content: counter(decision) "\\2002"; color: var(--chart-muted); }
.worth { margin: 4px 0; }
.worth strong { font-size: ${sizes.lead}px; color: var(--chart-accent); font-variant-numeric: tabular-nums; display: block; }
.grade { color: var(--chart-muted); }
.decisions dl { margin: 8px 0 0; font-size: ${sizes.small}px; }
.decisions dt { font-weight: 600; }
.decisions dd { margin: 0 0 8px; color: var(--chart-muted); }
.rules div, .glossary div { display: grid; grid-template-columns: 9em 1fr; gap: 0 16px; padding: 4px 0; }
.rules, .glossary { margin: 8px 0; font-size: ${sizes.text}px; max-width: 640px; }
.rules dt, .glossary dt { font-weight: 600; }
.rules dd, .glossary dd { margin: 0; }
.notes { padding-left: 20px; max-width: 68ch; font-size: ${sizes.text}px; }
.contents { margin-top: 32px; padding: 16px 0; border-top: 1px solid var(--chart-hairline); font-size: ${sizes.text}px; }
.contents ul { list-style: none; display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0; padding: 0; }
.contents a { display: inline-block; padding: 4px 0; }
footer { border-top: 1px solid var(--chart-hairline); padding-top: 16px; font-size: ${sizes.small}px; color: var(--chart-muted); }

@media screen and (max-width: 720px) {
  .pair { display: block; }
  .wide { display: none; }
  .narrow { display: block; }
  h1 { margin-top: 16px; }
  .rules div, .glossary div { display: block; }
  .many table { min-width: 640px; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@page { size: A4; margin: 14mm 12mm; }
@media print {
  :root, :root[data-theme] { color-scheme: light; ${colourVariables(light)} }
  body { max-width: none; padding: 0; font-size: ${sizes.text}px; }
  .skip, #theme, .contents, details { display: none; }
  /* The first sheet holds the finding, the bridge and the pair; the decisions open the second. */
  .front { break-after: page; }
  .front section { padding-top: 12px; }
  .front p, .front figcaption, .pair > section > p:not(.kicker) { font-size: ${sizes.small}px; margin: 4px 0; }
  .front figure { margin-top: 4px; }
  .pair h2 { font-size: ${sizes.lead}px; }
  .front p { max-width: none; }
  .front .chart { max-height: 240px; }
  .pair .chart { max-height: 222px; }
  .pair { gap: 0 24px; }
  #decisions { break-before: page; }
  .decisions { grid-template-columns: repeat(3, 1fr); gap: 16px; }
  h1 { margin: 8px 0 4px; }
  section { padding: 16px 0; }
  h2, h3, .kicker, figcaption { break-after: avoid; }
  figure, .decisions li, tr, .rules div { break-inside: avoid; }
  thead { display: table-header-group; }
  .table { overflow: visible; }
  #methods, #traces { break-before: page; }
  table { font-size: ${sizes.small}px; width: 100%; }
  /* Many columns share one sheet, which does not scroll. */
  .many th, .many td { min-width: 0; padding-right: 6px; }
  .heat table { font-size: 11px; }
  .heat thead tr th, .heat tbody th, .heat tbody td { min-width: 0; padding-left: 1px; padding-right: 1px; }
  .heat thead th.number, .heat tbody td.number { padding-right: 6px; }
}
`;
