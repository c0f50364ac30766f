/** Style, part 5: narrow screens and paper. */

/** CSS, put into the page as it is. */
export const narrowStyle = `
@media (max-width: 62rem) {
  .page { display: block; padding: 0 1.4rem 4rem; }
  .head { padding-top: 2rem; margin-bottom: 1.6rem; }
  .page > nav { margin-bottom: 2.2rem; } nav ol { position: static; display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; }
}
@media (max-width: 46rem) {
  body { font-size: 16px; }
  .page { padding: 0 1.1rem 3rem; }
  h1 { font-size: 2rem; }
  .figures { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.1rem 0; }
  .figures > div:nth-child(odd) { padding-left: 0; border-left: 0; }
  .figures dd { font-size: 1.6rem; }
  .flow { padding: 1rem 1rem .4rem; }
  .flow ol { display: block; }
  .flow li { display: grid; grid-template-columns: minmax(0, 1fr) auto; grid-template-rows: none; padding-bottom: .8rem; }
  .flow-label { grid-column: 1; grid-row: 1; min-height: 0; margin: 0; font-size: .92rem; color: var(--ink); }
  .flow-count { grid-column: 2; grid-row: 1; font-size: 1.05rem; }
  .flow-band { display: none; }
  .flow-bar { display: flex; grid-column: 1 / -1; grid-row: 2; height: .6rem; margin-top: .25rem; }
  .flow-bar span { background: var(--data); border-radius: 2px; min-width: 2px; } .flow-bar .joined { background: var(--joined); }
  .flow-lost, .flow-joined { grid-column: 1 / -1; grid-row: 3; padding: .3rem 0 0; }
  .gate { grid-template-columns: minmax(0, 1fr); gap: .9rem; }
  .row-head { grid-template-columns: max-content minmax(0, 1fr); gap: .3rem .8rem; padding: .75rem .2rem; }
  .row-why { grid-column: 2; grid-row: 1; text-align: right; }
  .row-text { grid-column: 1 / -1; white-space: normal; display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; }
  .row-head[aria-expanded="true"] .row-text { display: block; }
  details.more > summary { flex-wrap: wrap; gap: 0 .8rem; } details.more > summary > span { flex-basis: 100%; margin-left: 1.2rem; }
  .detail { grid-template-columns: minmax(0, 1fr); gap: 1.2rem; }
  .controls { grid-template-columns: 1fr 1fr; padding: 1rem; }
  dl.terms > div { grid-template-columns: minmax(0, 1fr); gap: 0; }
  .table:not(.heat):not(.detail .table) thead { position: absolute; clip-path: inset(50%); }
  section > .table:not(.heat) tr, details.more > .table tr { display: block; border-bottom: 1px solid var(--line); padding: .55rem 0; }
  section > .table:not(.heat) :is(th, td), details.more > .table :is(th, td) { display: flex; justify-content: space-between; gap: 1.2rem; text-align: right; border: 0; padding: .12rem 0; white-space: normal; }
  section > .table:not(.heat) tbody th, details.more > .table tbody th { text-align: left; font-weight: 600; justify-content: flex-start; }
  section > .table:not(.heat) td::before, details.more > .table td::before { content: attr(data-label); color: var(--soft); text-align: left; flex: none; }
  section > .table:not(.heat) td > .bar, details.more > .table td > .bar { flex: 1; max-width: 60%; }
  section > .table:not(.heat) td.none, details.more > .table td.none { display: none; }
  td .interval { width: auto; flex: 1; text-align: left; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --wash: #f5f5f5; }
  body { font-size: 10.5px; } .page { display: block; padding: 0; max-width: none; }
  nav, .controls, .pager, .skip, #rows { display: none; }
  section, figure, .gate, tr { break-inside: avoid-page; } section { margin-bottom: 2rem; } h2, h3 { break-after: avoid; }
  pre { max-height: none; white-space: pre-wrap; }
}
`
