"""The style sheet of reports: for a screen, and for A4 paper. It names no file and no address."""

STYLE = """
:root { color-scheme: light; --text: #1a1a1a; --faint: #5c5c5c; --line: #d5d5d0; --first: #1f5f8b; --second: #a85f00;
  --first-fill: #d8e8f4; --second-fill: #fbe6c6; --deep-first: #aecfe8; --deep-second: #f3cc8f; --quiet: #f6f5f1; }
* { box-sizing: border-box; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
html { background: #eceae4; }
body { margin: 24px auto; padding: 40px 48px; max-width: 860px; background: #fff; color: var(--text);
  font: 14px/1.6 Vazirmatn, "Segoe UI", "Noto Sans Arabic", Tahoma, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 25px; line-height: 1.4; margin: 0 0 4px; }
h2 { font-size: 18px; margin: 36px 0 8px; padding-bottom: 4px; border-bottom: 2px solid var(--first); }
h3 { font-size: 15px; margin: 22px 0 6px; }
h1, h2, h3, h4 { break-after: avoid; }
p { margin: 6px 0; }
.faint, .note { color: var(--faint); }
.note { font-size: 12.5px; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 12px 0 0; }
.facts dt { color: var(--faint); } .facts dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; margin: 8px 0 12px; font-size: 13px; }
th, td { padding: 5px 8px; text-align: start; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { color: var(--faint); font-weight: 600; border-bottom: 1px solid var(--faint); vertical-align: bottom; }
thead { display: table-header-group; } tr { break-inside: avoid; }
td.number, th.number { text-align: center; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.number strong { font-size: 16px; } td.number small { display: block; color: var(--faint); font-size: 11px; }
tr.minor td.number strong { font-size: 13px; font-weight: 400; } tr.minor td { color: var(--faint); }
.scores { table-layout: fixed; } .scores th:first-child { width: 19%; }
.scores td, .scores th { padding: 4px; font-size: 12px; } .scores th.number { white-space: normal; font-size: 11px; }
.scores td.number strong { font-size: 13px; } .scores td.number small { display: inline; margin-inline-start: 6px; }
.scores th:nth-child(9) { width: 19%; } .scores td small { display: block; color: var(--faint); font-size: 11px; }
.pairs { table-layout: fixed; } .pairs th:first-child { width: 40%; } .pairs th.number { white-space: normal; }
.grids { display: grid; grid-template-columns: 1fr 1fr; gap: 0 24px; }
.measures td:first-child { width: 46%; } .measures small { display: block; color: var(--faint); font-size: 11.5px; line-height: 1.55; }
.together { break-inside: avoid; } .note { break-after: avoid; }
figure { margin: 8px 0 16px; break-inside: avoid; } figure svg { max-width: 100%; height: auto; display: block; }
figcaption { font-weight: 600; font-size: 13px; margin-bottom: 4px; }
.document { margin: 20px 0 8px; font-size: 14px; font-weight: 600; color: var(--first); }
.document small { color: var(--faint); font-weight: 400; }
.case { border: 1px solid var(--line); border-radius: 6px; margin: 0 0 10px; break-inside: avoid; }
.case > header { display: flex; gap: 12px; align-items: baseline; padding: 2px 12px; font-size: 13px;
  background: var(--quiet); border-radius: 6px 6px 0 0; border-bottom: 1px solid var(--line); }
.case .no { font-weight: 700; min-width: 2em; } .case .kind { font-weight: 600; } .case .labels { color: var(--faint); } .case .layer { color: var(--faint); margin-inline-start: auto; }
.sides { display: grid; grid-template-columns: 1fr 1fr; } .sides.above { grid-template-columns: 1fr; }
.side { padding: 3px 12px 5px; min-width: 0; } .side + .side { border-inline-start: 1px solid var(--line); }
.above .side + .side { border-inline-start: none; border-top: 1px dashed var(--line); }
.side h4 { display: flex; justify-content: space-between; gap: 8px; margin: 0; font-size: 12px; font-weight: 600; }
.left h4 { color: var(--first); } .right h4 { color: var(--second); }
.side h4 .labels { color: var(--text); font-weight: 400; }
.text { margin: 2px 0; font: 17px/1.85 "Noto Naskh Arabic", Amiri, "Sakkal Majalla", "Traditional Arabic", "Geeza Pro", "Times New Roman", serif;
  white-space: pre-wrap; overflow-wrap: anywhere; text-align: start; }
.text.cut-before::before, .text.cut-after::after { content: "…"; color: var(--faint); }
.omitted::after { content: " [ … ] "; color: var(--faint); }
.child-line { font-size: 13px; margin: 2px 0; } .child-line b { font-weight: 600; }
.nothing { color: var(--faint); }
mark { background: none; color: inherit; }
mark.left { background: var(--first-fill); --edge: var(--first); } mark.left.deep { background: var(--deep-first); }
mark.right { background: var(--second-fill); --edge: var(--second); } mark.right.deep { background: var(--deep-second); }
mark { --right: inset -1px 0 0 var(--edge, transparent), 1px 0 0 var(--edge, transparent);
  --left: inset 1px 0 0 var(--edge, transparent), -1px 0 0 var(--edge, transparent); }
mark.opens { box-shadow: var(--right); } mark.closes { box-shadow: var(--left); }
mark.opens.closes { box-shadow: var(--right), var(--left); }
.text:dir(ltr) mark.opens { box-shadow: var(--left); } .text:dir(ltr) mark.closes { box-shadow: var(--right); }
.text:dir(ltr) mark.opens.closes { box-shadow: var(--right), var(--left); }
mark.child { text-decoration: underline 2px solid #15803d; text-underline-offset: 5px; text-decoration-skip-ink: none; }
.bridge { text-decoration: underline 1px dotted var(--faint); text-underline-offset: 5px; }
.decide { display: flex; gap: 16px; align-items: baseline; padding: 2px 12px 5px; white-space: nowrap; border-top: 1px solid var(--line);
  font-size: 12px; color: var(--faint); }
.decide .box { max-width: 11em; overflow: hidden; text-overflow: ellipsis; flex: none; }
.decide .box::before { content: ""; display: inline-block; width: 10px; height: 10px; border: 1.2px solid var(--faint); border-radius: 2px;
  margin-inline-end: 6px; vertical-align: -1px; }
.decide .write { flex: 1 1 60px; border-bottom: 1px dotted var(--faint); min-height: 22px; align-self: stretch; }
@page { size: A4; margin: 15mm 14mm 16mm; @bottom-center { content: counter(page) " / " counter(pages); font: 10px sans-serif; color: #5c5c5c; direction: ltr; } }
@media print {
  th, td { padding: 3px 6px; } .measures small { font-size: 9.5px; } td.number strong { font-size: 14px; }
  html { background: none; } body { margin: 0; padding: 0; max-width: none; font-size: 12px; }
  h2 { margin-top: 24px; } .sheet { break-before: page; } .text { font-size: 14px; line-height: 1.7; }
  .case { margin-bottom: 8px; } .decide { font-size: 10.5px; } .case > header { font-size: 11.5px; } .child-line { font-size: 11.5px; }
}
@media (max-width: 640px) { body { padding: 16px; margin: 0; } .sides { grid-template-columns: 1fr; } }
"""
