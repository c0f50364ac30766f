/** A scale for small figures: from numbers to a place in percent of the width. */

/** A linear scale whose ends are round numbers. */
export interface Scale {
  readonly from: number
  readonly to: number
  /** Place of a value in [0, 100]. */
  place(value: number): number
}

/**
 * A scale that holds all values with some air around them, begins at 0 unless they lie far from it, and ends at a round
 * number.
 *
 * Edge: infinite values and an empty list are left aside; a scale is never without width.
 */
export function scaleOf(values: readonly number[]): Scale {
  const finite = values.filter(Number.isFinite)
  const lowest = finite.length === 0 ? 0 : Math.min(...finite)
  const highest = finite.length === 0 ? 1 : Math.max(...finite)
  const span = Math.max(highest - lowest || Math.abs(highest) || 1, LEAST_SPAN)
  const from = lowest >= 0 && lowest < span * 1.5 ? 0 : Math.min(lowest, roundDown(lowest - span * AIR, span))
  const to = Math.max(highest, from + span * AIR, roundUp(highest + span * AIR, span))
  return { from, to, place: (value) => Math.min(100, Math.max(0, ((value - from) / (to - from)) * 100)) }
}

/** Share of the span that is left empty beyond the outermost values. */
const AIR = 0.08
/** Below this, numbers have no round neighbours any more. */
const LEAST_SPAN = 1e-300

function roundUp(value: number, span: number): number {
  const step = stepOf(span)
  return tidy(Math.ceil(value / step - 1e-9) * step)
}

function roundDown(value: number, span: number): number {
  const step = stepOf(span)
  return tidy(Math.floor(value / step + 1e-9) * step)
}

/** A fifth of the span or more, as 1, 2 or 5 times a power of ten. */
function stepOf(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / 5))
  const factor = span / 5 / power
  return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10)
}

function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
