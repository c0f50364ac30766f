/** Synthetic people: names, sex, age and a mail address that belong together and can reach nobody. */

import type { Random } from '../../base/random.js'
import { type Culture, personNames } from './person-names.js'

/** The sexes that name lists know. */
export const sexes = ['female', 'male'] as const

/** A synthetic person. */
export interface Person {
  /** Given name, then family name, in every culture. */
  readonly name: string
  readonly given: string
  readonly family: string
  readonly sex: (typeof sexes)[number]
  /** Years. */
  readonly age: number
  readonly culture: Culture
  /** At example.org, .com or .net, which never deliver (RFC 2606 §3). Not unique. */
  readonly email: string
}

/** Who may be drawn; each culture, sex and age is equally likely. */
export interface PersonRange {
  readonly cultures: readonly Culture[]
  readonly sexes: readonly (typeof sexes)[number][]
  readonly minAge: number
  readonly maxAge: number
}

const DOMAINS = ['example.org', 'example.com', 'example.net']
const PLAIN_LETTERS: Readonly<Record<string, string>> = { ł: 'l', ß: 'ss', ø: 'o', đ: 'd', ı: 'i', æ: 'ae' }

/**
 * One person.
 *
 * In:   at least one culture and sex; minAge ≤ maxAge.
 * Edge: combinations of given and family name are drawn freely, so that a name may by chance be a real person's.
 */
export function drawPerson(random: Random, range: PersonRange): Person {
  const culture = random.pick(range.cultures)
  const sex = random.pick(range.sexes)
  const given = random.pick<string>(personNames[culture][sex])
  const family = random.pick<string>(personNames[culture].family)
  const age = random.integer(range.minAge, range.maxAge)
  return {
    name: `${given} ${family}`,
    given,
    family,
    sex,
    age,
    culture,
    email: drawEmail(random, given, family),
  }
}

function drawEmail(random: Random, given: string, family: string): string {
  const [first, last] = [plainLetters(given), plainLetters(family)]
  const local = random.pick([
    `${first}.${last}`,
    `${first}${last}`,
    `${first.charAt(0)}.${last}`,
    `${last}.${first}`,
  ])
  return `${local}${random.integer(1, 99)}@${random.pick(DOMAINS)}`
}

/** A name in the letters a to z: `Łukasz` becomes `lukasz`, `Amélie` becomes `amelie`. */
export function plainLetters(name: string): string {
  const stripped = name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  return stripped.replace(/[^a-z]/g, (letter) => PLAIN_LETTERS[letter] ?? '')
}
