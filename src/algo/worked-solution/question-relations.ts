/** Relations that a question states between its own numbers without a step: they must survive a variation. */

import { type Expression, leavesOf } from '../maths/expression.js'
import type { Literal, NumberSource, Step } from './program.js'

/**
 * Sources that are tied to each other by the question, as lists of which nothing may vary.
 *
 * Relations: a + b = c between literals of one kind ("of the 10, 4 are red and 6 are blue"), a × b = c when one of them
 *            is not used by the solution, percentages that add up to 100 or could be meant by another number
 *            (100 - p, 100 + p, 100 / p), and a literal that equals a result
 *            (the question states what the solution works out).
 * Edge:      coincidences count too; they cost variety, never truth. Values 0, 1 and 2 are ignored.
 * Cost:      O(literals³).
 */
export function questionRelations(literals: readonly Literal[], steps: readonly Step[]): NumberSource[][] {
  const used = new Set(
    steps
      .flatMap((step) => leavesOf(step.expression))
      .map((source) => (source.kind === 'literal' ? source.literal : -1)),
  )
  const distinct = literals.map((_, index) => index).filter((index) => literals[index]?.group === index)
  return [
    ...triples(distinct, literals, used),
    ...hundreds(literals, steps),
    ...restatements(distinct, literals, steps),
  ].map((relation) =>
    relation.map((entry): NumberSource => (typeof entry === 'number' ? literalSource(entry) : entry)),
  )
}

function literalSource(literal: number): NumberSource {
  return { kind: 'literal', literal, divisor: 1 }
}

function triples(
  distinct: readonly number[],
  literals: readonly Literal[],
  used: ReadonlySet<number>,
): number[][] {
  const found: number[][] = []
  const value = (index: number): number => literals[index]?.value.valueOf() ?? 0
  for (const whole of distinct) {
    for (const [position, some] of distinct.entries()) {
      for (const other of distinct.slice(position)) {
        if (whole === some || whole === other || value(some) <= 1 || value(other) <= 1) continue
        if (some === other && literals.filter(({ group }) => group === some).length < 2) continue
        const isSum = value(some) + value(other) === value(whole) && isOneKind([some, other, whole], literals)
        const isIdle = [some, other, whole].some((index) => !used.has(index))
        const isProduct = isIdle && value(some) * value(other) === value(whole)
        if (isSum || isProduct) found.push([some, other, whole])
      }
    }
  }
  return found
}

function isOneKind(indexes: readonly number[], literals: readonly Literal[]): boolean {
  const kinds = indexes.map((index) => `${literals[index]?.isMoney}${literals[index]?.isPercent}`)
  return new Set(kinds).size === 1
}

/**
 * Percentages that add up to 100; and each percentage p with what may stand for it in a calculation: 100 - p, 100 + p, and
 * the divisor 100 / p ("10% of it" as `/10`). 50% stands for its own rest and is kept.
 */
function hundreds(literals: readonly Literal[], steps: readonly Step[]): (number | NumberSource)[][] {
  const percents = literals.flatMap((literal, index) => (literal.isPercent ? [index] : []))
  const value = (index: number): number => literals[index]?.value.valueOf() ?? 0
  const sum = percents.reduce((total, index) => total + value(index), 0)
  const divisors = steps.flatMap((step) => divisorsIn(step.expression))
  const found: (number | NumberSource)[][] = sum === 100 ? [percents] : []
  for (const percent of percents) {
    const rest = [100 - value(percent), 100 + value(percent)]
    if (value(percent) === 50) found.push([percent])
    for (const other of literals.keys()) {
      if (other !== percent && rest.includes(value(other))) found.push([percent, other])
    }
    for (const source of divisors) {
      if (value(percent) * originalNumber(source, literals, steps) === 100) found.push([percent, source])
    }
  }
  return found
}

/** Sources that an expression divides by. */
function divisorsIn(expression: Expression<NumberSource>): NumberSource[] {
  if (expression.kind === 'leaf') return []
  if (expression.kind !== 'binary') return divisorsIn(expression.operand)
  const { left, right, operator } = expression
  const own = operator === '/' && right.kind === 'leaf' ? [right.leaf] : []
  return [...divisorsIn(left), ...own, ...divisorsIn(right)]
}

function originalNumber(source: NumberSource, literals: readonly Literal[], steps: readonly Step[]): number {
  if (source.kind === 'constant') return source.value.valueOf()
  const value = source.kind === 'literal' ? literals[source.literal]?.value : steps[source.step]?.value
  return value?.valueOf() ?? 0
}

function restatements(
  distinct: readonly number[],
  literals: readonly Literal[],
  steps: readonly Step[],
): (number | NumberSource)[][] {
  const found: (number | NumberSource)[][] = []
  for (const [step, { value }] of steps.entries()) {
    for (const index of distinct) {
      const isSame = literals[index]?.value.equals(value) ?? false
      if (isSame && value.compare(2) > 0) found.push([index, { kind: 'result', step }])
    }
  }
  return found
}
