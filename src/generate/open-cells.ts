/** Turns the open cells of a goal into an endless sequence of what to ask for. */

import type { PlanContext } from '../contract/method.js'
import type { Attributes } from '../record/data-record.js'

/** Share of drafts planned for cells beyond what they miss, since some will be rejected; ours, as for rounds. */
const MARGIN = 0.1

/**
 * What to ask of one task after the other; undefined asks nothing.
 *
 * Round 0: the cells in turn, each as often as records are missing, a tenth more, and then nothing, so that records
 * beyond the cells stay unconstrained. Later rounds: the cells in turn as long as any is open, because records that fit
 * no open cell would be surplus. Without open cells: always nothing.
 */
export function* cellsInTurn({
  open,
  round,
}: Pick<PlanContext, 'open' | 'round'>): Generator<Attributes | undefined, never> {
  const most = open.reduce((size, cell) => Math.max(size, cell.missing), 0)
  const missing = open.reduce((sum, cell) => sum + cell.missing, 0)
  let left = round === 0 ? Math.ceil(missing * (1 + MARGIN)) : Number.POSITIVE_INFINITY
  for (let turn = 0; ; turn = most === 0 ? 0 : (turn + 1) % most) {
    for (const cell of open) {
      if (turn >= cell.missing || left <= 0) continue
      left -= 1
      yield cell.attributes
    }
    if (left <= 0 || most === 0) yield undefined
  }
}
