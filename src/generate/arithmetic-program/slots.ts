/** The slots of templates: people, things, numbers and calculations of the scene. */

import { withArticle } from '../../algo/grammar/noun.js'
import type { SlotReader } from '../../algo/grammar/text-grammar.js'
import { formatNumberWords } from '../../algo/maths/number-words.js'
import { given, moneyText, type NumberName, plainNumber, type Quantity } from './quantity.js'
import type { Character, Scene } from './scene.js'

type Slot = (scene: Scene) => string

const ABSENT = given(0, false)
const LOWER = { casing: 'lower', hyphen: true } as const
const PARTS = ['', '', 'half', 'third', 'quarter', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

const FIXED: Readonly<Record<string, Slot>> = {
  hero: (scene) => naming(scene, scene.hero),
  friend: (scene) => {
    scene.isFriendNamed = true
    return naming(scene, scene.friend)
  },
  "hero's": (scene) => `${naming(scene, scene.hero)}'s`,
  ref: (scene) => (isLast(scene) && scene.random.float() < 0.7 ? scene.hero.he : naming(scene, scene.hero)),
  his: (scene) => (isLast(scene) ? scene.hero.his : `${naming(scene, scene.hero)}'s`),
  him: (scene) => (isLast(scene) ? scene.hero.him : naming(scene, scene.hero)),
  now: (scene) => (scene.isComparison ? '' : scene.random.pick(['', ' now', ' in the end', ' at the end'])),
  times: (scene) => timesText(scene),
  share: (scene) => partText(1, Math.round(numberOf(scene, 'k').hundredths / 100)),
  fraction: (scene) => fractionText(scene),
  calc: (scene) => scene.calculation,
  p: (scene) => plainNumber(numberOf(scene, 'p').hundredths),
}

/**
 * Reads the name of a slot.
 *
 * `{hero}`, `{friend}`, `{ref}` (name or pronoun), `{his}`, `{him}`; `{n}` a number, `{$n}` money, `{n thing}` a number
 * with its noun, `{thing}`, `{thing:s}` (plural), `{a thing}`; `{times}` of k, `{share}` (a third, of k), `{fraction}`,
 * `{calc}` and `{calc thing}`; `{now}`.
 */
export function slotReader(nouns: ReadonlySet<string>): SlotReader<Scene> {
  return (name) => FIXED[name] ?? numberSlot(name, nouns) ?? nounSlot(name, nouns)
}

function numberSlot(name: string, nouns: ReadonlySet<string>): Slot | undefined {
  const [, dollar, number = '', noun] = /^(\$?)(n|m|k|calc)(?: (\w+))?$/.exec(name) ?? []
  if (dollar === undefined || (noun !== undefined && !nouns.has(noun))) return undefined
  if (number === 'calc') return (scene) => `${scene.calculation} ${counted(scene, scene.result, noun ?? '')}`
  const key = number as NumberName
  if (dollar === '$') return (scene) => moneyText(numberOf(scene, key).hundredths, scene.format.sign)
  if (noun === undefined) return (scene) => written(scene, numberOf(scene, key).hundredths)
  return (scene) => {
    const { hundredths } = numberOf(scene, key)
    return `${written(scene, hundredths)} ${counted(scene, hundredths, noun)}`
  }
}

function nounSlot(name: string, nouns: ReadonlySet<string>): Slot | undefined {
  const [, article, noun = '', plural] = /^(a )?(\w+?)(:s)?$/.exec(name) ?? []
  if (!nouns.has(noun)) return undefined
  if (plural !== undefined) return (scene) => scene.nouns[noun]?.many ?? ''
  if (article === undefined) return (scene) => scene.nouns[noun]?.one ?? ''
  return (scene) => withArticle(scene.nouns[noun]?.one ?? '')
}

function numberOf(scene: Scene, name: NumberName): Quantity {
  return scene.numbers[name] ?? ABSENT
}

function counted(scene: Scene, hundredths: number, noun: string): string {
  const found = scene.nouns[noun]
  return (hundredths === 100 ? found?.one : found?.many) ?? ''
}

function written(scene: Scene, hundredths: number): string {
  if (hundredths > 100 * scene.format.wordsUpTo || hundredths % 100 !== 0) return plainNumber(hundredths)
  return formatNumberWords(hundredths / 100, LOWER) ?? plainNumber(hundredths)
}

function naming(scene: Scene, character: Character): string {
  scene.last = character
  return character.name
}

/** Whether a pronoun can only mean the hero: named last, and no friend of the same pronoun is around. */
function isLast({ last, hero, friend, isFriendNamed }: Scene): boolean {
  return last === hero && !(isFriendNamed && friend.he === hero.he)
}

function timesText(scene: Scene): string {
  const { hundredths } = numberOf(scene, 'k')
  return hundredths === 200 ? 'twice' : `${written(scene, hundredths)} times`
}

function fractionText(scene: Scene): string {
  const top = numberOf(scene, 'top').hundredths / 100
  const bottom = numberOf(scene, 'bottom').hundredths / 100
  return top > 1 && scene.format.wordsUpTo === 0 ? `${top}/${bottom}` : partText(top, bottom)
}

/** 1/2 is "half", 1/3 "a third", 2/3 "two thirds"; parts without a word are written as "1/12". */
function partText(top: number, bottom: number): string {
  const part = PARTS[bottom]
  if (part === undefined) return `${top}/${bottom}`
  if (bottom === 2) return 'half'
  return top === 1 ? withArticle(part) : `${formatNumberWords(top, LOWER)} ${part}s`
}
