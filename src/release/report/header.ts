/** The head of the report: what this is, how it ended, and the few figures that matter most. */

import type { RunFacts } from '../facts.js'
import { countOf, countText, durationText, shareText, timeText } from '../summary/number-text.js'
import { membersOf, resultSize } from '../summary/result-size.js'
import { type Html, type HtmlValue, html } from './html.js'
import { badge } from './section.js'

/** Title, status, key figures and, if the run did not release, why. */
export function reportHeader(facts: RunFacts): Html {
  const { recipe, status } = facts
  return html`<header class="head">
    <p class="eyebrow">Cupel <span>run report</span></p>
    <h1>${recipe.name} ${badge(status)}</h1>
    ${recipe.description !== undefined && html`<p class="lead">${recipe.description}</p>`}
    ${intentLine(facts)}
    ${outcome(facts)}
    <dl class="figures">${keyFigures(facts)}</dl>
    <p class="meta">${metaLine(facts)}</p>
  </header>`
}

function intentLine({ recipe: { intent } }: RunFacts): HtmlValue {
  if (intent === undefined) return undefined
  const { purpose, audience, domain, license, risk } = intent
  const parts = [purpose, audience, domain, license, `${risk} risk`].filter((part) => part !== undefined)
  return html`<p class="intent">${parts.join(' · ')}</p>`
}

function outcome({ status, stopped, rulings }: RunFacts): HtmlValue {
  if (status === 'released') return undefined
  const against = rulings.filter(({ ruling }) => ruling === 'block' || ruling === 'inconclusive')
  const words =
    status === 'stopped'
      ? (stopped ?? 'The run stopped before there was a result.')
      : `Nothing was published, because of ${against.map(({ name, ruling }) => `${name} (${ruling})`).join(', ')}.`
  return html`<p class="notice" role="note"><strong>Not released.</strong> ${words}</p>`
}

function keyFigures(facts: RunFacts): Html[] {
  const { counts, rulings, readings, status } = facts
  const size = resultSize(facts)
  const origins = `${countText(membersOf(facts, 'synthetic'))} synthetic, ${countText(membersOf(facts, 'real'))} real`
  const [worst] = facts.dispositions
    .filter(({ state }) => state === 'rejected')
    .toSorted((a, b) => b.count - a.count)
  const allowed = rulings.filter(({ ruling }) => ruling === 'allow').length
  const measured = readings.filter(({ reading }) => reading.status === 'measured').length
  return [
    status === 'stopped'
      ? figure('Released', '0', 'the run stopped')
      : figure(status === 'released' ? 'Rows released' : 'Rows held back', countText(size), origins),
    figure(
      'Accepted',
      countText(counts.accepted),
      `of ${countText(counts.planned)} planned, ${shareText(counts.accepted, counts.planned)}`,
    ),
    figure(
      'Rejected',
      countText(counts.rejected),
      worst === undefined ? 'none' : `most: ${worst.reason ?? worst.by ?? ''}`,
    ),
    figure(
      'Gates',
      rulings.length === 0 ? '–' : `${allowed} of ${rulings.length}`,
      rulings.length === 0 ? 'none ruled' : 'allow',
    ),
    figure(
      'Readings',
      readings.length === 0 ? '–' : `${measured} of ${readings.length}`,
      readings.length === 0 ? 'nothing measured' : 'measured',
    ),
  ]
}

function figure(title: string, value: string, detail: string): Html {
  return html`<div><dt>${title}</dt><dd>${value}<small>${detail}</small></dd></div>`
}

function metaLine(facts: RunFacts): HtmlValue {
  const duration = durationText(facts.startedAt, facts.endedAt)
  const parts = [
    timeText(facts.endedAt),
    ...(duration === undefined ? [] : [`took ${duration}`]),
    `epoch ${facts.epoch}`,
    `seed ${facts.recipe.seed}`,
    `Cupel ${facts.cupel}`,
    facts.hosts.length === 0 ? 'no host contacted' : `${countOf(facts.hosts.length, 'host')} contacted`,
  ]
  const digest = facts.resultDigest
  return [
    parts.join(' · '),
    digest !== undefined && html` · result <code title="${digest}">${digest.slice(0, 12)}</code>`,
  ]
}
