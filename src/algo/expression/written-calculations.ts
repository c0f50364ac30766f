/** Finds calculations in a text, in signs or in words, and their values with those of all their parts. */

import { type Expression, evaluate } from '../maths/expression.js'
import { type NumberLeaf, parseExpression } from '../maths/parse-expression.js'
import type { Rational } from '../maths/rational.js'
import type { NumberMention } from './number-mentions.js'

/** A calculation that a text holds, with its value. */
export interface WrittenCalculation {
  /** As written, without line breaks around it. */
  readonly text: string
  readonly value: Rational
}

const FIRST_MARK = 0xe000
const MOST_MENTIONS = 6000
const NUMBER = '[\\ue000-\\uf8ff]'
const ANY_NUMBER = new RegExp(NUMBER, 'gu')
const BETWEEN_NUMBERS = new RegExp(`(?<=${NUMBER})\\s*(?=${NUMBER})`, 'u')
const MIXED = new RegExp(`(${NUMBER})\\s*(${NUMBER})(?:\\s?/\\s?(${NUMBER}))?`, 'gu')
const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/\b(?:plus|added to)\b/gi, '+'],
  [/\b(?:minus|less)\b(?! than)/gi, '-'],
  [/\b(?:times|multiplied by)\b/gi, '*'],
  [/\b(?:divided by|over)\b/gi, '/'],
]
const RUN = new RegExp(`[(]*${NUMBER}(?:[\\s+\\-−–*/×÷xX·()$€£⁄]*${NUMBER}[)]*)+`, 'gu')
const WORDS_BETWEEN = "(?:\\s+(?!(?:and|to|by|from|with|than|into)\\b)[\\p{L}'’-]+){0,3}"

type Combine = (left: Rational, right: Rational) => Rational | undefined

const sum: Combine = (left, right) => left.add(right)
const product: Combine = (left, right) => left.mul(right)
const quotient: Combine = (left, right) => (right.n === 0n ? undefined : left.div(right))

const PHRASES: readonly (readonly [RegExp, Combine])[] = [
  [phrase('add(?:ing)?|sum of|total of|combin(?:e|ing)|put(?:ting)? together', 'and|to|with|plus'), sum],
  [
    phrase('subtract(?:ing)?|tak(?:e|ing)(?: away)?|remov(?:e|ing)', '(?:away )?from'),
    (left, right) => right.sub(left),
  ],
  [phrase('difference (?:between|of)', 'and'), (left, right) => left.sub(right).abs()],
  [phrase('multiply(?:ing)?|product of', 'by|and|with|times'), product],
  [
    phrase('divid(?:e|ing)|split(?:ting)?|shar(?:e|ing)|quotient of', 'by|into|among|between|and|over'),
    quotient,
  ],
  [new RegExp(`(${NUMBER})${WORDS_BETWEEN}\\s+more than\\s+(${NUMBER})`, 'giu'), sum],
  [
    new RegExp(`(${NUMBER})${WORDS_BETWEEN}\\s+(?:less|fewer) than\\s+(${NUMBER})`, 'giu'),
    (left, right) => right.sub(left),
  ],
  [
    new RegExp(
      `(${NUMBER})\\s+of\\s+(?:the\\s+|her\\s+|his\\s+|their\\s+|these\\s+|all\\s+)*(${NUMBER})`,
      'giu',
    ),
    product,
  ],
  [
    new RegExp(`(${NUMBER})\\s+(?:dollars?|euros?|pounds?)\\s+(?:and\\s+)?(${NUMBER})`, 'giu'),
    (whole, cents) => whole.add(cents.div(100)),
  ],
]

/** Phrases that change a single number: "twice 12". */
const MULTIPLES: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`\\b(?:twice|doubl(?:e|ing))\\s+(?:the\\s+)?(${NUMBER})`, 'giu'), 2],
  [new RegExp(`\\b(?:thrice|tripl(?:e|ing))\\s+(?:the\\s+)?(${NUMBER})`, 'giu'), 3],
  [new RegExp(`\\bhalv(?:e|ing)\\s+(?:the\\s+)?(${NUMBER})`, 'giu'), 0.5],
]

function phrase(verb: string, link: string): RegExp {
  const article = '(?:the\\s+|these\\s+|those\\s+|all\\s+)?'
  return new RegExp(
    `\\b(?:${verb})\\s+${article}(${NUMBER})${WORDS_BETWEEN}\\s+(?:${link})\\s+${article}(${NUMBER})`,
    'giu',
  )
}

/**
 * The calculations of a text: `48 + 24`, `(5/2) x 4`, "48 divided by 2", "add 48 and 24", "half of 48", "2 1/2".
 *
 * In:   the numbers of that text, from `numberMentions`.
 * Out:  each calculation with its value, and each part that the order of operations calculates on the way. Where signs
 *       and numbers form no whole calculation, every part of them that is one counts.
 * Cost: O(length); quadratic in the numbers of a single malformed run.
 */
