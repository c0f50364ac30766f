/** A solution that has been bound, as the checks of its binding look at it. */

import { leavesOf } from '../maths/expression.js'
import { type Rational, rational } from '../maths/rational.js'
import type { Literal, NumberSource, Step } from './program.js'

/** Question and answer with the literals and steps read from them. */
export interface Reading {
  readonly question: string
  readonly answer: string
  readonly literals: readonly Literal[]
  readonly steps: readonly Step[]
}

/** The value that a source has in the original. A source that does not exist counts as zero. */
export function originalValue(source: NumberSource, { literals, steps }: Reading): Rational {
  if (source.kind === 'constant') return source.value
  const value = source.kind === 'literal' ? literals[source.literal]?.value : steps[source.step]?.value
  return value ?? rational(0)
}

/** The group of a literal source; undefined for results and constants. */
export function groupOfSource({ literals }: Reading, source: NumberSource): number | undefined {
  return source.kind === 'literal' ? (literals[source.literal]?.group ?? source.literal) : undefined
}

/** How many literals of the question share a group. */
export function membersOf({ literals }: Reading, group: number): number {
  return literals.filter((literal) => literal.group === group).length
}

/** How often the steps use each group of literals. */
export function countUses(reading: Reading): ReadonlyMap<number, number> {
  const uses = new Map<number, number>()
  for (const source of reading.steps.flatMap((step) => leavesOf(step.expression))) {
    const group = groupOfSource(reading, source)
    if (group !== undefined) uses.set(group, (uses.get(group) ?? 0) + 1)
  }
  return uses
}

/** The line of the answer around an offset, without calculation marks, in lower case. */
export function lineAround(answer: string, offset: number): string {
  const end = answer.indexOf('\n', offset)
  const line = answer.slice(answer.lastIndexOf('\n', offset) + 1, end < 0 ? answer.length : end)
  return line
    .replace(/<<[^<>]*>>/g, '')
    .replace(/\$\s+/g, '$')
    .toLowerCase()
}
