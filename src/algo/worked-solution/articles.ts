/** Keeps "a" and "an" right before numbers that change: "an 8-page letter" may become "an 18-page letter" only. */

import { formatNumber } from '../maths/number-style.js'
import type { Rational } from '../maths/rational.js'
import type { Program } from './program.js'
import { sourceValue, stepValues } from './render-program.js'

/**
 * Whether every number after an indefinite article still fits it.
 *
 * Cost: one evaluation of the program.
 */
export function keepsArticles(program: Program, values: readonly Rational[]): boolean {
  const results = stepValues(program, values) ?? []
  const inQuestion = program.literals.every((literal, index) =>
    fits(program.question, literal.start, formatNumber(values[index] ?? literal.value, literal.style)),
  )
  return (
    inQuestion &&
    program.mentions.every(({ start, style, source }) =>
      fits(program.answer, start, formatNumber(sourceValue(source, values, results), style)),
    )
  )
}

function fits(text: string, start: number, number: string | undefined): boolean {
  const article = /\b(an?) [$£€]?$/i.exec(text.slice(Math.max(0, start - 6), start))?.[1]
  if (article === undefined) return true
  return startsWithVowelSound(number ?? '') === (article.length === 2)
}

/** Whether a number, in digits or words, is spoken with a vowel first: 8, 80 …, 11, 18, 11,000, eight, eleven. */
export function startsWithVowelSound(number: string): boolean {
  return /^(?:8|11(?:,\d{3}|\D|$)|18(?:,\d{3}|\D|$)|eigh|elev|one hundredth)/i.test(number)
}
