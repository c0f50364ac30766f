/** Writes a program with other values of its literals back as question and answer. */

import { evaluate } from '../maths/expression.js'
import { formatNumber, type NumberStyle } from '../maths/number-style.js'
import { type Rational, rational } from '../maths/rational.js'
import type { NumberSource, Program, ProgramRefusal } from './program.js'

/** A question with its worked solution. */
export interface WorkedText {
  readonly question: string
  readonly answer: string
}

/**
 * The exact value of each step under values of the literals.
 *
 * In:  `values[i]` for literal i of the program.
 * Out: undefined when a step divides by zero.
 */
export function stepValues(program: Program, values: readonly Rational[]): Rational[] | undefined {
  const results: Rational[] = []
  for (const step of program.steps) {
    const value = evaluate(step.expression, (source) => sourceValue(source, values, results))
    if (value === undefined) return undefined
    results.push(value)
  }
  return results
}

/** The value of a source under values of literals and steps. A source that does not exist counts as zero. */
export function sourceValue(
  source: NumberSource,
  values: readonly Rational[],
  results: readonly Rational[],
): Rational {
  if (source.kind === 'constant') return source.value
  if (source.kind === 'result') return results[source.step] ?? ZERO
  const value = values[source.literal] ?? ZERO
  return source.divisor === 1 ? value : value.div(rational(source.divisor))
}

const ZERO = rational(0)

/**
 * Renders a program.
 *
 * In:  one value for each literal; literals of one group must have equal values.
 * Out: question and answer with every bound number rewritten in its own style; with the original values these are
 *      the original texts. A refusal `not-writable` when a value does not fit the style of one of its places.
 */
export function renderProgram(program: Program, values: readonly Rational[]): WorkedText | ProgramRefusal {
  const results = stepValues(program, values)
  if (results === undefined) return { refused: 'not-writable', detail: 'A step divides by zero.' }
  const question = rewrite(
    program.question,
    program.literals.map(({ start, end, style }, index) => ({
      start,
      end,
      style,
      value: values[index] ?? ZERO,
    })),
  )
  const answer = rewrite(
    program.answer,
    program.mentions.map(({ start, end, style, source }) => ({
      start,
      end,
      style,
      value: sourceValue(source, values, results),
    })),
  )
  if (typeof question !== 'string') return question
  return typeof answer === 'string' ? { question, answer } : answer
}

interface Place {
  readonly start: number
  readonly end: number
  readonly style: NumberStyle
  readonly value: Rational
}

function rewrite(text: string, places: readonly Place[]): string | ProgramRefusal {
  let written = ''
  let position = 0
  for (const { start, end, style, value } of places) {
    const number = formatNumber(value, style)
    if (number === undefined) {
      return {
        refused: 'not-writable',
        detail: `${value.toFraction()} cannot stand for "${text.slice(start, end)}".`,
      }
    }
    written += text.slice(position, start) + number
    position = end
  }
  return written + text.slice(position)
}
