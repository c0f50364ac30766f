/** Finds the final answer of a solution in the styles in use: `#### 72`, `\boxed{72}`, "answer is 72", `A: 72`, bare. */

import { parseDecimal, type Rational } from './rational.js'
import { type Unit, unitOf } from './units.js'

/** A final answer with its unit, if one stands next to it. */
export interface FinalAnswer {
  readonly value: Rational
  readonly unit: Unit | undefined
  /** The number as written. */
  readonly text: string
  /** How it was found; `bare` is the last number of the text. */
  readonly style: 'marked' | 'boxed' | 'said' | 'labelled' | 'bare'
}

const DECIMAL = String.raw`(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+`
const NUMBER = new RegExp(
  String.raw`(?<![\w.])([-−]\s?)?([$£€]\s?)?([-−])?(\d+ \d+\/\d+|\d+\/\d+(?![\d/])|${DECIMAL})(?:[ -]?(%|¢|[A-Za-z]+))?`,
  'g',
)

/**
 * The final answer of a text.
 *
 * Order:  the last `####`, the last `\boxed{…}`, the last "answer is …" / "answer: …", the last line `A: …`, and else the
 *         last number of the text. A style without a number after it is passed over.
 * Reads:  decimals with thousands separators, fractions `3/4`, mixed numbers `2 1/2`, a minus sign, a currency sign, and
 *         the unit word or percent sign after the number. Calculation marks are ignored.
 * Out:    undefined for a text without numbers.
 * Misses: numbers in words, "1.8 billion" (read as 1.8), scientific notation.
 */
export function extractFinalAnswer(text: string): FinalAnswer | undefined {
  const plain = text.replace(/<<[^<>]*>>/g, '')
  return (
    after(plain, /####/g, 'marked') ??
    boxed(plain) ??
    after(plain, /\banswer(?:\s+is|\s+was|\s*[:=])/gi, 'said') ??
    after(plain, /^\s*A\s*:/gm, 'labelled') ??
    last(plain)
  )
}

/** Reads the first number of a text with its unit, or undefined. */
export function readQuantity(
  text: string,
): { value: Rational; unit: Unit | undefined; text: string } | undefined {
  for (const match of text.matchAll(NUMBER)) {
    const found = toQuantity(match)
    if (found !== undefined) return found
  }
  return undefined
}

function after(text: string, label: RegExp, style: FinalAnswer['style']): FinalAnswer | undefined {
  const found = [...text.matchAll(label)].at(-1)
  if (found === undefined) return undefined
  const line = text.slice(found.index + found[0].length).split('\n')[0] ?? ''
  const quantity = readQuantity(line)
  return quantity && { ...quantity, style }
}

function boxed(text: string): FinalAnswer | undefined {
  const inside = [...text.matchAll(/\\boxed\s*\{((?:[^{}]|\{[^{}]*\}){1,80})\}/g)].at(-1)?.[1]
  if (inside === undefined) return undefined
  const fraction = /^\s*(-?)\\d?frac\{(\d+)\}\{(\d+)\}\s*$/.exec(inside)
  const plain =
    fraction === null
      ? inside.replace(/\\[%$]/g, (sign) => sign.charAt(1))
      : `${fraction[1]}${fraction[2]}/${fraction[3]}`
  const quantity = readQuantity(plain.replace(/\{?,\}?(?=\d{3})/g, ','))
  return quantity && { ...quantity, style: 'boxed' }
}

function last(text: string): FinalAnswer | undefined {
  const matches = [...text.matchAll(NUMBER)]
  for (const match of matches.reverse()) {
    const quantity = toQuantity(match)
    if (quantity !== undefined) return { ...quantity, style: 'bare' }
  }
  return undefined
}

function toQuantity(
  match: RegExpMatchArray,
): { value: Rational; unit: Unit | undefined; text: string } | undefined {
  const [, minusBefore, currency, minusAfter, number = '', word] = match
  const size = readNumber(number)
  if (size === undefined) return undefined
  const isNegative = minusBefore !== undefined || minusAfter !== undefined
  const unit = unitOf(currency?.trim() ?? '') ?? unitOf(word ?? '')
  return { value: isNegative ? size.neg() : size, unit, text: isNegative ? `-${number}` : number }
}

function readNumber(text: string): Rational | undefined {
  const mixed = /^(?:(\d+) )?(\d+)\/(\d+)$/.exec(text)
  if (mixed === null) return parseDecimal(text)
  const [whole, numerator, denominator] = [mixed[1] ?? '0', mixed[2] ?? '', mixed[3] ?? ''].map((part) =>
    parseDecimal(part),
  )
  if (!whole || !numerator || !denominator || denominator.n === 0n) return undefined
  return whole.add(numerator.div(denominator))
}
