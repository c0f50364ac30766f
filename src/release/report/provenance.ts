/** Where the result comes from and what lies beside it: files, digests, limits, recipe. */

import type { ReleaseContents } from '../contents.js'
import type { RunFacts } from '../facts.js'
import { limitsOf } from '../summary/limits.js'
import { bytesText, countOf, countText, timeText } from '../summary/number-text.js'
import { type Html, type HtmlValue, html } from './html.js'
import { NONE, type ReportSection, table } from './section.js'

/** The section *Limits*: what not to conclude. */
export function limitSection(facts: RunFacts): ReportSection {
  const limits = limitsOf(facts)
  const body = html`${limits.length > 0 && html`<ul>${limits.map((limit) => html`<li>${limit}</li>`)}</ul>`}
    <p class="soft">This page is generated from the records of the run. What it does not mention was not checked by the run.</p>`
  return { id: 'limits', title: 'Limits', body }
}

/** The section *Provenance*, with the files when there is a release. */
export function provenanceSection(facts: RunFacts, contents: ReleaseContents | undefined): ReportSection {
  const body = html`<dl class="terms">${terms(facts).map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
    ${contents !== undefined && fileTable(contents)}`
  return { id: 'provenance', title: 'Provenance', body }
}

/** The section *Recipe*: the text as written. */
export function recipeSection({ recipeFile, recipeText, overrides }: RunFacts): ReportSection {
  const body = html`<p><code>${recipeFile}</code>, as written.</p><pre class="recipe" tabindex="0">${recipeText}</pre>
    ${overrides.length > 0 && html`<p>Overridden by the command line: ${overrides.map((one) => html`<code>${one}</code> `)}</p>`}`
  return { id: 'recipe', title: 'Recipe', body }
}

function terms(facts: RunFacts): [string, HtmlValue][] {
  const { asked, reused } = facts.effects
  return [
    ['Plan digest', code(facts.planDigest)],
    ['Policy digest', code(facts.policyDigest)],
    [
      'Result digest',
      facts.resultDigest === undefined ? 'none: there is no result' : code(facts.resultDigest),
    ],
    ['Seed', String(facts.recipe.seed)],
    ['Epoch', String(facts.epoch)],
    ['Cupel', facts.cupel],
    ['Run', `${timeText(facts.startedAt)} to ${timeText(facts.endedAt)}`],
    ['Answers from outside', `${countText(asked)} asked, ${countText(reused)} reused`],
    ['Hosts contacted', facts.hosts.length === 0 ? 'none' : facts.hosts.join(', ')],
  ]
}

function fileTable({ files }: ReleaseContents): Html {
  const columns = [
    { title: 'File' },
    { title: 'What' },
    { title: 'Rows', isNumber: true },
    { title: 'Size', isNumber: true },
    { title: 'Not in it' },
    { title: 'SHA-256' },
  ]
  const rows = files.map(({ path, kind, rows, bytes, sha256, skipped = {} }): HtmlValue[] => [
    html`<a href="${path}">${path}</a>`,
    kind,
    rows === null ? NONE : countText(rows),
    bytesText(bytes),
    Object.entries(skipped)
      .map(([reason, count]) => `${countOf(count, 'row')}: ${reason}`)
      .join(', ') || NONE,
    html`<code class="hash" title="${sha256}">${sha256.slice(0, 16)}…</code>`,
  ])
  return table(
    'Files of the release beside this page; manifest.json lists all with their hashes',
    columns,
    rows,
  )
}

function code(text: string): Html {
  return html`<code class="hash">${text}</code>`
}
