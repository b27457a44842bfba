/** The look of the house for one plain page. */
export const docsStyles = `
:root{color-scheme:light dark;--paper:light-dark(#fff,#14171b);--ink:light-dark(#1b1e23,#e8eaed);--muted:light-dark(#5c636d,#a6adb7);--hairline:light-dark(#dfe2e6,#343a42);--accent:light-dark(#1a5fb4,#79b0ff);--wash:light-dark(#f5f6f8,#1c2026)}
*{box-sizing:border-box}
html{scroll-padding-top:16px}
body{margin:0;padding:32px 24px 64px;background:var(--paper);color:var(--ink);font:16px/1.5 Inter,system-ui,sans-serif;font-variant-numeric:tabular-nums;display:grid;grid-template-columns:minmax(0,280px) minmax(0,860px);gap:0 48px;justify-content:center}
header,.skip{grid-column:1/-1}
header{max-width:68ch;padding-bottom:24px}
.kind{margin:0;font-size:14px;color:var(--muted)}
h1{font-size:28px;line-height:1.2;margin:8px 0 16px}
h2{font-size:20px;margin:40px 0 8px;padding-top:16px;border-top:1px solid var(--hairline)}
section:first-child h2{margin-top:0}
h3{font-size:16px;margin:32px 0 8px}
h3 a{color:inherit;text-decoration:none}
h3 a:hover{text-decoration:underline}
h4{font-size:14px;margin:16px 0 4px;color:var(--muted);font-weight:600}
p{margin:0 0 8px}
a{color:var(--accent)}
a:focus-visible,[tabindex]:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
main:focus{outline:none}
nav{font-size:14px;align-self:start;position:sticky;top:0;max-height:100vh;overflow:auto;padding:16px 0 24px}
nav ul{list-style:none;margin:0;padding:0}
nav ul ul{padding:0 0 16px 12px}
nav a{display:inline-block;padding:3px 0;text-decoration:none}
nav a:hover{text-decoration:underline}
nav>ul>li>a{color:var(--ink);font-weight:600}
.access{font-size:14px;color:var(--muted)}
code{font:14px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
pre{margin:0;padding:12px 16px;background:var(--wash);overflow:auto;white-space:pre-wrap}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;vertical-align:top;padding:6px 16px 6px 0;border-bottom:1px solid var(--hairline);font-weight:400}
tbody th code{white-space:nowrap}
thead th{font-size:12px;color:var(--muted);white-space:nowrap}
.skip{position:absolute;left:-9999px}
.skip:focus{position:static;padding:8px 0}
@media(max-width:900px){body{display:block;padding:16px}nav{position:static;max-height:none}}
`;
