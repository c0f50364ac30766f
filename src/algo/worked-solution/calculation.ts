/** A calculation in the text of a solution, and the small readings that marks and prose equations share. */

import type { Expression } from '../maths/expression.js'
import { type NumberLeaf, parseExpression, shiftLeaves } from '../maths/parse-expression.js'
import type { Rational } from '../maths/rational.js'
import type { ProgramRefusal } from './program.js'

/** A calculation as it stands in the answer; all places are offsets into the whole answer. */
export interface Calculation {
  readonly isMark: boolean
  /** First and last offset of the mark, or of the prose equation. */
  readonly start: number
  readonly end: number
  readonly expression: Expression<NumberLeaf>
  readonly result: NumberLeaf
  /** The same calculation written as text before the mark: `48/2 = <<`. */
  readonly text: Expression<NumberLeaf> | undefined
  /** The result once more: after the mark, and on the left of a mark `<<24=24>>` whose calculation is only in the text. */
  readonly repeated: readonly NumberLeaf[]
}

/** Source of a regular expression for a number in digits. */
export const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+`

/** Drops what cannot begin an expression (`, ` or `. ` after a word), never an operator or a number. */
export function parseRun(run: string): Expression<NumberLeaf> | undefined {
  const lead = /^[\s.,)]*(?=[\s(])|^\s*/.exec(run)?.[0].length ?? 0
  const expression = parseExpression(run.slice(lead))
  return expression && shiftLeaves(expression, lead)
}

/** A number at a place of the answer. */
export function leafAt(text: string, start: number, value: Rational): NumberLeaf {
  return { text, start, end: start + text.length, value }
}

/** A refusal with its words. */
export function refuse(refused: string, detail: string): ProgramRefusal {
  return { refused, detail }
}
