/** Looks for a calculation done in the head that would give a number of a solution. */

import { leavesOf } from '../maths/expression.js'
import type { NumberSource, Step } from './program.js'
import { groupOfSource, type Reading } from './reading.js'

/** A quantity that could be an operand of a hidden calculation, with the groups of literals that it depends on. */
export interface Operand {
  readonly value: number
  readonly source: NumberSource
  readonly groups: ReadonlySet<number>
}

/** The literals of a question as operands. */
export function literalOperands({ literals }: Reading): Operand[] {
  return literals.map((literal, index) => {
    const source: NumberSource = { kind: 'literal', literal: index, divisor: 1 }
    return { value: literal.value.valueOf(), source, groups: new Set([literal.group]) }
  })
}

/** The result of step `index` as an operand. In: `operands` holds all literals and the results of earlier steps, in order. */
export function resultOperand(
  reading: Reading,
  step: Step,
  index: number,
  operands: readonly Operand[],
): Operand {
  const groups = new Set<number>()
  for (const source of leavesOf(step.expression)) {
    const group = groupOfSource(reading, source)
    if (group !== undefined) groups.add(group)
    const earlier = source.kind === 'result' ? operands[reading.literals.length + source.step] : undefined
    for (const inherited of earlier?.groups ?? []) groups.add(inherited)
  }
  return { value: step.value.valueOf(), source: { kind: 'result', step: index }, groups }
}

/**
 * All operands of calculations that give a value: a + b, a - b, a × b, a / b, a + 1 for small numbers ("himself and 5
 * guests"), and the rounding of a fraction.
 *
 * In:   `own`: a group whose dependents do not count (they would explain a number by itself).
 * Cost: O(operands²).
 */
export function hiddenOperands(
  value: number,
  operands: readonly Operand[],
  own: number | undefined,
): NumberSource[] {
  const others = operands.filter(({ groups }) => own === undefined || !groups.has(own))
  const hidden: NumberSource[] = []
  for (const [index, some] of others.entries()) {
    if (isNear(some.value, value)) hidden.push(some.source)
    for (const other of others.slice(index + 1)) {
      const isPair = some.groups !== other.groups && combines(some.value, other.value, value)
      if (isPair) hidden.push(some.source, other.source)
    }
  }
  return hidden
}

function isNear(operand: number, value: number): boolean {
  if (!Number.isInteger(value) || value === 1) return false
  if (!Number.isInteger(operand)) return Math.floor(operand) === value || Math.ceil(operand) === value
  return value <= 20 && operand + 1 === value
}

function combines(a: number, b: number, value: number): boolean {
  if (Math.abs(a - b) === value) return true
  if (value === 1) return false
  if (a + b === value) return true
  return a !== 1 && b !== 1 && (a * b === value || a / b === value || b / a === value)
}
