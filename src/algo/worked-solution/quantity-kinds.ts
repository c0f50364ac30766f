/** Kinds of quantities, so that dollars are not compared with percentages. */

import type { Program } from './program.js'

/** `unknown` is a result that no sign tells apart: a plain number, or money without its sign. */
export type QuantityKind = 'money' | 'percent' | 'number' | 'unknown'

const MONEY_WORD = /^[ -](?:dollars?|cents?|bucks|euros?|pounds)\b/i

/** Kinds of all literals, then of all results, in order. */
export function quantityKinds(program: Program): QuantityKind[] {
  const kinds = program.literals.map((literal): QuantityKind => {
    if (literal.isPercent) return 'percent'
    const after = program.question.slice(literal.end, literal.end + 12)
    return literal.isMoney || MONEY_WORD.test(after) ? 'money' : 'number'
  })
  const results = program.steps.map((): QuantityKind => 'unknown')
  for (const { source, isMoney, isPercent, end } of program.mentions) {
    if (source.kind !== 'result') continue
    if (isPercent) results[source.step] = 'percent'
    else if (isMoney || MONEY_WORD.test(program.answer.slice(end, end + 12))) results[source.step] = 'money'
  }
  return [...kinds, ...results]
}

/** Whether two quantities may be of one kind: an unknown one may be money or a plain number, not a percentage. */
export function areComparable(some: QuantityKind | undefined, other: QuantityKind | undefined): boolean {
  if (some === other) return true
  return some !== 'percent' && other !== 'percent' && (some === 'unknown' || other === 'unknown')
}
