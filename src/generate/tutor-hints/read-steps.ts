/** Reads the steps of a worked solution, from calculation marks or from the equations of its prose. */

import type { Expression } from '../../algo/maths/expression.js'
import { extractFinalAnswer } from '../../algo/maths/final-answer.js'
import type { NumberLeaf } from '../../algo/maths/parse-expression.js'
import type { Rational } from '../../algo/maths/rational.js'
import { readEquations } from '../../algo/worked-solution/read-equations.js'
import { readMarks } from '../../algo/worked-solution/read-marks.js'
import type { Refusal } from '../../contract/method.js'

/** One calculation of a solution. */
export interface SolutionStep {
  readonly expression: Expression<NumberLeaf>
  readonly value: Rational
}

/** The steps in order, and the answer, which is the value of the last one. */
export interface Solution {
  readonly steps: readonly SolutionStep[]
  readonly answer: Rational
}

/**
 * Reads a solution.
 *
 * In:  text with marks `<<48/2=24>>`, or else equations such as `48 / 2 = 24`; the answer after `####`, in a box, or
 *      said in the last sentence.
 * Out: a refusal `no-final-answer`, `no-steps`, `answer-not-last`, or that of a mark or equation that does not come out.
 */
export function readSteps(answer: string): Solution | Refusal {
  const final = extractFinalAnswer(answer)
  if (final === undefined) return { refused: 'no-final-answer', detail: 'The solution ends in no number.' }
  const marker = answer.lastIndexOf('####')
  const bodyEnd = marker < 0 ? answer.length : marker
  const marks = readMarks(answer, bodyEnd)
  if (!Array.isArray(marks)) return marks
  const calculations = marks.length > 0 ? marks : readEquations(answer, bodyEnd, [])
  if (!Array.isArray(calculations)) return calculations
  const steps = calculations.map(({ expression, result }) => ({ expression, value: result.value }))
  const last = steps.at(-1)
  if (last === undefined) return { refused: 'no-steps', detail: 'The solution shows no calculation.' }
  if (!last.value.equals(final.value)) {
    return { refused: 'answer-not-last', detail: `The last step does not yield ${final.text}.` }
  }
  return { steps, answer: final.value }
}
