/** Style, part 3: flow, intervals, gates and plots. */

/** CSS, put into the page as it is. */
export const figureStyle = `
figure { margin: 0; }
.flow { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1.2rem 1.4rem 1.1rem; margin-bottom: 1rem; }
.flow figcaption { font-weight: 600; font-size: .9rem; margin-bottom: .9rem; }
.flow ol { list-style: none; display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); grid-template-rows: auto auto 5.5rem auto; margin: 0; padding: 0; }
.flow li { min-width: 0; display: grid; grid-row: span 4; grid-template-rows: subgrid; }
.flow-count { font: 600 1.22rem/1.2 var(--serif); white-space: nowrap; } .flow-count small { font: .78rem var(--sans); margin-left: .2rem; }
.flow-label { color: var(--soft); font-size: .84rem; padding-right: .8rem; padding-bottom: .6rem; line-height: 1.3; }
.flow-band { width: calc(100% + 1px); height: 5.5rem; display: block; grid-row: 3; }
.flow li:last-child .flow-band { width: 62%; }
.flow-band path { fill: var(--river); } .flow-band .joined { fill: var(--joined); }
.flow-bar { display: none; }
.flow-lost, .flow-joined { font-size: .8rem; line-height: 1.4; padding: .55rem .8rem 0 0; grid-row: 4; }
.flow-lost { color: var(--bad); } .flow-lost span { display: block; } .flow-joined { color: var(--joined-ink); }
.conservation { color: var(--soft); font-size: .88rem; margin-top: 1.1rem; max-width: none; }
.interval { display: block; min-width: 9rem; max-width: 24rem; }
.interval-track { display: block; position: relative; height: 1.15rem; background: linear-gradient(var(--line-strong), var(--line-strong)) center / 100% 1px no-repeat; }
.interval-track > span { position: absolute; }
.interval-bar { top: .4rem; height: .35rem; background: var(--data); opacity: .55; border-radius: 2px; min-width: 2px; }
.interval-dot { top: .25rem; width: .65rem; height: .65rem; margin-left: -.325rem; border-radius: 50%; background: var(--data); box-shadow: 0 0 0 2px var(--paper); }
.interval-null { top: .3rem; width: .56rem; height: .56rem; margin-left: -.28rem; border: 1.5px solid var(--ink); transform: rotate(45deg); }
.interval-bound { top: 0; bottom: 0; width: 2px; margin-left: -1px; background: var(--ink); }
.interval-forbidden { top: 0; bottom: 0; background: repeating-linear-gradient(135deg, transparent 0 3px, color-mix(in srgb, var(--bad) 26%, transparent) 3px 4px); }
.interval-ends { display: flex; justify-content: space-between; color: var(--soft); font-size: .72rem; line-height: 1.2; }
.ends { display: block; font-size: .84rem; color: var(--soft); margin-top: .15rem; }
td .interval { width: 11rem; }
.gates { list-style: none; margin: 0; padding: 0; }
.gate { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 2.2rem; padding: 1.15rem 0; border-bottom: 1px solid var(--line); }
.gate:first-child { border-top: 1px solid var(--line); }
.gate h3 { margin: 0 0 .3rem; font-size: 1rem; display: flex; gap: .6rem; align-items: baseline; flex-wrap: wrap; }
.gate p { margin: .35rem 0 0; } .gate .rule { overflow-wrap: anywhere; }
.gate .examples { font-size: .86rem; } .id { font-family: var(--mono); font-size: .82rem; overflow-wrap: anywhere; }
.seen p { margin: 0 0 .35rem; font-size: .9rem; } .seen p span { color: var(--soft); } .seen + .seen { margin-top: 1rem; }
.gate .remark { font-size: .84rem; color: var(--doubt); }
.plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); gap: 1rem; margin-bottom: 1rem; align-items: start; }
.plot { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.1rem .7rem; min-width: 0; }
.plot figcaption { font-size: .9rem; font-weight: 600; margin-bottom: .5rem; } .plot figcaption small { font-weight: 400; margin-left: .3rem; }
.plot svg { display: block; width: 100%; height: auto; }
.plot svg text { font-family: var(--sans); }
.plot details { font-size: .86rem; margin-top: .4rem; } .plot summary { color: var(--soft); } .plot .table { max-height: 20rem; overflow-y: auto; margin: .5rem 0 0; }
`
