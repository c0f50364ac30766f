/** Why a run stopped, and how to go on, in words. */

import type { GoalOutcome } from './reach-goal.js'

/** What people read when a run ends without a result. */
export function stopWords(outcome: GoalOutcome): string {
  const { taken, wanted, cells, end, held } = outcome
  const open = cells.filter(({ cell, got }) => got < cell.count).length
  const inCells = cells.length > 0 ? `, ${open} of ${cells.length} cells open` : ''
  const ofWanted = wanted === undefined ? '' : ` of ${wanted}`
  const reached = `${taken.length}${ofWanted} ${(wanted ?? taken.length) === 1 ? 'record' : 'records'} survived${inCells}`
  if (typeof end === 'object') return `${sentence(end.message)} ${reached} so far. ${end.hint ?? ''}`.trim()
  switch (end) {
    case 'met':
      return `${reached}.`
    case 'exhausted':
      return `The method has no more tasks: ${reached}. Lower the goal, add source rows, or let the method make more of each; then run again.`
    case 'candidate-budget':
      return `The budget of candidates is spent: ${reached}. Raise goal.budget.candidates, or see in the report why candidates were rejected; then run again.`
    case 'time-budget':
      return `The time budget is spent: ${reached} so far. Run the same command again to go on.`
    case 'interrupt':
      return `Interrupted: ${reached} so far. Run the same command again to go on.`
    case 'held':
      return `${held} ${held === 1 ? 'candidate is' : 'candidates are'} held: user code or a verifier failed, or a verifier abstained where the recipe says hold (the report names them). Mend it and run the same command again: recorded answers are kept; an edited file of user code opens a new epoch.`
  }
}

/** A text that ends as a sentence does. */
function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`
}
