/** The numbers of a question as literals: which of them vary together, and which must stay as they are. */

import { findNumbers, type NumberInText } from '../maths/find-numbers.js'
import { implicitCounts, ordinalCounts } from './implicit-counts.js'
import { placeOf } from './literal-place.js'
import { reasonToKeep } from './literals-to-keep.js'
import type { Literal } from './program.js'

/**
 * All numbers of a question with their group and the reason to keep them, if there is one.
 *
 * In: the answer too, since its ordinals ("on the 13th day") tie numbers of the question.
 */
export function questionLiterals(question: string, answer = ''): Literal[] {
  const numbers = findNumbers(question)
  const counts = new Set([...implicitCounts(question), ...ordinalCounts(`${question}\n${answer}`)])
  const literals: Literal[] = []
  for (const [index, number] of numbers.entries()) {
    const frozen = reasonToKeep(placeOf(number, question), counts)
    literals.push({ ...number, frozen, group: groupOf(literals, number) ?? index })
  }
  return literals
}

/** The group of an earlier literal of equal value: whichever of them a solution means, both take the same new value. */
function groupOf(earlier: readonly Literal[], number: NumberInText): number | undefined {
  return earlier.find((literal) => literal.value.equals(number.value))?.group
}
