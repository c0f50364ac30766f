/** The numbers that a solution may use without the question stating them, each with the words that justify it. */

import { type Rational, rational } from '../maths/rational.js'

/** A constant with the words of question or step line that justify it. */
export interface NamedConstant {
  readonly id: string
  readonly value: Rational
  /** Tested against the question, a line break, and the line of the step. */
  readonly trigger: RegExp
  /** Justified only as a factor or divisor ("half", "twice"), never as a summand. */
  readonly isFactorOnly: boolean
  /** The trigger names the number itself ("triple", "dozen"), not a unit. */
  readonly isWord: boolean
}

const FRACTION_WORDS: readonly (readonly [string, number, RegExp])[] = [
  ['half', 2, /\bhal(?:f|ves|ved|ving)\b/i],
  ['third', 3, /\bthirds?\b/i],
  ['quarter', 4, /\bquarters?\b|\bfourths?\b/i],
  ['fifth', 5, /\bfifths?\b/i],
  ['sixth', 6, /\bsixths?\b/i],
  ['seventh', 7, /\bsevenths?\b/i],
  ['eighth', 8, /\beighths?\b/i],
  ['ninth', 9, /\bninths?\b/i],
  ['tenth', 10, /\btenths?\b/i],
  ['twelfth', 12, /\btwelfths?\b/i],
]

const MULTIPLES: readonly (readonly [string, number, RegExp])[] = [
  ['twice', 2, /\btwice\b|\bdoubl(?:e|es|ed|ing)\b|\btwo-fold\b/i],
  ['both', 2, /\bboth\b|\bpairs?\b|\bcouples?\b|\btwins\b/i],
  ['every-other', 2, /\bevery other\b|\bevery second\b/i],
  ['thrice', 3, /\bthrice\b|\btripl(?:e|es|ed|ing)\b/i],
  ['quadruple', 4, /\bquadrupl(?:e|es|ed|ing)\b/i],
  ['quintuple', 5, /\bquintupl(?:e|es|ed|ing)\b/i],
]

const COUNTS: readonly (readonly [string, number, RegExp])[] = [
  ['dozen', 12, /\bdozens?\b/i],
  ['half-dozen', 6, /\bhalf[- ](?:a[- ])?dozen\b/i],
  ['score', 20, /\bscores? of\b/i],
  ['gross', 144, /\bgross of\b/i],
  ['hundred', 100, /\bhundreds?\b/i],
  ['thousand', 1000, /\bthousands?\b/i],
  ['million', 1_000_000, /\bmillions?\b/i],
]

const SECOND = 'seconds?|secs?'
const MINUTE = 'minutes?|mins?'
const HOUR = 'hours?|hourly|hrs?|mph|kph'

/** Both units occur, in any order; a number may be glued to the unit. */
function both(some: string, other: string): RegExp {
  return new RegExp(`^(?=[^]*(?<![a-z])(?:${some})\\b)(?=[^]*(?<![a-z])(?:${other})\\b)`, 'i')
}

