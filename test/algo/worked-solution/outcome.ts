/** What becomes of a worked solution, in one line that a table of hazards can state. */

import { parseWorkedSolution } from '../../../src/algo/worked-solution/parse-worked-solution.js'
import type { Problem } from './problems.js'

/** A row of a table: the hazard, question, answer, and the outcome. */
export type Hazard = readonly [name: string, question: string, answer: string, outcome: string]

/** `varies 8 5; keeps 9 clock`, literals as the question writes them; or `refused no-marks`. */
export function outcomeOf({ question, answer }: Problem): string {
  const program = parseWorkedSolution(question, answer)
  if ('refused' in program) return `refused ${program.refused}`
  const text = (group: number): string => program.literals[group]?.text ?? ''
  const kept = [...program.pinned].sort(([some], [other]) => some - other)
  const varies = `varies ${program.variables.map(text).join(' ')}`
  return kept.length === 0
    ? varies
    : `${varies}; keeps ${kept.map(([group, reason]) => `${text(group)} ${reason}`).join(', ')}`
}
