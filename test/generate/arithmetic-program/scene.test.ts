/** Scenes: who is in them, how they write numbers, and that nobody comes twice. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nounList } from '../../../src/algo/grammar/noun.js'
import { createRandom } from '../../../src/base/random.js'
import { limitsOf } from '../../../src/generate/arithmetic-program/dial.js'
import { createScene, drawFormat, drawFriend } from '../../../src/generate/arithmetic-program/scene.js'

const nouns = new Map([
  ['thing', nounList('pen, box')],
  ['pet', nounList('dog')],
])
const scene = (seed: number) =>
  createScene(createRandom('scene', seed), limitsOf(2, undefined, undefined), nouns)

test('a fresh scene knows two people, one noun of each list, and no amount', () => {
  const { hero, friend, cast, amount, last, numbers, nouns: drawn } = scene(1)
  expect(cast).toEqual([hero.name])
  expect(friend.name).not.toBe(hero.name)
  expect([amount.hundredths, last, numbers]).toEqual([0, undefined, {}])
  expect(drawn.pet).toEqual({ one: 'dog', many: 'dogs' })
  expect(['pen', 'box']).toContain(drawn.thing?.one)
})

describe('laws', () => {
  test('pronouns of a person belong together', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const { hero, friend } = scene(seed)
        for (const { name, he, his, him } of [hero, friend]) {
          expect(name).toMatch(/^[A-Z][a-z]+$/)
          expect(['he his him', 'she her her']).toContain(`${he} ${his} ${him}`)
        }
      }),
    )
  })

  test('a friend is never one of the cast', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 12 }), (seed, size) => {
        const random = createRandom('cast', seed)
        const cast: string[] = []
        for (let person = 0; person < size; person += 1) cast.push(drawFriend(random, cast).name)
        expect(new Set(cast).size).toBe(size)
      }),
    )
  })
})

test('ways of writing come in the shares of their lists', () => {
  const formats = Array.from({ length: 3000 }, (_, seed) => drawFormat(createRandom('format', seed)))
  const expectShare = (isMeant: (format: (typeof formats)[number]) => boolean, share: number) => {
    const found = formats.filter(isMeant).length / formats.length
    expect(Math.abs(found - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 3000))
  }
  expectShare(({ sign }) => sign === '$', 3 / 5)
  expectShare(({ sign }) => sign === '€', 1 / 5)
  expectShare(({ wordsUpTo }) => wordsUpTo === 0, 3 / 7)
  expectShare(({ times }) => times === '*', 2 / 4)
  expectShare(({ divide }) => divide === '÷', 1 / 3)
  // drawn apart from each other: 3/5 * 1/3
  expectShare(({ sign, divide }) => sign === '$' && divide === '÷', 1 / 5)
})
