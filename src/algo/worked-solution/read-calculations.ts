/** Reads the calculations of a solution: marks `<<48/2=24>>` with the text around them, and equations of the prose. */

import type { NumberLeaf } from '../maths/parse-expression.js'
import { parseDecimal } from '../maths/rational.js'
import { type Calculation, leafAt, NUMBER, refuse } from './calculation.js'
import type { ProgramRefusal } from './program.js'
import { readEquations } from './read-equations.js'
import { readMarks } from './read-marks.js'

/** The parts of an answer. */
export interface SolutionText {
  readonly calculations: readonly Calculation[]
  /** Offset of the end of the prose (the line break before `####`). */
  readonly bodyEnd: number
  /** The number after `####`. */
  readonly final: NumberLeaf
}

const FINAL = new RegExp(String.raw`\n####[ \t]*[$£€]?[ \t]*(-?(?:${NUMBER}))[ \t]*%?[ \t]*\n?$`)

/**
 * Reads every calculation of an answer, in order of place.
 *
 * Out:  a refusal when the answer has no `####` number, a mark that does not parse or does not come out
 *       (exactly), text before a mark that says something else, or a prose equation that cannot be read.
 * Cost: O(length).
 */
export function readCalculations(answer: string): SolutionText | ProgramRefusal {
  const final = FINAL.exec(answer)
  if (final === null) return refuse('no-final-answer', 'The last line is not "#### number".')
  const finalText = final[1] ?? ''
  const finalStart = answer.indexOf(finalText, final.index + 5)
  const marks = readMarks(answer, final.index)
  if (!Array.isArray(marks)) return marks
  if (marks.length === 0) return refuse('no-marks', 'The solution has no <<calculation=result>> mark.')
  const equations = readEquations(answer, final.index, marks)
  if (!Array.isArray(equations)) return equations
  const calculations = [...marks, ...equations].sort((a, b) => a.start - b.start)
  const value = parseDecimal(finalText)
  if (value === undefined) return refuse('no-final-answer', `"${finalText}" is not a number.`)
  return { calculations, bodyEnd: final.index, final: leafAt(finalText, finalStart, value) }
}
