/** Reads numbers as they are spoken in English: "three thousand and five", "two and a half", "a dozen", "three quarters". */

import { parseNumberWords } from '../maths/number-words.js'
import { type Rational, rational } from '../maths/rational.js'

/** A number read from a list of words. */
export interface SpokenNumber {
  readonly value: Rational
  /** Number of words that it takes. */
  readonly words: number
  /** It holds a fraction word: half, third, quarter … */
  readonly isFraction: boolean
}

const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1_000_000,
  billion: 1_000_000_000,
}
const PARTS: Readonly<Record<string, number>> = {
  half: 2,
  halves: 2,
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  twelfth: 12,
  twentieth: 20,
  hundredth: 100,
  thousandth: 1000,
}

/**
 * The longest number that starts at a word.
 *
 * In:   lower-case words without hyphens ("twenty-four" is two words).
 * Out:  undefined when no number starts there. Ordinals alone ("third") are none; "a third" and "two thirds" are.
 * Edge: "one" is read although it may be a pronoun; callers decide.
 */
export function readSpokenNumber(words: readonly string[], at: number): SpokenNumber | undefined {
  const isNegative = words[at] === 'minus' || words[at] === 'negative'
  const start = isNegative ? at + 1 : at
  const found = readPart(words, start) ?? readWhole(words, start)
  if (found === undefined) return undefined
  const whole = withFraction(words, start, found)
  return isNegative ? { ...whole, value: whole.value.neg(), words: whole.words + 1 } : whole
}

function readPart(words: readonly string[], at: number): SpokenNumber | undefined {
  const word = words[at]
  if (word === 'half') {
    const dozen = words[at + 1] === 'a' && words[at + 2] === 'dozen'
    return dozen ? found(rational(6), 3) : { value: rational(1, 2), words: 1, isFraction: true }
  }
  const part = partOf(words[at + 1] ?? '')
  if ((word === 'a' || word === 'an') && part !== undefined) {
    return { value: rational(1, part), words: 2, isFraction: true }
  }
  return undefined
}

function readWhole(words: readonly string[], at: number): SpokenNumber | undefined {
  let [total, group, index] = [0, 0, at]
  if (words[at] === 'a' && (SCALES[words[at + 1] ?? ''] !== undefined || words[at + 1] === 'dozen')) {
    group = 1
    index += 1
  }
  for (; index < words.length; index += 1) {
    const word = words[index] ?? ''
    const unit = parseNumberWords(word)
    const scale = SCALES[word]
    if (unit !== undefined && fits(group, unit, index === at || total > 0)) group += unit
    else if (scale === 100 && group > 0 && group < 100) group *= 100
    else if (scale !== undefined && scale > 100 && group > 0) [total, group] = [total + group * scale, 0]
    else if (!(word === 'and' && continues(words, index, group, total))) break
  }
  if (index === at || (group === 1 && words[at] === 'a' && index === at + 1)) {
    return words[at] === 'a' && words[at + 1] === 'dozen' ? found(rational(12), 2) : undefined
  }
  return withDozens(words, index, found(rational(total + group), index - at))
}

function fits(group: number, unit: number, isFirst: boolean): boolean {
  if (group === 0) return isFirst
  if (group % 100 === 0) return unit > 0
  return group % 10 === 0 && group % 100 >= 20 && unit > 0 && unit < 10
}

function continues(words: readonly string[], at: number, group: number, total: number): boolean {
  const isRound = (group >= 100 && group % 100 === 0) || (group === 0 && total > 0)
  return isRound && (parseNumberWords(words[at + 1] ?? '') ?? 0) > 0
}

function withDozens(words: readonly string[], at: number, whole: SpokenNumber): SpokenNumber {
  if (!/^dozens?$/.test(words[at] ?? '')) return whole
  return { ...whole, value: whole.value.mul(rational(12)), words: whole.words + 1 }
}

/** Takes "thirds" after "two", "point five" after "two", and "and a half" after "two". */
function withFraction(words: readonly string[], start: number, whole: SpokenNumber): SpokenNumber {
  const at = start + whole.words
  const part = partOf(words[at] ?? '')
  if (part !== undefined && !whole.isFraction) {
    return { value: whole.value.div(rational(part)), words: whole.words + 1, isFraction: true }
  }
  if (words[at] === 'point') return withDecimals(words, at + 1, whole)
  if (words[at] !== 'and' || whole.isFraction) return whole
  const added = readPart(words, at + 1) ?? fractionAt(words, at + 1)
  if (added === undefined || added.value.compare(1) >= 0) return whole
  return { value: whole.value.add(added.value), words: whole.words + 1 + added.words, isFraction: true }
}

function fractionAt(words: readonly string[], at: number): SpokenNumber | undefined {
  const count = parseNumberWords(words[at] ?? '')
  const part = partOf(words[at + 1] ?? '')
  if (count === undefined || part === undefined) return undefined
  return { value: rational(count, part), words: 2, isFraction: true }
}

function withDecimals(words: readonly string[], from: number, whole: SpokenNumber): SpokenNumber {
  let digits = ''
  for (let index = from; index < words.length; index += 1) {
    const digit = parseNumberWords(words[index] ?? '')
    if (digit === undefined || digit > 9) break
    digits += digit
  }
  if (digits === '') return whole
  const value = whole.value.add(rational(BigInt(digits), 10n ** BigInt(digits.length)))
  return { value, words: whole.words + 1 + digits.length, isFraction: false }
}

function partOf(word: string): number | undefined {
  return PARTS[word] ?? PARTS[word.replace(/s$/, '')]
}

function found(value: Rational, words: number): SpokenNumber {
  return { value, words, isFraction: false }
}
