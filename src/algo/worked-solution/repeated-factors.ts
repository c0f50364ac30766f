/** Finds literals that a product takes more often than the question states them: 4 dogs with 4 legs each. */

import type { Expression } from '../maths/expression.js'
import type { NumberSource } from './program.js'
import { groupOfSource, membersOf, type Reading } from './reading.js'

/**
 * The repeated literals of each product in an expression; one of their uses must mean something else.
 *
 * Edge: the square of a length that the question states once is reported too.
 */
export function repeatedFactors(reading: Reading, expression: Expression<NumberSource>): NumberSource[][] {
  if (expression.kind === 'leaf') return []
  if (expression.kind !== 'binary') return repeatedFactors(reading, expression.operand)
  const groups = factorsOf(expression).map((source) => ({ source, group: groupOfSource(reading, source) }))
  const repeated = groups.filter(({ group }) => {
    if (group === undefined) return false
    return groups.filter((other) => other.group === group).length > membersOf(reading, group)
  })
  const inner = [expression.left, expression.right].flatMap((part) => repeatedFactors(reading, part))
  return repeated.length > 0 ? [repeated.map(({ source }) => source), ...inner] : inner
}

function factorsOf(expression: Expression<NumberSource>): NumberSource[] {
  if (expression.kind === 'leaf') return [expression.leaf]
  if (expression.kind !== 'binary') return factorsOf(expression.operand)
  if (expression.operator === '+' || expression.operator === '-') return []
  return [...factorsOf(expression.left), ...factorsOf(expression.right)]
}
