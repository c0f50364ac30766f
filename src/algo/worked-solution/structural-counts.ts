/** Counts that the form of a solution fixes: how often a step or an operand comes again, how many numbers it adds. */

import { type Expression, leavesOf } from '../maths/expression.js'
import type { Literal, NumberSource, Step } from './program.js'

/**
 * Sources whose value may stand for the number of repetitions in a solution, so that it cannot change alone.
 *
 * Counts: an operand that stands three times or more in one step (`2*2*2`), the addends of a sum of three or more (an
 *         average over 4 tests), and steps that apply the same operand to the last result (+50 a year): that many
 *         and one more.
 * Out:    literals (no money, no percentages) and results with one of these values; also every result that no later step
 *         uses, since its value went into the form of what follows ("so 12 doublings").
 */
export function structuralSources(literals: readonly Literal[], steps: readonly Step[]): NumberSource[] {
  const counts = countsOf(steps)
  const used = new Set(
    steps
      .flatMap((step) => leavesOf(step.expression))
      .map((source) => (source.kind === 'result' ? source.step : -1)),
  )
  const isCount = (value: Literal['value']): boolean => value.d === 1n && counts.has(Number(value.n))
  return [
    ...literals.flatMap((literal, index): NumberSource[] => {
      const isPlain = !literal.isMoney && !literal.isPercent
      return isPlain && isCount(literal.value) ? [{ kind: 'literal', literal: index, divisor: 1 }] : []
    }),
    ...steps.flatMap(({ value }, step): NumberSource[] => {
      const isIdle = step < steps.length - 1 && !used.has(step)
      return isIdle || (step < steps.length - 1 && isCount(value)) ? [{ kind: 'result', step }] : []
    }),
  ]
}

function countsOf(steps: readonly Step[]): ReadonlySet<number> {
  const counts = new Set<number>()
  const applied = new Map<string, number>()
  for (const { expression } of steps) {
    const repeated = Math.max(0, ...tally(leavesOf(expression).map(nameOf)).values())
    if (repeated >= 3) counts.add(repeated).add(repeated + 1)
    const addends = countAddends(expression)
    if (addends >= 3) counts.add(addends)
    const operand = appliedOperand(expression)
    if (operand !== undefined) applied.set(operand, (applied.get(operand) ?? 0) + 1)
  }
  for (const times of applied.values()) if (times >= 2) counts.add(times).add(times + 1)
  return counts
}

function nameOf(source: NumberSource): string {
  if (source.kind === 'constant') return source.value.toFraction()
  return source.kind === 'literal' ? `literal ${source.literal}` : `result ${source.step}`
}

function tally(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

function countAddends(expression: Expression<NumberSource>): number {
  if (expression.kind !== 'binary') return 1
  if (expression.operator === '+') return countAddends(expression.left) + countAddends(expression.right)
  return Math.max(1, innerAddends(expression.left), innerAddends(expression.right))
}

function innerAddends(expression: Expression<NumberSource>): number {
  return expression.kind === 'binary' ? countAddends(expression) : 1
}

/** For `result op operand`: the operator with the name of the operand. */
function appliedOperand(expression: Expression<NumberSource>): string | undefined {
  if (expression.kind !== 'binary' || expression.left.kind !== 'leaf' || expression.right.kind !== 'leaf')
    return undefined
  const { left, right, operator } = expression
  if (right.leaf.kind !== 'result') return `${operator} ${nameOf(right.leaf)}`
  return left.leaf.kind === 'result' ? undefined : `${operator} ${nameOf(left.leaf)}`
}
