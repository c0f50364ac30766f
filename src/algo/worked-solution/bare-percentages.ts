/** Finds percentages that a solution multiplies or divides with as if they were plain numbers. */

import { type Expression, leavesOf } from '../maths/expression.js'
import type { NumberSource, Step } from './program.js'
import type { Reading } from './reading.js'

/**
 * Percentages of the question that are factors of a step which nowhere divides by 100: maybe another number is meant,
 * or 10% is written as a tenth.
 *
 * In:   steps with bound sources. A percentage as a decimal (.25), with a percent sign or with 100 in the step is fine, and
 *       so are sums of percentages.
 */
export function barePercentages({ literals, steps }: Reading): NumberSource[] {
  return steps.flatMap((step) => {
    if (hasHundred(step)) return []
    return factorsIn(step.expression).filter((source) => {
      return (
        source.kind === 'literal' && source.divisor === 1 && (literals[source.literal]?.isPercent ?? false)
      )
    })
  })
}

function hasHundred({ expression }: Step): boolean {
  const isHundred = (source: NumberSource): boolean =>
    source.kind === 'constant' && (source.value.equals(100) || source.value.equals(0.01))
  return containsPercent(expression) || leavesOf(expression).some(isHundred)
}

function containsPercent(expression: Expression<NumberSource>): boolean {
  if (expression.kind === 'leaf') return false
  if (expression.kind === 'percent') return true
  if (expression.kind === 'negate') return containsPercent(expression.operand)
  return containsPercent(expression.left) || containsPercent(expression.right)
}

/** Sources that multiply, divide or are divided, at any depth. */
function factorsIn(expression: Expression<NumberSource>, isFactor = false): NumberSource[] {
  if (expression.kind === 'leaf') return isFactor ? [expression.leaf] : []
  if (expression.kind !== 'binary') return factorsIn(expression.operand, isFactor)
  const isProduct = expression.operator === '*' || expression.operator === '/'
  return [...factorsIn(expression.left, isProduct), ...factorsIn(expression.right, isProduct)]
}
