/** Recognises numbers of a question that must not change because of where they stand: labels, dates, clock times, counts. */

import { formatNumber } from '../maths/number-style.js'
import { isInteger } from '../maths/rational.js'
import { isListedCount } from './implicit-counts.js'
import type { LiteralPlace } from './literal-place.js'
import { isWorldFact } from './world-facts.js'

/** Integers below this one are kept: "two" hides in "both", "the other", "half", and 1 in the singular. */
export const SMALLEST_VARIED = 3

/**
 * The reason why a number of a question must stay as it is; null when none is known.
 *
 * Reasons: the shape (`clock`, `ratio`, `fraction` …), `irregular` (cannot be written back in its own style), `small`,
 *          `label` (line 6), `date`, `year`, `time-of-day`, `kinds` (3 colours, described later), `world-fact`, `listed`.
 * In:      `counts`: numbers that may only be counting what is listed.
 */
export function reasonToKeep(place: LiteralPlace, counts: ReadonlySet<number>): string | null {
  const { number } = place
  if (number.shape !== 'plain') return number.shape
  if (formatNumber(number.value, number.style) !== number.text) return 'irregular'
  for (const [reason, rule] of RULES) if (rule(place)) return reason
  return isListedCount(number, counts) ? 'listed' : null
}

type Rule = (place: LiteralPlace) => boolean

const LABELS = new RegExp(
  `\\b(?:${[
    'route highway interstate room grade chapter level day week month year part type class team group number no\\. phase',
    'step question problem section lane apartment flight bus channel area version iphone playstation xbox formula plan',
    'option tier round stage page gate line season episode volume game book box person player student store house car',
    'test exam quiz shop stop station street floor size age under top figure table jar bag bucket machine truck train',
    'boat item exit pier slot tank field planet act scene verse zone district division league category mark model',
    'series lot unit agent apollo boeing',
  ]
    .join(' ')
    .replaceAll(' ', '|')}|world war|best of) (?:#|no\\. ?)?$`,
  'i',
)
const MONTH_NAMES =
  'January|February|March|April|May|June|July|August|September|October|November|December|' +
  'Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec'
const DATE_BEFORE = new RegExp(`\\b(?:${MONTH_NAMES})\\.? (?:the )?$`)
const DATE_AFTER = new RegExp(`^ (?:of )?(?:${MONTH_NAMES})\\b`)
const KINDS = new RegExp(
  '^[ -](?:\\w+ )?(?:kinds?|types?|different|varieties|colou?rs?|flavou?rs?|sizes|shapes|styles|sections|stages|phases|' +
    'categories|courses|meals|species|ways|options|choices|versions|subjects|siblings|brothers|sisters|classes of)\\b',
  'i',
)

const RULES: readonly (readonly [string, Rule])[] = [
  ['small', ({ number }) => number.value.compare(SMALLEST_VARIED) < 0 && isInteger(number.value)],
  ['label', ({ number, before }) => !number.isMoney && LABELS.test(before.slice(-24))],
  ['label', isPartOfName],
  ['date', ({ before, after }) => DATE_BEFORE.test(before.slice(-16)) || DATE_AFTER.test(after.slice(0, 16))],
  ['year', isYear],
  ['time-of-day', ({ before, after }) => isTimeOfDay(before.slice(-24), after.slice(0, 24))],
  [
    'kinds',
    ({ number, after }) => !number.isMoney && number.value.compare(12) <= 0 && KINDS.test(after.slice(0, 32)),
  ],
  ['world-fact', isWorldFact],
]

/** "the Seven Dwarfs": a capitalised word amid a sentence, before another one. */
function isPartOfName({ number, before, after }: LiteralPlace): boolean {
  return /^[A-Z]/.test(number.text) && /[a-z,] $/.test(before) && /^ [A-Z]/.test(after)
}

function isYear({ number }: LiteralPlace): boolean {
  if (number.isMoney || number.style.form === 'words' || number.style.isGrouped) return false
  return isInteger(number.value) && number.value.compare(1700) >= 0 && number.value.compare(2100) <= 0
}

function isTimeOfDay(before: string, after: string): boolean {
  const endsThere =
    /^(?:[.,;?!]|$| (?:in the|and|every|each|on|o|until|to|till|am|pm|at night|sharp)\b)/i.test(after)
  if (/\b(?:at|until|till|by|before|after|around|past) $/i.test(before)) return endsThere
  if (/\bfrom $/i.test(before)) return /^ (?:to|until|till) (?:\d|[a-z]+)/i.test(after)
  return /\b(?:from|between) \S+(?: \w+)? (?:to|until|till|and) \$?$/i.test(before)
}
