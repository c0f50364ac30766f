/** The shape of a computation with its literals taken away, for counting how many different ones a data set has. */

import { printExpression } from '../maths/print-expression.js'
import type { NumberSource, Program } from './program.js'

/**
 * A canonical text of a program's steps: literals are numbered by first use (`L1`), results by step (`S1`), constants
 * show their value: `L1/2;L1+S1`.
 *
 * Law:  a program and all its variations have the same skeleton; the story does not matter.
 * Edge: `a+b` and `b+a` are different, as the solutions are.
 */
export function skeleton({ steps, literals }: Pick<Program, 'steps' | 'literals'>): string {
  const names = new Map<number, number>()
  const print = (source: NumberSource): string => {
    if (source.kind === 'constant') return source.value.toFraction()
    if (source.kind === 'result') return `S${source.step + 1}`
    const group = literals[source.literal]?.group ?? source.literal
    const name = names.get(group) ?? names.size + 1
    names.set(group, name)
    return source.divisor === 1 ? `L${name}` : `L${name}%`
  }
  return steps.map((step) => printExpression(step.expression, print)).join(';')
}
