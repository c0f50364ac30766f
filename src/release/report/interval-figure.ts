/** The figure of a value with its interval: a dot, a bar and what it is compared with. */

import type { Interval } from '../../record/reading.js'
import { intervalText } from '../summary/interval-text.js'
import { numberText } from '../summary/number-text.js'
import { type Html, type HtmlValue, html } from './html.js'
import { type Scale, scaleOf } from './scale.js'
import type { Threshold } from '../summary/thresholds.js'

/** What the figure shows. */
export interface IntervalFigure {
  readonly value: number
  readonly interval: Interval
  /** Value expected when nothing is wrong: a hollow diamond. */
  readonly nullValue?: number | undefined
  /** Bounds of a gate: a line, with the side that the gate forbids shaded. */
  readonly thresholds?: readonly Threshold[]
  /** A scale shared with other figures; by default one of its own. */
  readonly scale?: Scale
}

/** Draws the figure as HTML that takes the width of its place; the ends of the scale are written under it. */
export function intervalFigure(figure: IntervalFigure): Html {
  const { value, interval, nullValue, thresholds = [] } = figure
  const scale = figure.scale ?? ownScale(figure)
  const from = scale.place(interval.lower)
  const width = scale.place(interval.upper) - from
  return html`<span class="interval" role="img" aria-label="${spoken(figure)}">
    <span class="interval-track">
      ${thresholds.map((threshold) => forbidden(threshold, scale))}
      ${width > 0 && html`<span class="interval-bar" style="left:${percent(from)};width:${percent(width)}"></span>`}
      ${thresholds.map(({ bound }) => html`<span class="interval-bound" style="left:${percent(scale.place(bound))}"></span>`)}
      <span class="interval-dot" style="left:${percent(scale.place(value))}"></span>
      ${nullValue !== undefined && html`<span class="interval-null" style="left:${percent(scale.place(nullValue))}"></span>`}
    </span>
    <span class="interval-ends"><span>${numberText(scale.from)}</span><span>${numberText(scale.to)}</span></span>
  </span>`
}

function ownScale({ value, interval, nullValue, thresholds = [] }: IntervalFigure): Scale {
  const bounds = thresholds.map(({ bound }) => bound)
  const others = nullValue === undefined ? bounds : [...bounds, nullValue]
  return scaleOf([value, interval.lower, interval.upper, ...others])
}

function forbidden({ operator, bound }: Threshold, scale: Scale): HtmlValue {
  if (operator === '==') return undefined
  const place = scale.place(bound)
  const [left, width] = operator.startsWith('<') ? [place, 100 - place] : [0, place]
  return html`<span class="interval-forbidden" style="left:${percent(left)};width:${percent(width)}"></span>`
}

function spoken({ value, interval, nullValue, thresholds = [] }: IntervalFigure): string {
  const expected = nullValue === undefined ? '' : `; expected when nothing is wrong: ${numberText(nullValue)}`
  const bounds = thresholds.map(({ operator, bound }) => `; rule: ${operator} ${numberText(bound)}`).join('')
  return `${numberText(value)}, interval ${intervalText(interval)}${expected}${bounds}`
}

function percent(place: number): string {
  return `${Number(place.toFixed(2))}%`
}
