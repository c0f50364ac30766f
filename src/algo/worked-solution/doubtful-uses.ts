/** Finds numbers of a solution that look like a literal of the question but may be something worked out in the head. */

import type { Expression } from '../maths/expression.js'
import { hiddenOperands, literalOperands, type Operand, resultOperand } from './hidden-operands.js'
import type { NumberSource, Step } from './program.js'
import { countUses, groupOfSource, membersOf, originalValue, type Reading } from './reading.js'
import { repeatedFactors } from './repeated-factors.js'
import { areSpoken, hasEvidence } from './use-evidence.js'

/**
 * Lists of uncertain sources: nothing in one of these lists may vary.
 *
 * Doubtful: a literal whose value is used more often than the question states it, where a calculation in the head would
 *           give the same value and the step's line does not show the literal's noun or amount (or says an operand that
 *           it does not use): with "soup for himself and 3 guests 5 times, at $4", 4 × 5 are bowls, not dollars;
 *           a 1 that is no numerator, when two quantities differ by one;
 *           a literal that one product takes more often than the question states it.
 * Out:      for each doubt the literal with all operands of the hidden calculations.
 * Cost:     O(uses × quantities²).
 */
export function doubtfulUses(reading: Reading): NumberSource[][] {
  const operands = literalOperands(reading)
  const uses = countUses(reading)
  const doubts: NumberSource[][] = []
  for (const [index, step] of reading.steps.entries()) {
    doubts.push(...repeatedFactors(reading, step.expression))
    for (const { source, isNumerator } of usesIn(step.expression)) {
      const group = groupOfSource(reading, source)
      const isOften = group !== undefined && (uses.get(group) ?? 0) > membersOf(reading, group)
      const isOne = source.kind === 'constant' && source.id === 'one' && !isNumerator
      if (isOften || isOne) doubts.push(...doubtAbout(reading, step, source, operands))
    }
    operands.push(resultOperand(reading, step, index, operands))
  }
  return doubts
}

interface Use {
  readonly source: NumberSource
  readonly isNumerator: boolean
}

function usesIn(expression: Expression<NumberSource>, isNumerator = false): Use[] {
  if (expression.kind === 'leaf') return [{ source: expression.leaf, isNumerator }]
  if (expression.kind !== 'binary') return usesIn(expression.operand, isNumerator)
  return [...usesIn(expression.left, expression.operator === '/'), ...usesIn(expression.right)]
}

function doubtAbout(
  reading: Reading,
  step: Step,
  source: NumberSource,
  operands: readonly Operand[],
): NumberSource[][] {
  const own = groupOfSource(reading, source)
  const hidden = hiddenOperands(originalValue(source, reading).valueOf(), operands, own)
  if (hidden.length === 0) return []
  const isShown = own !== undefined && hasEvidence(reading, own, step)
  return isShown && !areSpoken(reading, step, hidden) ? [] : [[source, ...hidden]]
}
