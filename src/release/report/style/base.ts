/** Style, part 1: colours, type and page. Light and dark by the reader's own setting. */

/** CSS, put into the page as it is. */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --paper: #faf8f4; --card: #ffffff; --wash: #f3efe7; --ink: #23201b; --soft: #655f55;
  --line: #e6e0d5; --line-strong: #cfc7b8; --accent: #8a5d0f; --data: #b5852f; --river: #cfa75c; --joined: #6d87a3; --joined-ink: #4a6583; --mute: #948c7e;
  --good: #2d7149; --good-wash: #e4f0e7; --bad: #a8401f; --bad-wash: #f9e6df;
  --doubt: #855900; --doubt-wash: #faedcd; --calm: #5a5c63; --calm-wash: #ececec;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", "Book Antiqua", Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171613; --card: #1f1d19; --wash: #26241f; --ink: #ece7dc; --soft: #aaa294;
    --line: #35312a; --line-strong: #514b40; --accent: #e0b767; --data: #cf9f48; --river: #b48a3e; --joined: #7f9cbb; --joined-ink: #9bb6d2; --mute: #7d7668;
    --good: #7fcb9b; --good-wash: #1d3226; --bad: #f0906f; --bad-wash: #3b221a;
    --doubt: #e7bd62; --doubt-wash: #362b13; --calm: #b3b1ac; --calm-wash: #2e2c28;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.55 var(--sans); font-variant-numeric: tabular-nums; overflow-wrap: break-word;
}
.page { max-width: 78rem; margin: 0 auto; padding: 0 2rem 6rem; display: grid; grid-template-columns: 11rem minmax(0, 1fr); column-gap: 3.5rem; }
.head { grid-column: 1 / -1; padding: 3.25rem 0 2.25rem; border-bottom: 1px solid var(--line); margin-bottom: 2.75rem; }
main { min-width: 0; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 2px; }
a:focus-visible, button:focus-visible, summary:focus-visible, input:focus-visible, select:focus-visible, [tabindex]:focus-visible {
  outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px;
}
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.2; text-wrap: balance; }
h1 { font-size: 2.6rem; margin: .2rem 0 .5rem; letter-spacing: -.01em; }
h1 .badge { font-size: .82rem; vertical-align: .55em; margin-left: .4rem; padding: .2rem .65rem; }
h2 { font-size: 1.55rem; margin: 0 0 1.1rem; }
h3 { font-size: 1.08rem; margin: 2rem 0 .7rem; }
p { margin: 0 0 .8rem; max-width: 44rem; }
section { margin-bottom: 3.75rem; }
small { font-size: .82em; color: var(--soft); }
code, pre { font-family: var(--mono); font-size: .86em; }
pre { margin: .5rem 0; padding: .9rem 1rem; background: var(--wash); border-radius: 6px; overflow-x: auto; line-height: 1.5; max-height: 32rem; }
cite { font-style: normal; color: var(--soft); }
.soft { color: var(--soft); }
.eyebrow { font-size: .8rem; letter-spacing: .07em; text-transform: uppercase; color: var(--accent); font-weight: 600; margin: 0; }
.eyebrow span { color: var(--soft); font-weight: 400; }
.lead { font-size: 1.1rem; margin-bottom: .35rem; }
.intent { color: var(--soft); }
.meta { color: var(--soft); font-size: .86rem; margin: 1.3rem 0 0; max-width: none; }
.notice { background: var(--doubt-wash); border-left: 3px solid var(--doubt); border-radius: 0 6px 6px 0; padding: .7rem 1rem; margin: 1.1rem 0 0; max-width: 48rem; }
.figures { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); margin: 1.9rem 0 0; }
.figures > div { padding: 0 1.2rem; border-left: 1px solid var(--line); }
.figures > div:first-child { padding-left: 0; border-left: 0; }
.figures dt { color: var(--soft); font-size: .84rem; }
.figures dd { margin: 0; font: 600 1.85rem/1.25 var(--serif); }
.figures small { display: block; font: .84rem/1.35 var(--sans); margin-top: .15rem; }
nav { font-size: .88rem; }
nav ol { list-style: none; margin: 0; padding: 0; position: sticky; top: 1.75rem; }
nav a { display: block; padding: .28rem 0; color: var(--soft); text-decoration: none; }
nav a:hover { color: var(--accent); }
.badge {
  display: inline-block; font: 600 .74rem/1.3 var(--sans); letter-spacing: .015em; padding: .14rem .5rem;
  border-radius: 99px; white-space: nowrap; color: var(--calm); background: var(--calm-wash);
}
.badge.good { color: var(--good); background: var(--good-wash); }
.badge.bad { color: var(--bad); background: var(--bad-wash); }
.badge.doubt { color: var(--doubt); background: var(--doubt-wash); }
.badge.good::before { content: "✓ "; } .badge.bad::before { content: "✕ "; } .badge.doubt::before { content: "! "; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 2; }
.foot { grid-column: 1 / -1; border-top: 1px solid var(--line); padding-top: 1.2rem; color: var(--soft); font-size: .86rem; }
`
