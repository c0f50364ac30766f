/** Everyday units with exact factors, so that 30 minutes equal half an hour and 150 cents equal $1.50. */

import { type Rational, rational } from './rational.js'

/** A unit: quantities of one dimension compare after multiplication by `factor`. */
export interface Unit {
  readonly name: string
  readonly dimension: 'money' | 'time' | 'length' | 'mass' | 'volume' | 'ratio'
  /** Size in the dimension's base unit: cent, second, inch or millimetre (see `system`), gram, millilitre, one. */
  readonly factor: Rational
  /** Units of different systems are not compared: a metre is no whole number of feet. */
  readonly system: string
}

type Row = readonly [
  name: string,
  dimension: Unit['dimension'],
  system: string,
  factor: number | readonly [number, number],
  words: string,
]

const ROWS: readonly Row[] = [
  ['dollar', 'money', 'usd', 100, '$ dollar dollars usd buck bucks'],
  ['cent', 'money', 'usd', 1, 'cent cents ¢'],
  ['euro', 'money', 'eur', 100, '€ euro euros eur'],
  ['pound-sterling', 'money', 'gbp', 100, '£ gbp'],
  ['second', 'time', 'time', 1, 'second seconds sec secs'],
  ['minute', 'time', 'time', 60, 'minute minutes min mins'],
  ['hour', 'time', 'time', 3600, 'hour hours hr hrs'],
  ['day', 'time', 'time', 86_400, 'day days'],
  ['week', 'time', 'time', 604_800, 'week weeks'],
  ['month', 'time', 'calendar', 1, 'month months'],
  ['year', 'time', 'calendar', 12, 'year years'],
  ['millimetre', 'length', 'metric', 1, 'mm millimeter millimeters millimetre millimetres'],
  ['centimetre', 'length', 'metric', 10, 'cm centimeter centimeters centimetre centimetres'],
  ['metre', 'length', 'metric', 1000, 'm meter meters metre metres'],
  ['kilometre', 'length', 'metric', 1_000_000, 'km kilometer kilometers kilometre kilometres'],
  ['inch', 'length', 'imperial', 1, 'inch inches'],
  ['foot', 'length', 'imperial', 12, 'foot feet ft'],
  ['yard', 'length', 'imperial', 36, 'yard yards yd'],
  ['mile', 'length', 'imperial', 63_360, 'mile miles'],
  ['milligram', 'mass', 'metric', [1, 1000], 'mg milligram milligrams'],
  ['gram', 'mass', 'metric', 1, 'g gram grams'],
  ['kilogram', 'mass', 'metric', 1000, 'kg kilogram kilograms kilo kilos'],
  ['ounce', 'mass', 'imperial', 1, 'oz ounce ounces'],
  ['pound', 'mass', 'imperial', 16, 'lb lbs pound pounds'],
  ['ton', 'mass', 'imperial', 32_000, 'ton tons'],
  ['millilitre', 'volume', 'metric', 1, 'ml mL milliliter milliliters millilitre millilitres'],
  ['litre', 'volume', 'metric', 1000, 'L l liter liters litre litres'],
  ['cup', 'volume', 'imperial', 1, 'cup cups'],
  ['pint', 'volume', 'imperial', 2, 'pint pints'],
  ['quart', 'volume', 'imperial', 4, 'quart quarts'],
  ['gallon', 'volume', 'imperial', 16, 'gallon gallons'],
  ['percent', 'ratio', 'ratio', [1, 100], '% percent'],
]

const UNITS = new Map<string, Unit>(
  ROWS.flatMap(([name, dimension, system, size, words]) => {
    const factor = typeof size === 'number' ? rational(size) : rational(size[0], size[1])
    return words.split(' ').map((word): [string, Unit] => [word, { name, dimension, system, factor }])
  }),
)

/**
 * The unit that a word or sign names, or undefined.
 *
 * Edge: words are matched exactly, then in lower case; "pounds" means mass, `£` money.
 */
export function unitOf(word: string): Unit | undefined {
  return UNITS.get(word) ?? UNITS.get(word.toLowerCase())
}
