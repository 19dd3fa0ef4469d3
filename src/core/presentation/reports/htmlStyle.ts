import { FIGURE_STYLE } from './htmlFigureStyle.ts';

/** The style of the HTML report: no font, image or script is fetched; light or dark as the reader's system is. */
export const HTML_STYLE = `
:root {
  color-scheme: light dark;
  --text: #1b1f24; --quiet: #57606a; --page: #ffffff; --line: #d0d7de; --band-color: #f6f8fa;
  --bad: #b3261e; --warning: #7a5200; --good: #1a6e33; --link: #0757ba;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --quiet: #9da7b1; --page: #0d1117; --line: #3d444d; --band-color: #161b22;
    --bad: #ff8f85; --warning: #e3b341; --good: #6cc784; --link: #6cb0ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 80rem; padding: 1.5rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.75rem; margin: 0 0 1rem; }
h2 { font-size: 1.375rem; margin: 2.5rem 0 0.75rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.125rem; margin: 1.75rem 0 0.5rem; }
a { color: var(--link); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 1rem 0; padding: 0; }
code { font: 0.875em/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
bdi, dd { overflow-wrap: anywhere; }
table bdi { overflow-wrap: break-word; }
table code bdi { overflow-wrap: anywhere; }
th .tone, td .tone { white-space: nowrap; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: 0.25rem 1rem; margin: 0.5rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; min-width: 0; }
.scroll { overflow-x: auto; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
table.fixed { table-layout: fixed; min-width: 60rem; }
caption { text-align: left; font-weight: 600; padding: 0.25rem 0; font-size: 1rem; }
th, td { border: 1px solid var(--line); padding: 0.375rem 0.5rem; text-align: left; vertical-align: top; }
thead th { background: var(--band-color); }
tbody th { font-weight: normal; }
article { border: 1px solid var(--line); border-left-width: 0.375rem; padding: 0.5rem 1rem; margin: 0.75rem 0; }
article h4 { margin: 0.25rem 0; font-size: 1rem; }
article.bad { border-left-color: var(--bad); }
article.warning { border-left-color: var(--warning); }
.bad > .tone { color: var(--bad); }
.warning > .tone { color: var(--warning); }
.good > .tone { color: var(--good); }
.tone { font-weight: 600; }
@page { size: A4 portrait; margin: 15mm; }
@page wide { size: A4 landscape; margin: 15mm; }
@media print {
  :root { color-scheme: light; --text: #000000; --quiet: #333333; --page: #ffffff; --line: #999999; --band-color: #f0f0f0;
    --bad: #8c1d18; --warning: #5c3d00; --good: #14532d; --link: #000000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  .scroll { overflow: visible; }
  .wide { page: wide; }
  table { font-size: 8pt; }
  table.fixed { min-width: 0; }
  thead { display: table-header-group; }
  tr, article { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
}
${FIGURE_STYLE}`;
