/** The page of the report: one file, with style and script in it, that asks nothing of any network. */

import { createHash } from 'node:crypto'
import type { ReleaseContents } from '../contents.js'
import type { RunFacts } from '../facts.js'
import { cellSection } from './cells.js'
import { explorerSection } from './explorer.js'
import type { RowData } from './explorer/row-data.js'
import { explorerScript } from './explorer/script.js'
import { flowSection } from './flow-figure.js'
import { gateSection } from './gates.js'
import { reportHeader } from './header.js'
import { type Html, html, jsonForScript, trusted } from './html.js'
import { makingSection } from './making.js'
import { limitSection, provenanceSection, recipeSection } from './provenance.js'
import { readingSection } from './readings.js'
import { reasonSection } from './reasons.js'
import type { ReportSection } from './section.js'
import { sourceSection } from './sources.js'
import { baseStyle } from './style/base.js'
import { explorerStyle } from './style/explorer.js'
import { figureStyle } from './style/figures.js'
import { narrowStyle } from './style/narrow.js'
import { tableStyle } from './style/tables.js'

/** What a page is made from. */
export interface PageInput {
  readonly facts: RunFacts
  readonly rows: RowData
  /** Files beside the page; undefined when nothing was released. */
  readonly contents: ReleaseContents | undefined
}

/** The page in pieces, in order, so that a page of many rows is never one string. */
export async function* pageOf(input: PageInput): AsyncGenerator<string> {
  const sections = await sectionsOf(input)
  yield head(input.facts).markup
  yield html`<body><a class="skip" href="#main">To the contents</a>
    <div class="page">${reportHeader(input.facts)}${navigation(sections)}
    <main id="main">${sections.map(sectionHtml)}</main>
    <footer class="foot">Made by Cupel ${input.facts.cupel}. This page is one file and loads nothing.</footer></div>`
    .markup
  if (input.rows.rows.length > 0) yield* rowScripts(input.rows)
  yield '</body></html>\n'
}

async function sectionsOf({ facts, rows, contents }: PageInput): Promise<ReportSection[]> {
  const sections = [
    flowSection(facts),
    gateSection(facts),
    await readingSection(facts),
    reasonSection(facts),
    cellSection(facts),
    explorerSection(facts, rows),
    limitSection(facts),
    sourceSection(facts),
    makingSection(facts),
    provenanceSection(facts, contents),
    recipeSection(facts),
  ]
  return sections.filter((section) => section !== undefined)
}

/** The policy allows this page's own script by its hash and nothing else: no other script, no address, no form. */
function head({ recipe, status }: RunFacts): Html {
  const scriptHash = createHash('sha256').update(explorerScript).digest('base64')
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash}'; base-uri 'none'; form-action 'none'`
  return html`${trusted('<!doctype html>')}
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${recipe.name}: ${status} · Cupel report</title>
<style>${trusted([baseStyle, tableStyle, figureStyle, explorerStyle, narrowStyle].join(''))}</style></head>\n`
}

function navigation(sections: readonly ReportSection[]): Html {
  return html`<nav aria-label="Contents"><ol>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>`
}

function sectionHtml({ id, title, body }: ReportSection): Html {
  return html`<section id="${id}" aria-labelledby="title-${id}"><h2 id="title-${id}">${title}</h2>${body}</section>`
}

function* rowScripts({ rows, words }: RowData): Generator<string> {
  yield `<script type="application/json" id="row-data">{"words":${jsonForScript(words)},"rows":[\n`
  for (const [index, row] of rows.entries()) yield index === 0 ? row : `,\n${row}`
  yield `\n]}</script>\n<script>${explorerScript}</script>`
}
