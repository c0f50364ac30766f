/** Numbers of productions: always within what the scene allows. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { limitsOf } from '../../../src/generate/arithmetic-program/dial.js'
import * as pickers from '../../../src/generate/arithmetic-program/pickers.js'
import { given } from '../../../src/generate/arithmetic-program/quantity.js'
import type { Scene } from '../../../src/generate/arithmetic-program/scene.js'
import { numbersOf, sceneOf } from './scenes.js'

/** Scenes of any difficulty with an amount that could occur there. */
const scenes = (isMoney: boolean): fc.Arbitrary<Scene> =>
  fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(), fc.nat()).map(([difficulty, size, seed]) => {
    const limits = limitsOf(difficulty, undefined, undefined)
    const coin = isMoney ? limits.coin : 100
    const coins = Math.floor((limits.max * 100) / coin)
    const amount = given(coin * Math.max(Math.ceil(200 / coin), size % coins), isMoney)
    return sceneOf({ limits, amount, random: createRandom('pick', seed) })
  })

type Law = (hundredths: number, scene: Scene) => boolean

const max = ({ limits }: Scene) => limits.max * 100
const partOf = (scene: Scene, top: number, bottom: number) => (scene.amount.hundredths * top) / bottom
const isWhole: Law = (value) => value % 100 === 0

function holds(picker: pickers.Picker, isMoney: boolean, law: Law): void {
  fc.assert(
    fc.property(scenes(isMoney), (scene) => {
      const number = picker(scene)
      expect(number === undefined || law(number.hundredths, scene)).toBe(true)
    }),
    { numRuns: 300 },
  )
}

describe('counts', () => {
  test.each<[string, pickers.Picker, Law]>([
    ['startCount', pickers.startCount, (value, { limits }) => value >= 200 && value <= limits.start[1] * 100],
    [
      'addend',
      pickers.addend,
      (value, scene) => value >= 200 && scene.amount.hundredths + value <= max(scene),
    ],
    ['few', pickers.few, (value, scene) => value <= 500 && scene.amount.hundredths + value <= max(scene)],
    [
      'subtrahend',
      pickers.subtrahend,
      (value, scene) => value >= 200 && scene.amount.hundredths - value >= 200,
    ],
    ['factor', pickers.factor, (value, scene) => value >= 200 && partOf(scene, value, 100) <= max(scene)],
    ['divisor', pickers.divisor, (value, scene) => partOf(scene, 100, value) % 100 === 0],
    ['travelHours', pickers.travelHours, (value, scene) => partOf(scene, 100, value) <= 12_000],
    [
      'countTarget',
      pickers.countTarget,
      (value, scene) => value > scene.amount.hundredths && value <= max(scene),
    ],
    ['groups', pickers.groups, (value, { limits }) => value >= 200 && value <= limits.factor * 100],
  ])('%s', (_, picker, law) => {
    holds(picker, false, (value, scene) => isWhole(value, scene) && law(value, scene))
  })

  test('what each of k groups holds', () => {
    holds(
      (scene) => pickers.perGroup(60)({ ...scene, numbers: numbersOf({ k: 3 }) }),
      false,
      (value, scene) => value <= 6000 && scene.amount.hundredths + 3 * value <= max(scene),
    )
  })
})

describe('money', () => {
  const isCoins: Law = (value, { limits }) => value % limits.coin === 0

  test.each<[string, pickers.Picker, Law]>([
    ['startMoney', pickers.startMoney, (value, { limits }) => value <= limits.start[1] * 100],
    ['moneyAddend', pickers.moneyAddend, (value, scene) => scene.amount.hundredths + value <= max(scene)],
    ['moneySubtrahend', pickers.moneySubtrahend, (value, scene) => scene.amount.hundredths - value >= 200],
    ['cost(15)', pickers.cost(15), (value) => value <= 1500],
    [
      'expense(15)',
      pickers.expense(15),
      (value, scene) => value <= 1500 && scene.amount.hundredths - value >= 200,
    ],
    [
      'moneyTarget',
      pickers.moneyTarget,
      (value, scene) => value > scene.amount.hundredths && value % 1000 === 0,
    ],
    ['divisor', (scene) => pickers.divisor(scene), (value) => value >= 200],
  ])('%s', (_, picker, law) => {
    holds(picker, true, (value, scene) => isCoins(value, scene) && law(value, scene))
  })

  test('a divisor leaves whole coins', () => {
    holds(pickers.divisor, true, (value, scene) =>
      Number.isInteger(partOf(scene, 100, value) / scene.limits.coin),
    )
  })

  test('a price is at most what all of it may cost', () => {
    holds(
      (scene) => pickers.price(30)({ ...scene, numbers: numbersOf({ k: 4 }) }),
      true,
      (value, scene) => value <= 3000 && scene.amount.hundredths + 4 * value <= max(scene),
    )
  })
})

describe('parts', () => {
  test.each([false, true])('a percentage takes an exact part, money %s', (isMoney) => {
    holds(pickers.percentage, isMoney, (value, scene) => {
      const part = partOf(scene, value, 10_000)
      return Number.isInteger(part / (isMoney ? scene.limits.coin : 100)) && part >= 200
    })
  })

  test.each([false, true])('a fraction takes an exact part, money %s', (isMoney) => {
    holds(pickers.fraction, isMoney, (top, scene) => {
      const part = partOf(scene, top, scene.numbers.bottom?.hundredths ?? 1)
      return Number.isInteger(part / (isMoney ? scene.limits.coin : 100)) && part >= 200
    })
  })
})

test.each<[string, pickers.Picker, number]>([
  ['subtrahend of 3', pickers.subtrahend, 3],
  [
    'divisor of 7 within 5',
    (scene) => pickers.divisor({ ...scene, limits: limitsOf(1, undefined, undefined) }),
    7,
  ],
  ['percentage of 3', pickers.percentage, 3],
  ['fraction of 3', pickers.fraction, 3],
  ['addend to the limit', pickers.addend, 10_000],
])('%s: none fits', (_, picker, amount) => {
  expect(picker(sceneOf({ amount: given(100 * amount, false) }))).toBeUndefined()
})
