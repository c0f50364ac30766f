/** Compares a text with its rewriting: the same numbers, the same names, the same final answer. */

import { extractFinalAnswer } from '../../algo/maths/final-answer.js'
import { findNumbers } from '../../algo/maths/find-numbers.js'
import { personNames as namesOfCultures } from '../../algo/sampling/person-names.js'
import { personNames } from '../../algo/worked-solution/person-names.js'

/** What a rewriting lost, added or changed: a reason code, and words for whoever shall mend it. */
export interface FactFault {
  readonly fault: string
  readonly detail: string
}

const PARTS =
  /\b(half|halves|double[ds]?|doubling|twice|thrice|triple[ds]?|dozens?|third|thirds|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b/gi
const SAME_PART: Readonly<Record<string, string>> = {
  halves: 'half',
  doubles: 'double',
  doubled: 'double',
  doubling: 'double',
  triples: 'triple',
  tripled: 'triple',
}

/**
 * Whether a rewriting states the same numbers: each value of the text, percentages told from other numbers, and words
 * such as `half`, `twice`, `dozen`.
 *
 * Out:    `number-lost` or `number-added`; undefined when all is there. How often a number is said does not matter, nor
 *         whether it stands in digits or words; "one" does not count, as it may be a pronoun.
 * Not covered: whether a number still belongs to the same thing.
 */
export function numberFault(text: string, rewriting: string): FactFault | undefined {
  const [before, after] = [statedNumbers(text), statedNumbers(rewriting)]
  const lost = [...before].filter(([value]) => !after.has(value)).map(([, said]) => said)
  const added = [...after].filter(([value]) => !before.has(value)).map(([, said]) => said)
  if (lost.length > 0) {
    return { fault: 'number-lost', detail: `These numbers of the text are missing: ${lost.join(', ')}.` }
  }
  if (added.length === 0) return undefined
  return { fault: 'number-added', detail: `These numbers are not in the text: ${added.join(', ')}.` }
}

/** Each value with the words in which it is said first. */
function statedNumbers(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const { value, text: said, isPercent } of findNumbers(text)) {
    if (/^one$/i.test(said)) continue
    const key = `${value.toFraction()}${isPercent ? '%' : ''}`
    if (!found.has(key)) found.set(key, isPercent ? `${said} percent` : said)
  }
  for (const [said] of text.matchAll(PARTS)) {
    const word = said.toLowerCase()
    const key = SAME_PART[word] ?? word.replace(/s$/, '')
    if (!found.has(key)) found.set(key, said)
  }
  return found
}

const INSIDE_NAME = /(?<=[^\s.?!:"“(]\s+)\p{Lu}\p{Ll}{2,}(?:['’-]\p{Lu}\p{Ll}+)*/gu
const CAPITALISED = /(?<!\p{L})\p{Lu}\p{Ll}+/gu
/** Given names that begin sentences as other words too: "Long ago …". */
const WORDS_TOO: ReadonlySet<string> = new Set(
  'Daisy Faith Fang Frank Gang Grace Jack Long Min Poppy Willow'.split(' '),
)
const FIRST_NAMES: ReadonlySet<string> = new Set([
  ...Object.values(personNames).flat(),
  ...Object.values(namesOfCultures)
    .flatMap(({ female, male }) => [...female, ...male])
    .filter((name) => !WORDS_TOO.has(name)),
])
const NO_NAMES: ReadonlySet<string> = new Set(
  (
    'Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August ' +
    'September October November December English French German Spanish Chinese'
  ).split(' '),
)

/**
 * Whether a rewriting holds the names of a text: capitalised words that do not begin a sentence, and common first names
 * anywhere.
 *
 * Out:    `name-lost`; undefined when all are there. Days, months and languages do not count.
 * Misses: rare names, and names that are words too, where they only ever begin sentences; names in scripts without capitals.
 */
export function nameFault(text: string, rewriting: string): FactFault | undefined {
  const inside = [...text.matchAll(INSIDE_NAME)].map(([name]) => name)
  const first = [...text.matchAll(CAPITALISED)].map(([name]) => name).filter((name) => FIRST_NAMES.has(name))
  const names = new Set([...inside.filter((name) => !NO_NAMES.has(name)), ...first])
  const lost = [...names].filter((name) => !holdsName(rewriting, name))
  if (lost.length === 0) return undefined
  return { fault: 'name-lost', detail: `These names of the text are missing: ${lost.join(', ')}.` }
}

/** Whether a name stands in a text as a word: `Tom’s` holds Tom, `Tomorrow` does not. */
function holdsName(text: string, name: string): boolean {
  return new RegExp(String.raw`(?<!\p{L})${name}(?!\p{L})`, 'u').test(text)
}

/**
 * Whether a rewriting comes to the same final answer, where the text marks one (`#### 24`, a box, "the answer is 24").
 *
 * Out:    `answer-changed`; undefined when it is the same, or when the text marks none.
 */
export function answerFault(text: string, rewriting: string): FactFault | undefined {
  const before = extractFinalAnswer(text)
  if (before === undefined || before.style === 'bare') return undefined
  const after = extractFinalAnswer(rewriting)
  if (after?.value.equals(before.value) === true) return undefined
  const found = after === undefined ? 'it gives none' : `it gives ${after.text}`
  return { fault: 'answer-changed', detail: `The text ends with the answer ${before.text}; ${found}.` }
}
