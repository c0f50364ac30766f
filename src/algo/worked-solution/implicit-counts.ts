/** Counts that a question states by listing things: names, weekdays, ordinals, items of an enumeration. */

import type { NumberInText } from '../maths/find-numbers.js'

const WEEKDAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/gi
const MONTH = /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g
const ORDINALS = (
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth ' +
  'sixteenth seventeenth eighteenth nineteenth twentieth'
).split(' ')
const NAME = /(?<=[a-z0-9,;"”'’$%] )[“"]?([A-Z][a-z]+)(?=\b)/g
const SENTENCE_START = /(?:^|[.!?]["”]?\s+)[“"]?([A-Z][a-z]+)\b/g
/** Largest number that counts as a possible count of listed things. */
export const LARGEST_LISTED = 12

/**
 * Numbers that a text may be stating by enumeration: the number of names, of weekdays, of months, and the
 * length of each list "a, b and c".
 *
 * Out:  a set of integers from 2 to 12; generous on purpose, since a literal in it is only kept as it is.
 * Cost: O(length).
 */
export function implicitCounts(text: string): ReadonlySet<number> {
  const counts = new Set<number>()
  addCount(counts, distinct(text.match(WEEKDAY)))
  addCount(counts, distinct(text.match(MONTH)))
  for (const length of spans(text)) addCount(counts, length)
  const names = countNames(text)
  addCount(counts, names)
  addCount(counts, names - 1)
  for (const length of listLengths(text)) addCount(counts, length)
  return counts
}

function addCount(counts: Set<number>, count: number): void {
  if (count >= 2 && count <= LARGEST_LISTED) counts.add(count)
}

function distinct(found: readonly string[] | null): number {
  return new Set((found ?? []).map((word) => word.toLowerCase().replace(/s$/, ''))).size
}

/**
 * The counts that ordinals imply: "the 13th day" comes after 12 days, and makes 13 of them.
 *
 * In:   question and answer; ordinals in words up to "twentieth", in digits of any size.
 * Cost: O(length).
 */
export function ordinalCounts(text: string): ReadonlySet<number> {
  const words = (text.toLowerCase().match(/\b[a-z]+(?:st|nd|rd|th)\b/g) ?? []).map(
    (word) => ORDINALS.indexOf(word) + 1,
  )
  const digits = [...text.matchAll(/\b(\d{1,6})(?:st|nd|rd|th)\b/g)].map((match) => Number(match[1]))
  return new Set(
    [...words, ...digits].filter((ordinal) => ordinal > 0).flatMap((ordinal) => [ordinal, ordinal - 1]),
  )
}

/** Lengths of the runs "a, b and c" between full stops, counting every tail of a run. */
function listLengths(text: string): number[] {
  const lengths: number[] = []
  for (const sentence of text.split(/[.;:?!]\s/)) {
    const commas = sentence.split(/,\s/).length - 1
    const ends = sentence.match(/\b(?:and|or|&)\b/gi)?.length ?? 0
    if (ends === 0) continue
    lengths.push(2)
    for (let length = 3; length <= commas + ends + 1; length += 1) lengths.push(length)
  }
  return lengths
}

const SPAN = /\b([A-Z][a-z]+)s?(?:-| to | through | until | till |–| - )([A-Z][a-z]+)s?\b/g
const WEEK = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const YEAR = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** Lengths of "Monday to Friday" and "March through June". */
function spans(text: string): number[] {
  return [...text.matchAll(SPAN)].flatMap(([, from = '', to = '']) =>
    [WEEK, YEAR].map((cycle) => {
      const [first, last] = [cycle.indexOf(from), cycle.indexOf(to)]
      return first < 0 || last < 0 ? 0 : ((last - first + cycle.length) % cycle.length) + 1
    }),
  )
}

/** Capitalised words in mid-sentence, and those at a sentence start that also occur in mid-sentence. */
function countNames(text: string): number {
  const names = new Set<string>()
  for (const match of text.matchAll(NAME)) names.add(match[1] ?? '')
  for (const match of text.matchAll(SENTENCE_START)) {
    const word = match[1] ?? ''
    if (!COMMON_STARTS.has(word)) names.add(word)
  }
  return [...names].filter((name) => !NO_NAMES.test(name)).length
}

const NO_NAMES =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(?:January|February|March|April|June|July|August|September|October|November|December)$/
const COMMON_STARTS = new Set(
  (
    'A An The If He She It They We I You In On At For How What When Where Which Who Whose Why There Their His Her ' +
    'Its Each Every Both All Some Many Of To From By With After Before During While Then So But And Or As One Two ' +
    'Three Four Five Six Seven Eight Nine Ten Half Calculate Find Determine Suppose Assuming Given Let Today ' +
    'Yesterday Tomorrow Last Next This That These Those Another Other Only Since Because Once Until Also Twice ' +
    'Out Per Is Are Was Were Do Does Did Can Could Will Would My Our Your Here Together Initially Later Twenty Thirty ' +
    'Forty Fifty Sixty Seventy Eighty Ninety'
  ).split(' '),
)

/** Whether a number may only be restating how many things the question lists. */
export function isListedCount(number: NumberInText, counts: ReadonlySet<number>): boolean {
  return number.value.d === 1n && counts.has(Number(number.value.n)) && !number.isMoney && !number.isPercent
}
