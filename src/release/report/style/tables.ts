/** Style, part 2: tables, lists of terms and what can be opened. */

/** CSS, put into the page as it is. */
export const tableStyle = `
.table { overflow-x: auto; margin: 0 0 1.9rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; color: var(--soft); font-size: .84rem; padding: 0 0 .5rem; caption-side: top; }
th, td { text-align: left; padding: .5rem .9rem .5rem 0; vertical-align: top; border-bottom: 1px solid var(--line); font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--soft); font-size: .8rem; border-bottom-color: var(--line-strong); vertical-align: bottom; white-space: nowrap; }
tbody th { font-weight: 500; }
.number { text-align: right; white-space: nowrap; } .unit { white-space: nowrap; }
.hash { word-break: break-all; }
.bar { display: block; min-width: 7rem; height: .62rem; margin-top: .42rem; }
.bar > span { display: block; height: 100%; min-width: 2px; border-radius: 0 2px 2px 0; background: var(--data); }
.bar .accepted { background: var(--good); } .bar .rejected, .bar .failed { background: var(--bad); }
.bar .pending { background: var(--doubt); } .bar .cancelled { background: var(--mute); }
.heat td { border: 2px solid var(--paper); padding: .45rem .7rem; min-width: 4.5rem; border-radius: 5px; }
.heat td.met { background: color-mix(in srgb, var(--good) 20%, var(--card)); }
.heat td.short { background: color-mix(in srgb, var(--bad) calc(28% - var(--share) * .2), var(--card)); }
.heat th { border-bottom: 0; }
dl.terms { margin: 0 0 1.6rem; font-size: .9rem; }
dl.terms > div { display: grid; grid-template-columns: 10.5rem minmax(0, 1fr); gap: 1rem; padding: .38rem 0; border-bottom: 1px solid var(--line); }
dl.terms dt { color: var(--soft); } dl.terms dd { margin: 0; }
dl.plug-ins { margin: 0 0 1.4rem; font-size: .92rem; }
dl.plug-ins > div { padding: .6rem 0; border-bottom: 1px solid var(--line); }
dl.plug-ins dt { font-weight: 600; } dl.plug-ins dt code { font-weight: 400; color: var(--soft); margin-left: .3rem; }
dl.plug-ins dd { margin: .1rem 0 0; } dl.plug-ins cite::before { content: "— "; }
dl.pairs { display: grid; grid-template-columns: fit-content(9rem) minmax(0, 1fr); gap: .2rem 1rem; margin: .25rem 0; font-size: .9em; }
dl.pairs > div { display: contents; }
dl.pairs dt { color: var(--soft); font-weight: 400; } dl.pairs dd { margin: 0; }
summary { cursor: pointer; }
details.raw { font-size: .9rem; margin: .4rem 0; } details.raw > summary { color: var(--soft); }
details.raw ul { margin: .4rem 0; padding-left: 1.2rem; }
details.more { border-bottom: 1px solid var(--line); padding: .65rem 0; }
details.more[open] { padding-bottom: 1.4rem; }
details.more > summary { display: flex; gap: 1rem; justify-content: space-between; align-items: baseline; margin-bottom: .2rem; }
details.more > summary::before { content: "›"; color: var(--soft); transition: none; margin-right: -.4rem; width: .8rem; }
details.more[open] > summary::before { content: "⌄"; }
details.more > summary::-webkit-details-marker { display: none; }
details.more > summary strong { flex: 1; font-weight: 500; }
details.more > *:not(summary) { margin-left: 1.2rem; }
.warnings { padding: .6rem 1rem .6rem 2rem; margin: 0 0 1.2rem; background: var(--doubt-wash); border-radius: 6px; }
`
