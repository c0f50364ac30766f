/** Numbers of a question that the world fixes: legs, bank notes, playing cards, unit conversions, the working week. */

import type { LiteralPlace } from './literal-place.js'

/**
 * Whether a number states a fact of the world, so that another one would make the story odd.
 *
 * Covers: parts of bodies and things (4 legs, 6 strings), notes and coins ($20 bills, "15 $10 and 4 $5 bills"), playing
 *         cards, sheets in a ream and eggs in a carton, 50 states, conversion factors before their unit (12 inches), 5 or 7 days a week,
 *         ages in a question that says when somebody was born, large populations, world records, "per 1,000",
 *         players of a team, three-pointers, degrees at which things boil, freeze or melt.
 * Misses: facts that only knowledge of the thing gives (people vote from 18, a week of school has 30 lessons).
 */
export function isWorldFact(place: LiteralPlace): boolean {
  return FACTS.some((fact) => fact(place))
}

const PARTS = new RegExp(
  '^[ -](?:\\w+[ -])?(?:legs?|legged|wheels?|wheeled|eyes?|arms?|feet on|fingers?|toes?|ears?|wings?|paws?|tires?|tyres?|' +
    'sides?|sided|corners?|faces|innings|strings|hooves|hands|horns|tentacles|sets? of|seasons|suits|decks? of|periods|' +
    'halves|stars|stripes|states|planets|continents|oceans|letters|presidents|piano keys|players on|squares|pieces on|' +
    'cards in)\\b',
  'i',
)
const NOTES = /\b(?:bills?|banknotes?|notes?|coins?)\b/i
const DENOMINATION = /^[ -](?:dollar |cent )?(?:bills?|banknotes?|notes?|coins?|stamps?)\b/i
const NOTE_VALUES = [5, 10, 20, 50, 100, 500, 1000]
const EGGS = /^ eggs?\b/i
const BOX = /\b(?:cartons?|trays?|flats?|crates?)\b/i
const BORN = /\b(?:born|birth)\b[^]*\b(?:1[789]|20)\d\d\b|\b(?:1[789]|20)\d\d\b[^]*\bborn\b/i
const WORK_WEEK = /^[ -]days? (?:a|per|each|every|out of the|of the) week\b/i

const POINTERS = /^[ -]point(?:ers?\b|[ -](?:shots?|baskets?|field goals?|line)\b)/i
const TEAM = /\b(?:soccer|football|cricket|baseball|basketball|volleyball|hockey) (?:team|side|squad)s?\b/i
const TEAM_SIZES = [5, 6, 9, 11]
const PHASE_CHANGE = /\b(?:boil|freez|melt)(?:s|es|ing)?\b/i

const RECORD = /\b(?:world|olympic) record\b/i
const YEAR_OF_DAYS = /^ days in (?:a|the|each|every) (?:\w+ )?(?:week|month|year)\b/i

const FACTS: readonly ((place: LiteralPlace) => boolean)[] = [
  ({ after }) => PARTS.test(after.slice(0, 32)),
  ({ number, after }) =>
    DENOMINATION.test(after.slice(0, 24)) && (number.isMoney || /^[ -](?:dollar|cent)/.test(after)),
  ({ number, question }) => number.isMoney && NOTES.test(question) && isOneOf(number, NOTE_VALUES),
  ({ number, after, question }) =>
    /^ (?:\w+ )?cards?\b/i.test(after) &&
    /\bdecks?\b/i.test(question) &&
    isOneOf(number, [52, 53, 54, 55, 56]),
  ({ before, after }) => EGGS.test(after.slice(0, 8)) && BOX.test(before.slice(-40)),
  ({ number, after }) => WORK_WEEK.test(after.slice(0, 32)) && isOneOf(number, [5, 7]),
  ({ number, question }) => !number.isMoney && number.value.compare(120) <= 0 && BORN.test(question),
  ({ number, after, question }) =>
    /^ sheets?\b/i.test(after) && /\breams?\b/i.test(question) && isOneOf(number, [500]),
  ({ number, question }) => /\bmarathons?\b/i.test(question) && isOneOf(number, [13, 26, 42]),
  ({ question }) => RECORD.test(question),
  ({ after }) => POINTERS.test(after.slice(0, 24)),
  ({ number, after, question }) =>
    /^ players?\b/i.test(after) && TEAM.test(question) && isOneOf(number, TEAM_SIZES),
  ({ after, question }) => /^ ?(?:°|degrees)/i.test(after) && PHASE_CHANGE.test(question),
  ({ after }) => YEAR_OF_DAYS.test(after.slice(0, 40)),
  ({ number, question }) => /\bpopulations?\b/i.test(question) && number.value.compare(100_000) >= 0,
  ({ number, before }) =>
    /\b(?:per|for every|out of every) $/i.test(before) && isOneOf(number, [100, 1000, 10_000]),
  isConversion,
]

function isOneOf(number: LiteralPlace['number'], values: readonly number[]): boolean {
  return values.some((value) => number.value.equals(value))
}

const CONVERSIONS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(?:seconds?|minutes?)$/i, [60]],
  [/^hours?$/i, [24]],
  [/^days?$/i, [7, 28, 30, 31, 365, 366]],
  [/^weeks?$/i, [4, 52]],
  [/^months?$/i, [12]],
  [/^inch(?:es)?$/i, [12]],
  [/^(?:feet|foot)$/i, [3, 5280]],
  [/^ounces?$/i, [8, 16, 128]],
  [/^(?:cents?|centimet(?:er|re)s?|cm)$/i, [100]],
  [/^(?:grams?|met(?:er|re)s?|millilit(?:er|re)s?|ml|g|m)$/i, [1000]],
  [/^pounds?$/i, [2000]],
  [/^quarts?$/i, [4]],
  [/^(?:pints?|cups?)$/i, [2, 4, 8, 16]],
  [/^t(?:able|ea)spoons?$/i, [3, 16]],
]

/** A number that equals a conversion factor to the unit after it: "12 inches", "60 minutes", "7 days". */
function isConversion({ number, after }: LiteralPlace): boolean {
  if (number.isMoney || number.isPercent) return false
  const word = /^[ -]?([A-Za-z]+)/.exec(after.slice(0, 20))?.[1] ?? ''
  return CONVERSIONS.some(([unit, factors]) => unit.test(word) && isOneOf(number, factors))
}
