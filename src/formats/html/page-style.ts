/** How the page looks: by the reader's choice of light or dark, on a phone, and on paper. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --paper: #ffffff; --ink: #1c2127; --quiet: #555e69; --rule: #dde1e7; --track: #e3e7ec;
  --good: #12652f; --good-fill: #3a9a5f; --good-tint: #e4f3e9;
  --bad: #a8200f; --bad-fill: #cf4a3a; --bad-tint: #fcebe8;
  --doubtful: #764800; --doubtful-fill: #c98a1b; --doubtful-tint: #fdf1dc;
  --accent: #2457a6; --mark: #ffe9a8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f1216; --paper: #171b21; --ink: #e6e9ee; --quiet: #a2acb8; --rule: #2f363f; --track: #2b323b;
    --good: #76d49b; --good-fill: #46a871; --good-tint: #12301f;
    --bad: #ff9c90; --bad-fill: #e0604f; --bad-tint: #3b1b17;
    --doubtful: #edbf62; --doubtful-fill: #c9922b; --doubtful-tint: #35280d;
    --accent: #93b9f5; --mark: #5c4a12;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
body {
  margin: 0; background: var(--page); color: var(--ink); overflow-wrap: anywhere;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
code, pre { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .88em; }
p { margin: 0 0 .5rem; }
.quiet, .note { color: var(--quiet); }
.note { font-size: .87rem; }
.strong { font-weight: 600; }
.good { color: var(--good); } .bad { color: var(--bad); } .doubtful { color: var(--doubtful); }
.unseen { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999px; top: 0; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { left: 0; z-index: 1; }

header, main, footer { max-width: 1160px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 36px; }
h1 { margin: .5rem 0 .35rem; font-size: 1.8rem; line-height: 1.2; font-weight: 650; letter-spacing: -.01em; }
h2 { margin: 0 0 .9rem; font-size: 1.2rem; line-height: 1.3; font-weight: 650; }
h3 { margin: 1.5rem 0 .6rem; font-size: 1rem; font-weight: 650; }
h3 .quiet { font-weight: 400; margin-left: .3rem; }
h2 + h3 { margin-top: 0; }
h4 { margin: 0; font-size: 1rem; font-weight: 650; }
.reason { max-width: 46rem; font-size: 1.1rem; margin-bottom: 1.2rem; }
.badge { display: inline-block; padding: .1rem .6rem; border-radius: 99px; font-size: .87rem; font-weight: 600; white-space: nowrap; }
.badge.good { background: var(--good-tint); } .badge.bad { background: var(--bad-tint); } .badge.doubtful { background: var(--doubtful-tint); }
header .badge { font-size: 1rem; padding: .2rem .85rem; }
nav { margin: 1.1rem 0 0; font-size: .9rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.1rem; list-style: none; margin: 0; padding: 0; }
section { margin: 22px 0; padding: 22px 24px; background: var(--paper); border: 1px solid var(--rule); border-radius: 10px; }
footer { padding-top: 2px; padding-bottom: 36px; font-size: .87rem; color: var(--quiet); }

.facts { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .2rem 1.2rem; margin: 0; font-size: .93rem; }
.facts > div { display: contents; }
.facts dt { color: var(--quiet); grid-column: 1; }
.facts dd { margin: 0; grid-column: 2; }

.objective { display: grid; grid-template-columns: minmax(0, 4fr) minmax(0, 4fr) minmax(0, 5fr); gap: .4rem 2rem; padding: 15px 0; border-top: 1px solid var(--rule); }
.objective p { margin: 0; }
.objective dl { margin: 0; font-size: .87rem; }
.objective dl > div { display: grid; grid-template-columns: 5rem 1fr; }
.objective dt { color: var(--quiet); }
.objective dd { margin: 0; }
.promise .quiet { font-size: .87rem; }
.reached p { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; flex-wrap: wrap; }
.figure { font-size: 1.35rem; line-height: 1.2; font-weight: 650; }
.bar { display: block; width: 100%; height: 18px; margin-top: .4rem; overflow: visible; }
.bar .track { fill: var(--track); }
.bar .fill { fill: var(--good-fill); }
.bar.bad .fill { fill: var(--bad-fill); } .bar.doubtful .fill { fill: var(--doubtful-fill); }
.bar line { stroke: var(--ink); stroke-width: 2; }
.made-of { grid-column: 1 / -1; }
.made-of thead th:first-child { width: 24%; } .made-of thead th:nth-child(2) { width: 8rem; }
summary { cursor: pointer; font-size: .87rem; color: var(--accent); width: fit-content; }
summary .quiet { color: var(--quiet); }
details[open] > summary { margin-bottom: .3rem; }

table { border-collapse: collapse; width: 100%; font-size: .87rem; line-height: 1.4; }
th, td { padding: .38rem .8rem .38rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--rule); font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--quiet); font-weight: 500; vertical-align: bottom; white-space: nowrap; overflow-wrap: normal; }
tbody th { font-weight: 500; }
tbody tr:last-child > * { border-bottom: 0; }
td > .good, td > .bad, td > .doubtful { white-space: nowrap; }
.hashes { margin-top: 1rem; }
.number { text-align: right; }
tbody td.number { white-space: nowrap; }
.scroll { overflow-x: auto; }
thead button { all: unset; cursor: pointer; color: inherit; white-space: nowrap; }
thead button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
thead button:hover { color: var(--ink); }
thead button::after { content: "\\2195"; display: inline-block; width: 1.1em; text-align: center; color: var(--quiet); }
[aria-sort="ascending"] button::after { content: "\\2191"; color: var(--ink); }
[aria-sort="descending"] button::after { content: "\\2193"; color: var(--ink); }
.filter { display: flex; flex-wrap: wrap; align-items: end; gap: .6rem 1.2rem; margin: .6rem 0 .9rem; font-size: .87rem; }
.filter[hidden] { display: none; }
.filter label { display: grid; gap: .15rem; color: var(--quiet); max-width: 100%; }
.filter input, .filter select { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--quiet); border-radius: 6px; padding: 0 .5rem; height: 2.2rem; min-width: 11rem; max-width: 100%; }
.filter output { padding-bottom: .4rem; color: var(--quiet); }

.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(310px, 100%), 1fr)); gap: 28px 36px; }
.chart { margin: 0; min-width: 0; }
.chart figcaption { margin-bottom: .5rem; font-size: .87rem; }
.chart figcaption strong { display: block; font-size: .95rem; font-weight: 600; }
.chart figcaption span { color: var(--quiet); }
.chart svg { display: block; width: 100%; max-width: 440px; height: auto; }
.chart text { font-size: 11px; }
.axis { fill: var(--quiet); } .axis.strong { fill: var(--ink); }
.middle { text-anchor: middle; } .end { text-anchor: end; }
.grid { stroke: var(--rule); }
.goal { stroke: var(--ink); stroke-width: 1.5; stroke-dasharray: 5 3; }
.curve { fill: none; stroke: var(--accent); stroke-width: 2; }
.dot { fill: var(--accent); stroke: var(--paper); stroke-width: 1.5; }
.cross { fill: none; stroke: var(--bad); stroke-width: 2.5; }
.bar-met { fill: var(--good-fill); }
.bar-missed { fill: url(#hatch); stroke: var(--bad-fill); }
.bar-waived { fill: none; stroke: var(--quiet); }
.hatching { position: absolute; }
.hatching rect { fill: var(--bad-fill); fill-opacity: .45; } .hatching path { stroke: var(--bad-fill); stroke-width: 2; }
.cell { fill: var(--bad-fill); } .cell-none { fill: var(--track); fill-opacity: .55; }
.as-table .scroll { max-height: 20rem; overflow-y: auto; }

.problems { list-style: none; margin: 0; padding: 0; }
.problems li { padding: .6rem 0 .6rem .9rem; border-left: 3px solid var(--doubtful-fill); margin-bottom: .7rem; }
.problems .error { border-color: var(--bad-fill); }
.problems p { margin: 0 0 .2rem; }
.problems pre { margin: .25rem 0; white-space: pre-wrap; }
mark { background: var(--mark); color: inherit; }

@media screen and (max-width: 760px) {
  header, main, footer { padding-left: 14px; padding-right: 14px; }
  header { padding-top: 22px; }
  h1 { font-size: 1.4rem; }
  section { padding: 16px 14px; margin: 14px 0; }
  .facts { grid-template-columns: 1fr; }
  .facts dt, .facts dd { grid-column: 1; }
  .facts dd + dt, .facts > div + div dt { margin-top: .4rem; }
  .objective { grid-template-columns: 1fr; gap: .6rem; }
  .filter label, .filter input, .filter select { width: 100%; }
  .stacks thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacks, .stacks tbody, .stacks tr, .stacks th, .stacks td { display: block; width: 100%; }
  .stacks tr[hidden] { display: none; }
  .stacks tr { padding: .6rem 0; border-bottom: 1px solid var(--rule); }
  .stacks tr:last-child { border-bottom: 0; }
  .stacks tbody th, .stacks tbody td { border: 0; padding: .08rem 0; text-align: left; }
  .stacks [data-head] { display: grid; grid-template-columns: 6.8rem 1fr; }
  .stacks [data-head]::before { content: attr(data-head); color: var(--quiet); font-weight: 400; }
  .stacks tbody th { font-weight: 600; }
  .stacks [data-head]:empty { display: none; }
  .stacks [data-head] > div { grid-column: 2; }
  tbody td.number { white-space: normal; }
}
@page { margin: 14mm 13mm; }
@media print {
  :root {
    color-scheme: light;
    --page: #ffffff; --paper: #ffffff; --ink: #000000; --quiet: #4a4f55; --rule: #c9ced5; --track: #e3e7ec;
    --good: #12652f; --good-fill: #3a9a5f; --good-tint: #e4f3e9;
    --bad: #a8200f; --bad-fill: #cf4a3a; --bad-tint: #fcebe8;
    --doubtful: #764800; --doubtful-fill: #c98a1b; --doubtful-tint: #fdf1dc; --accent: #1c4587; --mark: #ffe9a8;
  }
  html { font-size: 12px; }
  body { font-size: 12px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  header, main, footer { max-width: none; padding: 0; }
  section { border: 0; border-top: 1px solid var(--rule); border-radius: 0; padding: 12px 0 0; margin: 14px 0; }
  nav, .filter, .skip, .as-table, .made-of > summary, .hashes > summary { display: none; }
  h2, h3, thead { break-after: avoid; }
  .objective, .chart, .problems li, tr { break-inside: avoid; }
  .objective:has(.made-of) { break-inside: auto; }
  .charts { grid-template-columns: repeat(3, 1fr); gap: 16px 20px; }
  table { font-size: 10px; }
  th, td { padding-right: 8px; }
  .promise, .reached, .objective dl { break-inside: avoid; }
  .made-of { break-before: avoid; }
  thead { display: table-header-group; }
  thead button { display: contents; }
  thead th { white-space: normal; }
  thead button::after { content: none; }
  .scroll { overflow: visible; }
  .made-of::details-content, .hashes::details-content { content-visibility: visible; block-size: auto; }
  .objective { gap: .3rem 1.2rem; padding: 9px 0; }
}
`;
