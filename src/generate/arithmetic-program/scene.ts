/** The scene of a story while it is told: people, things, numbers and the amount so far. */

import type { Noun } from '../../algo/grammar/noun.js'
import { cultures, personNames } from '../../algo/sampling/person-names.js'
import type { Random } from '../../base/random.js'
import type { Limits } from './dial.js'
import { given, type NumberName, type Quantity } from './quantity.js'

/** Someone in a story. */
export interface Character {
  readonly name: string
  readonly he: string
  readonly his: string
  readonly him: string
}

/** How one story writes its numbers. */
export interface NumberFormat {
  /** Whole numbers up to this one are written as words in the question; 0 for none. */
  readonly wordsUpTo: number
  /** Currency sign. */
  readonly sign: string
  readonly times: string
  readonly divide: string
}

/** The scene; told once, then dropped. */
export interface Scene {
  readonly random: Random
  readonly limits: Limits
  readonly format: NumberFormat
  readonly nouns: Readonly<Record<string, Noun>>
  hero: Character
  friend: Character
  /** The friend has been named since drawn, so the next happening needs another. */
  isFriendNamed: boolean
  /** Everybody so far, so that nobody comes back by chance. */
  readonly cast: string[]
  /** Whom the last name or pronoun meant. */
  last: Character | undefined
  numbers: Partial<Record<NumberName, Quantity>>
  /** What the story is about so far. */
  amount: Quantity
  /** Result of the first step of the production being told. */
  part: Quantity
  /** The calculation of the line being told, with its mark. */
  calculation: string
  /** Value of that calculation in hundredths. */
  result: number
  /** The last production compared two amounts. */
  isComparison: boolean
}

const CHARACTERS: readonly Character[] = cultures.flatMap((culture) => [
  ...plain(personNames[culture].female).map((name) => ({ name, he: 'she', his: 'her', him: 'her' })),
  ...plain(personNames[culture].male).map((name) => ({ name, he: 'he', his: 'his', him: 'him' })),
])

function plain(names: readonly string[]): readonly string[] {
  return names.filter((name) => /^[A-Z][a-z]+$/.test(name))
}

const WORDS_UP_TO = [0, 0, 0, 10, 12, 20, 99]
const SIGNS = ['$', '$', '$', '£', '€']
const TIMES = ['*', '*', 'x', '×']
const DIVIDE = ['/', '/', '÷']
const NOTHING = given(0, false)

/** A fresh scene: hero, friend, one noun of each list, and a way of writing numbers. */
export function createScene(
  random: Random,
  limits: Limits,
  nouns: ReadonlyMap<string, readonly Noun[]>,
): Scene {
  const hero = random.pick(CHARACTERS)
  const drawn: Record<string, Noun> = {}
  for (const [name, list] of nouns) drawn[name] = random.pick(list)
  return {
    random,
    limits,
    nouns: drawn,
    format: drawFormat(random),
    hero,
    friend: drawFriend(random, [hero.name]),
    isFriendNamed: false,
    cast: [hero.name],
    last: undefined,
    numbers: {},
    amount: NOTHING,
    part: NOTHING,
    calculation: '',
    result: 0,
    isComparison: false,
  }
}

/** A way of writing numbers. */
export function drawFormat(random: Random): NumberFormat {
  return {
    wordsUpTo: random.pick(WORDS_UP_TO),
    sign: random.pick(SIGNS),
    times: random.pick(TIMES),
    divide: random.pick(DIVIDE),
  }
}

/** Anyone who has not been in the story. */
export function drawFriend(random: Random, cast: readonly string[]): Character {
  for (;;) {
    const friend = random.pick(CHARACTERS)
    if (!cast.includes(friend.name)) return friend
  }
}