const TIME: readonly (readonly [string, number, RegExp])[] = [
  ['seconds-per-minute', 60, both(SECOND, MINUTE)],
  ['minutes-per-hour', 60, both(MINUTE, HOUR)],
  ['seconds-per-hour', 3600, both(SECOND, HOUR)],
  ['minutes-per-half-hour', 30, /\bhalf[- ](?:an )?hour\b/i],
  ['minutes-per-quarter-hour', 15, /\bquarter[- ](?:of an )?hour\b/i],
  ['hours-per-day', 24, /\bhours?\b|\bdays?\b|\bdaily\b/i],
  ['days-per-week', 7, /\bweek(?:s|ly)?\b|\bdays?\b|\bdaily\b/i],
  ['weekdays', 5, /\bweekdays?\b|\bworkdays?\b|\bschool (?:days?|week)\b|\bmonday (?:to|through) friday\b/i],
  ['days-per-weekend', 2, /\bweekends?\b/i],
  ['days-per-month', 30, /\bmonth(?:s|ly)?\b|\bapril\b|\bjune\b|\bseptember\b|\bnovember\b/i],
  ['days-per-long-month', 31, /\b(?:january|march|may|july|august|october|december)\b/i],
  ['days-in-february', 28, /\bfebruary\b/i],
  ['weeks-per-month', 4, /\bmonth(?:s|ly)?\b/i],
  ['weeks-per-year', 52, /\byear(?:s|ly)?\b|\bannual/i],
  ['days-per-year', 365, /\byear(?:s|ly)?\b|\bannual/i],
  ['months-per-year', 12, /\byear(?:s|ly)?\b|\bannual|\bmonth(?:s|ly)?\b/i],
  ['months-per-half-year', 6, /\bhalf (?:a|of the|the) year\b/i],
  ['quarters-per-year', 4, /\bquarterly\b|\bseasons?\b/i],
  ['years-per-decade', 10, /\bdecades?\b/i],
  ['years-per-century', 100, /\bcentur(?:y|ies)\b/i],
]

const MEASURES: readonly (readonly [string, number, RegExp])[] = [
  ['percent', 100, /%|\bpercent|\bper cent\b/i],
  ['cents-per-dollar', 100, /\bcents?\b|¢|\bpenn(?:y|ies)\b/i],
  ['inches-per-foot', 12, /\binch(?:es)?\b/i],
  ['feet-per-yard', 3, /\byards?\b/i],
  ['feet-per-mile', 5280, /\bmiles?\b/i],
  ['ounces-per-pound', 16, /\bounces?\b|\boz\b/i],
  ['pounds-per-ton', 2000, /\btons?\b/i],
  ['cups-per-gallon', 16, /\bgallons?\b/i],
  ['quarts-per-gallon', 4, /\bquarts?\b/i],
  ['pints-per-quart', 2, /\bpints?\b/i],
  ['pints-per-gallon', 8, /\bpints?\b/i],
  ['ounces-per-cup', 8, /\bounces?\b.*\bcups?\b|\bcups?\b.*\bounces?\b/is],
  ['tablespoons-per-cup', 16, /\btablespoons?\b/i],
  ['teaspoons-per-tablespoon', 3, /\bteaspoons?\b/i],
  ['ounces-per-gallon', 128, /\bgallons?\b/i],
  ['grams-per-kilogram', 1000, both('kilograms?|kilos?|kg', 'grams?|g')],
  ['metres-per-kilometre', 1000, both('kilomet(?:er|re)s?|km', 'met(?:er|re)s?|m')],
  ['millilitres-per-litre', 1000, both('millilit(?:er|re)s?|ml', 'lit(?:er|re)s?|l')],
  ['milligrams-per-gram', 1000, both('milligrams?|mg', 'grams?|g')],
  ['watts-per-kilowatt', 1000, both('kilowatts?|kw', 'watts?|w')],
  ['centimetres-per-metre', 100, /\bcentimet(?:er|re)s?\b|\bcm\b/i],
  ['millimetres-per-centimetre', 10, /\bmillimet(?:er|re)s?\b|\bmm\b/i],
  ['quarter-coin', 25, /\bquarters?\b/i],
  ['dime-coin', 10, /\bdimes?\b/i],
  ['nickel-coin', 5, /\bnickels?\b/i],
]