export function writtenCalculations(text: string, mentions: readonly NumberMention[]): WrittenCalculation[] {
  const numbers = mentions.slice(0, MOST_MENTIONS)
  const marked = markNumbers(text, numbers)
  const valueOf = (mark: string): NumberMention | undefined => numbers[mark.charCodeAt(0) - FIRST_MARK]
  const unmark = (part: string): string =>
    part.replace(ANY_NUMBER, (mark) => valueOf(mark)?.text ?? '').trim()
  const found: WrittenCalculation[] = []
  let signs = marked
  for (const [word, sign] of SPOKEN) signs = signs.replace(word, sign)
  for (const [run] of signs.matchAll(RUN)) {
    for (const value of valuesOfRun(run, valueOf)) found.push({ text: unmark(run), value })
  }
  for (const [pattern, combine] of PHRASES) {
    for (const match of marked.matchAll(pattern)) {
      const [left, right] = [valueOf(match[1] ?? ''), valueOf(match[2] ?? '')]
      const value = left && right && combine(left.inCalculation, right.inCalculation)
      if (value !== undefined) found.push({ text: unmark(match[0]), value })
    }
  }
  for (const [pattern, factor] of MULTIPLES) {
    for (const match of marked.matchAll(pattern)) {
      const value = valueOf(match[1] ?? '')?.inCalculation.mul(factor)
      if (value !== undefined) found.push({ text: unmark(match[0]), value })
    }
  }
  return found
}

/** Replaces each number by one private character, so that the rest can be read by patterns. */
function markNumbers(text: string, mentions: readonly NumberMention[]): string {
  let marked = ''
  let position = 0
  for (const [index, mention] of mentions.entries()) {
    marked += text.slice(position, mention.start) + String.fromCharCode(FIRST_MARK + index)
    position = mention.end
  }
  return marked + text.slice(position)
}

type ValueOf = (mark: string) => NumberMention | undefined

function valuesOfRun(run: string, valueOf: ValueOf): Rational[] {
  const text = run.replace(/⁄/g, '/')
  const mixed = mixedNumbers(text, valueOf)
  const pieces = text.split(BETWEEN_NUMBERS).filter((piece) => marksOf(piece) > 1)
  return [...mixed, ...pieces.flatMap((piece) => valuesOfPiece(piece, valueOf))]
}

/** `2 1/2` and `2½`. */
function mixedNumbers(run: string, valueOf: ValueOf): Rational[] {
  return [...run.matchAll(MIXED)].flatMap(([, whole = '', part = '', divisor]) => {
    const [first, second] = [valueOf(whole), valueOf(part)]
    if (first === undefined || second === undefined) return []
    const below = divisor === undefined ? undefined : valueOf(divisor)?.inCalculation
    if (divisor === undefined)
      return second.form === 'fraction' ? [first.inCalculation.add(second.inCalculation)] : []
    return below === undefined || below.n === 0n
      ? []
      : [first.inCalculation.add(second.inCalculation.div(below))]
  })
}

function valuesOfPiece(piece: string, valueOf: ValueOf): Rational[] {
  const whole = parseMarked(balanced(piece), valueOf)
  if (whole !== undefined) return partsOf(whole)
  const marks = [...piece.matchAll(ANY_NUMBER)].map((match) => match.index)
  const values: Rational[] = []
  for (const [first, start] of marks.entries()) {
    for (const end of marks.slice(first + 1)) {
      const part = parseMarked(balanced(piece.slice(start, end + 1)), valueOf)
      if (part !== undefined) values.push(...partsOf(part))
    }
  }
  return values
}

/** Drops parentheses without a partner. */
function balanced(piece: string): string {
  const open: number[] = []
  const lonely = new Set<number>()
  for (let index = 0; index < piece.length; index += 1) {
    if (piece[index] === '(') open.push(index)
    else if (piece[index] === ')' && open.pop() === undefined) lonely.add(index)
  }
  for (const index of open) lonely.add(index)
  return [...piece].filter((_, index) => !lonely.has(index)).join('')
}

function parseMarked(piece: string, valueOf: ValueOf): Expression<NumberLeaf> | undefined {
  const written = piece.replace(ANY_NUMBER, (mark) => {
    const value = valueOf(mark)?.inCalculation
    return value === undefined ? '?' : `(${value.s < 0n ? '-' : ''}${value.n}/${value.d})`
  })
  return parseExpression(written)
}

/** The values of an expression and of every part that combines two numbers of the text. */
function partsOf(expression: Expression<NumberLeaf>): Rational[] {
  if (expression.kind === 'leaf' || isNumber(expression)) return []
  const value = evaluate(expression, (leaf) => leaf.value)
  const parts =
    expression.kind === 'binary'
      ? [...partsOf(expression.left), ...partsOf(expression.right)]
      : partsOf(expression.operand)
  return value === undefined ? parts : [value, ...parts]
}

/** Whether a node is one number of the text, which `parseMarked` wrote as a quotient. */
function isNumber(expression: Expression<NumberLeaf>): boolean {
  return (
    expression.kind === 'binary' &&
    expression.operator === '/' &&
    expression.left.kind !== 'binary' &&
    expression.right.kind === 'leaf' &&
    expression.right.leaf.start - 1 === endOf(expression.left)
  )
}

function endOf(expression: Expression<NumberLeaf>): number {
  if (expression.kind === 'leaf') return expression.leaf.end
  return expression.kind === 'binary' ? endOf(expression.right) : endOf(expression.operand)
}

function marksOf(piece: string): number {
  return piece.match(ANY_NUMBER)?.length ?? 0
}
