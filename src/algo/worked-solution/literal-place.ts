/** A number of a question with the text around it. */

import type { NumberInText } from '../maths/find-numbers.js'

/** A number with the whole question, and what stands before and after the number. */
export interface LiteralPlace {
  readonly number: NumberInText
  readonly question: string
  readonly before: string
  readonly after: string
}

/** The place of a number in a question. */
export function placeOf(number: NumberInText, question: string): LiteralPlace {
  return { number, question, before: question.slice(0, number.start), after: question.slice(number.end) }
}
