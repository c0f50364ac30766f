/** Any JSON value as HTML: small facts of plug-ins whose shape only they know. */

import { numberText } from '../summary/number-text.js'
import { type Html, html } from './html.js'

/**
 * Objects become lists of pairs, lists of single values a line, all else JSON text.
 *
 * Edge: numbers have four significant digits; the full ones are in facts.json.
 */
export function valueHtml(value: unknown): Html {
  if (typeof value === 'number') return html`${numberText(value)}`
  if (typeof value === 'string') return html`${value}`
  if (value === null || typeof value !== 'object') return html`${String(value)}`
  if (!Array.isArray(value)) return pairsHtml(value)
  if (value.length === 0) return html`none`
  const isFlat = value.every((item) => item === null || typeof item !== 'object')
  if (!isFlat) return html`<pre>${JSON.stringify(value, null, 2)}</pre>`
  return html`${value.map((item, index) => html`${index > 0 && ', '}${valueHtml(item)}`)}`
}

/** The keys and values of an object as a list of pairs. */
export function pairsHtml(object: object): Html {
  const pairs = Object.entries(object).map(
    ([key, value]) => html`<div><dt>${key}</dt><dd>${valueHtml(value)}</dd></div>`,
  )
  return html`<dl class="pairs">${pairs}</dl>`
}
