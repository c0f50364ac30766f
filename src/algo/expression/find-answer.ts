/** Finds an answer that a text gives away: as a number in any writing, as a calculation, or as words. */

import { extractFinalAnswer } from '../maths/final-answer.js'
import { decimalPlaces, type Rational, roundHalfUp } from '../maths/rational.js'
import { type NumberForm, numberMentions } from './number-mentions.js'
import { plainNotation } from './plain-notation.js'
import { writtenCalculations } from './written-calculations.js'

/** What must not be given away. */
export type Answer =
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'text'; readonly text: string }

/** Where a text gives the answer away. */
export interface AnswerFound {
  /** The part of the text that does. */
  readonly found: string
  readonly form: NumberForm | 'rounded' | 'calculation' | 'text'
}

/**
 * Reads an answer: the final number of a worked solution, a number in any writing, or text.
 *
 * A solution is known by `####`, a box, "the answer is 24", or an equals sign, whose last number then counts.
 *
 * Out:  undefined for empty text. "24 apples" is the number 24: text with a single number is that number.
 */
export function readAnswer(text: string): Answer | undefined {
  const said = extractFinalAnswer(text)
  if (said !== undefined && (said.style !== 'bare' || text.includes('='))) {
    return { kind: 'number', value: said.value }
  }
  const final = text.lastIndexOf('####')
  const answer = plainNotation(final < 0 ? text : text.slice(final + 4)).trim()
  if (answer === '') return undefined
  const mentions = numberMentions(answer)
  const [fraction] = writtenCalculations(answer, mentions)
  if (fraction !== undefined && mentions.length <= 3) return { kind: 'number', value: fraction.value }
  const [only] = mentions
  if (only === undefined || mentions.length > 1) return { kind: 'text', text: answer }
  const [value] = only.values
  const isNegative = /[-–−]\s?[$€£]?$/.test(answer.slice(0, only.start))
  return value && { kind: 'number', value: isNegative ? value.neg() : value }
}

/**
 * The first place where a text gives an answer away; undefined when none is found.
 *
 * Numbers: digits with any separators, words, fractions, percent and cents forms, calculations in signs or words, and
 * rounded decimals of an answer that has no exact ones. A number with the other sign counts too. Text: the same
 * words in any case, as whole words.
 *
 * Not covered: numbers told in other languages, Roman numerals, digits spelt one by one, riddles ("the square of
 * three"), and anything that only a reader who understands the text could infer.
 * Cost: O(length), about 35 µs for a hint of two sentences.
 */
export function findAnswer(text: string, answer: Answer): AnswerFound | undefined {
  if (answer.kind === 'text') return findText(text, answer.text)
  const plain = plainNotation(text)
  const mentions = numberMentions(plain)
  const places = decimalPlaces(answer.value)
  for (const mention of mentions) {
    if (mention.values.some((value) => isSame(value, answer.value)))
      return { found: mention.text, form: mention.form }
    if (places === undefined && mention.values.some((value) => isRounded(value, answer.value))) {
      return { found: mention.text, form: 'rounded' }
    }
  }
  const calculation = writtenCalculations(plain, mentions).find(({ value }) => isSame(value, answer.value))
  return calculation && { found: calculation.text, form: 'calculation' }
}

function isSame(value: Rational, answer: Rational): boolean {
  return value.equals(answer) || value.equals(answer.neg())
}

function isRounded(value: Rational, answer: Rational): boolean {
  const places = decimalPlaces(value) ?? 0
  return places > 0 && roundHalfUp(answer, places).abs().equals(value.abs())
}

function findText(text: string, answer: string): AnswerFound | undefined {
  const [whole, words] = [text, answer].map((one) => one.replace(/\s+/g, ' ').trim().toLowerCase())
  if (whole === undefined || words === undefined) return undefined
  for (let at = whole.indexOf(words); at >= 0; at = whole.indexOf(words, at + 1)) {
    const isWhole = !LETTER.test(whole.charAt(at - 1)) && !LETTER.test(whole.charAt(at + words.length))
    if (isWhole) return { found: words, form: 'text' }
  }
  return undefined
}

const LETTER = /[\p{L}\p{N}]/u
