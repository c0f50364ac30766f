/** What the line of a step says about where one of its numbers comes from. */

import { leavesOf } from '../maths/expression.js'
import { findNumbers } from '../maths/find-numbers.js'
import type { NumberSource, Step } from './program.js'
import { lineAround, originalValue, type Reading } from './reading.js'

const LITTLE_WORDS = new Set(
  (
    'the and for per each every more less than from with was were are she they his her their its how many much total ' +
    'that this some will has have had there cost costs which who also all one two other another after before'
  ).split(' '),
)

/** Whether the step's line shows one of the three content words after a literal of the group, or its amount with a $. */
export function hasEvidence({ question, answer, literals }: Reading, group: number, step: Step): boolean {
  const line = lineAround(answer, step.start)
  return literals.some((literal) => {
    if (literal.group !== group) return false
    if (literal.shape === 'fraction') return true
    if (literal.isMoney) return line.replaceAll(',', '').includes(`$${literal.value.toString()}`)
    const following = question.slice(literal.end, literal.end + 45).toLowerCase()
    const clause = following.split(/[.?!,;]|\b(?:and|or)\b|\d/)[0] ?? ''
    const nouns = (clause.match(/[a-z]{3,}/g) ?? []).filter((word) => !LITTLE_WORDS.has(word)).slice(0, 3)
    return nouns.some((noun) => new RegExp(`\\b${noun.replace(/s$/, '')}(?:e?s)?\\b`).test(line))
  })
}

/** Whether the line says one of the sources without calculating with it: "the host with 6 guests takes 7*2". */
export function areSpoken(reading: Reading, step: Step, sources: readonly NumberSource[]): boolean {
  const { answer, steps } = reading
  const line = lineAround(answer, step.start)
  const calculated = steps
    .filter((other) => lineAround(answer, other.start) === line)
    .flatMap((other) => [
      other.value,
      ...leavesOf(other.expression).map((leaf) => originalValue(leaf, reading)),
    ])
  const spoken = findNumbers(line).filter(({ value }) => !calculated.some((other) => other.equals(value)))
  return sources.some((source) => spoken.some(({ value }) => value.equals(originalValue(source, reading))))
}
