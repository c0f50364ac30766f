/** Style, part 4: the row explorer. */

/** CSS, put into the page as it is. */
export const explorerStyle = `
[hidden] { display: none !important; }
button, input, select { font: inherit; color: inherit; }
.controls { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .8rem; align-items: end; padding: 1.1rem 1.2rem 1.2rem; background: var(--wash); border-radius: 10px; }
.controls .search { grid-column: 1 / -1; }
.controls label { display: grid; gap: .25rem; font-size: .82rem; color: var(--soft); min-width: 0; }
.controls input, .controls select { width: 100%; font-size: .92rem; padding: .42rem .55rem; color: var(--ink); background: var(--card); border: 1px solid var(--line-strong); border-radius: 6px; }
.controls button, .pager button, .guard button { font-size: .9rem; padding: .44rem .9rem; background: var(--card); border: 1px solid var(--line-strong); border-radius: 6px; cursor: pointer; }
button:disabled { opacity: .45; cursor: default; }
.controls button:hover, .pager button:hover:not(:disabled), .guard button:hover { border-color: var(--accent); }
#row-count { color: var(--soft); font-size: .88rem; margin: .9rem 0 .4rem; max-width: none; }
.rows { list-style: none; margin: 0; padding: 0; border-top: 1px solid var(--line); }
.rows > li { border-bottom: 1px solid var(--line); }
.row-head { display: grid; grid-template-columns: 6.2rem minmax(0, 1fr) minmax(0, 15rem); gap: 1rem; align-items: baseline; width: 100%; text-align: left; padding: .6rem .4rem; background: none; border: 0; cursor: pointer; }
.row-head:hover { background: var(--wash); }
.row-head[aria-expanded="true"] { background: var(--wash); }
.row-head .badge { justify-self: start; }
.row-text { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.row-why { color: var(--soft); font-size: .86rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.row-head[aria-expanded="true"] .row-why, .row-head[aria-expanded="true"] .row-text { white-space: normal; }
.row-body { padding: 1rem .4rem 1.5rem; }
.detail { display: grid; grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr); gap: 2.4rem; font-size: .92rem; }
.detail-fields .value { white-space: pre-wrap; overflow-wrap: anywhere; }
.detail h3 { font: 600 .78rem var(--sans); margin: 0 0 .6rem; color: var(--soft); letter-spacing: .04em; text-transform: uppercase; }
.detail .table { margin: .3rem 0; } .detail table { width: auto; font-size: .86rem; }
.detail th, .detail td { padding: .22rem .9rem .22rem 0; } .detail td.other { color: var(--bad); } .detail td.same { color: var(--good); }
.detail-fields > dl.pairs { display: block; font-size: 1em; margin: 0; } .detail-fields > dl.pairs > div { display: block; padding: 0 0 .8rem; }
.detail-fields > dl.pairs > div > dt { font-size: .84rem; margin-bottom: .1rem; max-width: none; }
.detail dd { overflow-wrap: anywhere; }
.story { list-style: none; margin: 0; padding: 0; }
.story > li { position: relative; padding: 0 0 1rem 1.3rem; border-left: 1px solid var(--line-strong); margin-left: .3rem; }
.story > li:last-child { border-left-color: transparent; padding-bottom: .4rem; }
.story > li::before { content: ""; position: absolute; left: -.3rem; top: .48rem; width: .55rem; height: .55rem; border-radius: 50%; background: var(--accent); }
.story-title { margin-bottom: .15rem; } .story p { margin: 0 0 .2rem; } .parents { list-style: none; margin: .1rem 0; padding: 0; }
.values { margin: 0; padding-left: 1.2rem; }
.command { font: .8rem var(--mono); overflow-wrap: anywhere; margin: 0; }
.pager { display: flex; gap: 1rem; align-items: center; margin-top: 1rem; font-size: .9rem; color: var(--soft); }
.guard { padding: .6rem 0; }
`