const SHAPES: readonly (readonly [string, number, RegExp])[] = [
  [
    'opposite-sides',
    2,
    /\bperimeter\b|\brectang|\bfence\b|\bfencing\b|\bround[- ]?trip\b|\bback and forth\b/i,
  ],
  ['sides-of-a-triangle', 3, /\btriang/i],
  ['sides-of-a-square', 4, /\bsquares?\b(?! (?:feet|foot|met|inch|yard|mile|cent|kilo))/i],
  ['corners-of-a-rectangle', 4, /\bcorners?\b|\brectang|\bquadrilateral|\bdirections\b/i],
  ['sides-of-a-pentagon', 5, /\bpentagon/i],
  ['sides-of-a-hexagon', 6, /\bhexagon/i],
  ['faces-of-a-cube', 6, /\bcubes?\b/i],
  ['degrees-of-a-triangle', 180, /\btriang|\bangles?\b|\bdegrees?\b/i],
  ['degrees-of-a-circle', 360, /\bcircle\b|\bdegrees?\b/i],
  ['degrees-of-a-right-angle', 90, /\bright angles?\b|\bright triangle\b/i],
]

const BODIES: readonly (readonly [string, number, RegExp])[] = [
  [
    'two-of-a-body',
    2,
    /\b(?:legs?|eyes?|ears?|arms?|hands?|wings?|gloves?|shoes?|boots?|socks?|bicycles?)\b/i,
  ],
  [
    'four-legs-or-wheels',
    4,
    /\b(?:legs?|paws?|hoo(?:f|ves)|wheels?|tires?|tyres?|shoes?|boots?|socks?|leggings)\b/i,
  ],
  ['six-legs', 6, /\b(?:insects?|ants?|bees?|beetles?)\b/i],
  ['eight-legs', 8, /\b(?:spiders?|octopus(?:es)?)\b/i],
]

const INVERSE: readonly (readonly [string, number, number, RegExp])[] = [
  ['half', 1, 2, /\bhal(?:f|ves|ved|ving)\b/i],
  ['quarter', 1, 4, /\bquarters?\b|\bfourths?\b/i],
  ['three-quarters', 3, 4, /\bthree[- ](?:quarters|fourths)\b/i],
  ['fifth', 1, 5, /\bfifths?\b/i],
  ['tenth', 1, 10, /\btenths?\b/i],
  ['half-more', 3, 2, /\band a half\b|\bhalf more\b|\bhalf again\b/i],
  ['quarter-coin', 1, 4, /\bquarters?\b/i],
  ['dime-coin', 1, 10, /\bdimes?\b/i],
  ['nickel-coin', 1, 20, /\bnickels?\b/i],
  ['penny-coin', 1, 100, /\bpenn(?:y|ies)\b/i],
  ['hundredth', 1, 100, /%|\bpercent|\bper cent\b|\bcents?\b/i],
]

function constant(
  [id, value, trigger]: readonly [string, number, RegExp],
  isFactorOnly: boolean,
  isWord: boolean,
): NamedConstant {
  return { id, value: rational(value), trigger, isFactorOnly, isWord }
}

/**
 * All named constants. A constant that is not here makes a solution unreadable, never a guess.
 *
 * Source: everyday units; coins of the United States; a month counted as 30 days or 4 weeks as in school books.
 */
export const namedConstants: readonly NamedConstant[] = [
  ...[...FRACTION_WORDS, ...MULTIPLES].map((entry) => constant(entry, true, true)),
  ...[...SHAPES, ...BODIES].map((entry) => constant(entry, true, false)),
  ...COUNTS.map((entry) => constant(entry, false, true)),
  ...[...TIME, ...MEASURES].map((entry) => constant(entry, false, false)),
  ...INVERSE.map(([id, numerator, denominator, trigger]): NamedConstant => {
    return { id, value: rational(numerator, denominator), trigger, isFactorOnly: false, isWord: false }
  }),
]

const byValue = new Map<string, NamedConstant[]>()
for (const named of namedConstants) {
  const key = named.value.toFraction()
  byValue.set(key, [...(byValue.get(key) ?? []), named])
}

/**
 * The constants of a value that some words justify.
 *
 * In:   `words`: the question and the line of the step.
 * Cost: one regular expression for each constant of equal value.
 */
export function justifiedConstants(value: Rational, words: string): NamedConstant[] {
  return (byValue.get(value.toFraction()) ?? []).filter(({ trigger }) => trigger.test(words))
}
