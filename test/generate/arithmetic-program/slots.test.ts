/** Slots of templates. */

import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import type { Scene } from '../../../src/generate/arithmetic-program/scene.js'
import { slotReader } from '../../../src/generate/arithmetic-program/slots.js'
import { numbersOf, sceneOf } from './scenes.js'

const slots = slotReader(new Set(['thing', 'item']))

function write(name: string, scene: Scene): string {
  const slot = slots(name)
  if (slot === undefined) throw new TypeError(`There is no slot ${name}.`)
  return slot(scene, createRandom('slot'))
}

describe('numbers', () => {
  test.each<[string, Record<string, number>, number, string]>([
    ['n', { n: 7 }, 0, '7'],
    ['n', { n: 7 }, 10, 'seven'],
    ['n', { n: 11 }, 10, '11'],
    ['n', { n: 24 }, 99, 'twenty-four'],
    ['k thing', { k: 3 }, 0, '3 boxes'],
    ['k thing', { k: 1 }, 0, '1 box'],
    ['m item', { m: 12 }, 20, 'twelve apples'],
    ['$n', { n: 4.5 }, 99, '$4.50'],
    ['$n', { n: 12 }, 99, '$12'],
    ['p', { p: 20 }, 99, '20'], // percentages stay digits
    ['times', { k: 2 }, 0, 'twice'],
    ['times', { k: 3 }, 0, '3 times'],
    ['times', { k: 3 }, 10, 'three times'],
    ['share', { k: 2 }, 0, 'half'],
    ['share', { k: 3 }, 0, 'a third'],
    ['share', { k: 8 }, 0, 'an eighth'],
    ['share', { k: 13 }, 0, '1/13'],
    ['fraction', { top: 1, bottom: 2 }, 0, 'half'],
    ['fraction', { top: 2, bottom: 3 }, 0, '2/3'],
    ['fraction', { top: 2, bottom: 3 }, 10, 'two thirds'],
    ['fraction', { top: 1, bottom: 4 }, 0, 'a quarter'],
  ])('{%s} of %j, words up to %d: %s', (slot, numbers, wordsUpTo, expected) => {
    const scene = sceneOf({
      numbers: numbersOf(numbers),
      format: { wordsUpTo, sign: '$', times: '*', divide: '/' },
    })
    expect(write(slot, scene)).toBe(expected)
  })
})

describe('nouns', () => {
  test.each([
    ['thing', 'box'],
    ['thing:s', 'boxes'],
    ['a thing', 'a box'],
    ['a item', 'an apple'],
  ])('{%s} is %s', (slot, expected) => {
    expect(write(slot, sceneOf())).toBe(expected)
  })
})

describe('calculations', () => {
  test('with the noun in the number of the result', () => {
    const scene = sceneOf({ calculation: '3 - 2 = <<3-2=1>>1', result: 100 })
    expect(write('calc', scene)).toBe('3 - 2 = <<3-2=1>>1')
    expect(write('calc thing', scene)).toBe('3 - 2 = <<3-2=1>>1 box')
    expect(write('calc thing', { ...scene, result: 200 })).toMatch(/ boxes$/)
  })
})

describe('people', () => {
  test('a pronoun stands only for whom was named last', () => {
    const scene = sceneOf()
    expect(write('his', scene)).toBe("Mia's") // nobody was named yet
    expect(write('his', scene)).toBe('her')
    expect(write('friend', scene)).toBe('Leo')
    expect(write('him', scene)).toBe('Mia') // "her" might be someone else now
    expect(write('him', scene)).toBe('her')
  })

  test('{ref} is the name or the pronoun', () => {
    const scene = sceneOf()
    expect(write('ref', scene)).toBe('Mia')
    const later = new Set(Array.from({ length: 50 }, () => write('ref', scene)))
    expect(later).toEqual(new Set(['Mia', 'she']))
  })

  test('naming the friend is noted', () => {
    const scene = sceneOf()
    write('hero', scene)
    expect(scene.isFriendNamed).toBe(false)
    write('friend', scene)
    expect(scene.isFriendNamed).toBe(true)
  })
})

test('{now} is silent after a comparison', () => {
  const written = (isComparison: boolean) => {
    const scene = sceneOf({ isComparison })
    return new Set(Array.from({ length: 60 }, () => write('now', scene)))
  }
  expect(written(true)).toEqual(new Set(['']))
  expect(written(false)).toEqual(new Set(['', ' now', ' in the end', ' at the end']))
})

test.each(['nobody', 'n pear', 'pear', 'a pear', '$n thing2', 'he', 'calc pear'])(
  'there is no slot {%s}',
  (name) => {
    expect(slots(name)).toBeUndefined()
  },
)

test('a friend of the same pronoun makes the name come back', () => {
  const lea = { name: 'Lea', he: 'she', his: 'her', him: 'her' }
  const scene = sceneOf({ friend: lea })
  write('friend', scene)
  write('hero', scene)
  expect(write('his', scene)).toBe("Mia's")
  expect(write('ref', scene)).toBe('Mia')
  const other = sceneOf()
  write('friend', other)
  write('hero', other)
  expect(write('his', other)).toBe('her') // Leo is "he"
})
