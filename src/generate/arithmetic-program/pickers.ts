/** Draws the numbers of a production so that every result stays exact, positive and within the limits. */

import { given, type Quantity } from './quantity.js'
import type { Scene } from './scene.js'

/** Draws a number for a scene; undefined when none fits. */
export type Picker = (scene: Scene) => Quantity | undefined

const SMALLEST = 200

/** The first amount of a story: a count. */
export const startCount: Picker = (scene) => {
  const [low, high] = scene.limits.start
  return whole(scene, low, high, needsDivisibility(scene) ? 12 : 1)
}

/** The first amount of a story: money. */
export const startMoney: Picker = (scene) => {
  const [low, high] = scene.limits.start
  if (needsDivisibility(scene)) return asMoney(whole(scene, low, high, 20))
  return money(scene, low * 100, high * 100)
}

/** A count to add to the amount. */
export const addend: Picker = ({ limits, amount, random }) => {
  const room = Math.floor((limits.max * 100 - amount.hundredths) / 100)
  const high = Math.min(room, Math.max(9, limits.start[1]))
  return high < 2 ? undefined : given(100 * random.integer(2, high), false)
}

/** Two to five to add to the amount. */
export const few: Picker = ({ limits, amount, random }) => {
  const room = Math.floor((limits.max * 100 - amount.hundredths) / 100)
  return room < 2 ? undefined : given(100 * random.integer(2, Math.min(5, room)), false)
}

/** A count to take away from the amount, leaving at least 2. */
export const subtrahend: Picker = ({ amount, random }) => {
  const high = Math.floor(amount.hundredths / 100) - 2
  return high < 2 ? undefined : given(100 * random.integer(2, high), false)
}

/** A part of the drawn first amount `n`, leaving at least 2. */
export const lessThanStart: Picker = ({ numbers, random }) => {
  const high = Math.floor((numbers.n?.hundredths ?? 0) / 100) - 2
  return high < 2 ? undefined : given(100 * random.integer(2, high), false)
}

/** A count of things of which there are several alike: packs, classes, days. */
export const factor: Picker = (scene) => {
  const room = Math.floor((scene.limits.max * 100) / Math.max(1, scene.amount.hundredths))
  return whole(scene, 2, Math.min(scene.limits.factor, room))
}

/** How many packs, trays or days come with `per` things each: no amount is multiplied yet. */
export const groups: Picker = (scene) =>
  whole(scene, 2, Math.min(scene.limits.factor, Math.floor(scene.limits.max / 4)))

/** How many things each of `k` groups holds, at most `most`, so that with the amount they stay within the limits. */
export function perGroup(most: number): Picker {
  return (scene) => {
    const room = scene.limits.max - Math.ceil(scene.amount.hundredths / 100)
    const high = room / ((scene.numbers.k?.hundredths ?? 100) / 100)
    const multiple = scene.amount.hundredths === 0 && needsDivisibility(scene) ? 6 : 1
    return whole(scene, 2, Math.floor(Math.min(high, most, Math.max(10, scene.limits.start[1]))), multiple)
  }
}

/** A number of equal parts into which the amount goes without remainder. */
export const divisor: Picker = (scene) => divisorWithShare(scene, Number.POSITIVE_INFINITY)

/** Hours in which the amount is covered at a speed of at most 120 an hour. */
export const travelHours: Picker = (scene) => divisorWithShare(scene, 12_000)

function divisorWithShare({ limits, amount, random }: Scene, most: number): Quantity | undefined {
  const coin = amount.isMoney ? limits.coin : 100
  const first = random.integer(2, limits.factor)
  for (let turn = 0; turn < limits.factor - 1; turn += 1) {
    const candidate = 2 + ((first - 2 + turn) % (limits.factor - 1))
    const share = amount.hundredths / candidate
    if (Number.isInteger(share / coin) && share >= SMALLEST && share <= most)
      return given(100 * candidate, false)
  }
  return undefined
}

/** Money to add to the amount. */
export const moneyAddend: Picker = (scene) => {
  const room = scene.limits.max * 100 - scene.amount.hundredths
  return money(scene, 200, Math.min(room, 100 * Math.max(9, scene.limits.start[1] / 2)))
}

/** Money to take from the amount. */
export const moneySubtrahend: Picker = (scene) => money(scene, 200, scene.amount.hundredths - SMALLEST)

/** Money of at most `most` units to add to the amount: what someone finds or a small thing costs. */
export function cost(most: number): Picker {
  return (scene) => money(scene, 200, Math.min(100 * most, scene.limits.max * 100 - scene.amount.hundredths))
}

/** Money of at most `most` units to take from the amount. */
export function expense(most: number): Picker {
  return (scene) => money(scene, 200, Math.min(100 * most, scene.amount.hundredths - SMALLEST))
}

/** A price, at most `most` units, of one thing of which `k` are bought, or of which the amount is sold. */
export function price(most: number): Picker {
  return (scene) => {
    const count = scene.numbers.k ?? scene.amount
    const taken = scene.amount.isMoney ? scene.amount.hundredths : 0
    const room = (scene.limits.max * 100 - taken) / (count.hundredths / 100)
    return money(scene, scene.limits.coin === 100 ? 200 : 50, Math.min(room, 100 * most))
  }
}

/** A larger sum than the amount: a price to save for, a note to pay with. */
export const moneyTarget: Picker = (scene) => {
  const { amount, limits, random } = scene
  const least = Math.floor(amount.hundredths / 1000) + 1
  const most = Math.min(limits.max / 10, least + 12)
  return most < least ? undefined : given(1000 * random.integer(least, Math.floor(most)), true)
}

/** A larger count than the amount: pages of a book, seats of a hall. */
export const countTarget: Picker = ({ amount, limits, random }) => {
  const least = amount.hundredths / 100 + 2
  const most = Math.min(limits.max, least + Math.max(9, limits.start[1]))
  return most < least ? undefined : given(100 * random.integer(least, most), false)
}

const PERCENTAGES = [10, 20, 25, 30, 40, 50, 60, 75, 80, 90, 5, 15, 35, 45, 55, 65, 70, 85]

/** A percentage that takes an exact part of the amount. */
export const percentage: Picker = ({ amount, limits, random }) => {
  const coin = amount.isMoney ? limits.coin : 100
  const first = random.integer(0, PERCENTAGES.length - 1)
  for (let turn = 0; turn < PERCENTAGES.length; turn += 1) {
    const percent = PERCENTAGES[(first + turn) % PERCENTAGES.length] ?? 50
    const part = (amount.hundredths * percent) / 100
    const isExact = Number.isInteger(part / coin) && Number.isInteger((amount.hundredths - part) / coin)
    if (isExact && part >= SMALLEST && amount.hundredths - part >= SMALLEST)
      return given(100 * percent, false)
  }
  return undefined
}

const FRACTIONS = [
  [1, 2],
  [1, 3],
  [2, 3],
  [1, 4],
  [3, 4],
  [1, 5],
  [2, 5],
  [3, 5],
  [4, 5],
  [1, 6],
  [5, 6],
  [3, 8],
  [1, 10],
  [3, 10],
] as const

/** Draws a proper fraction that takes an exact part of the amount into the numbers `top` and `bottom`. */
export const fraction: Picker = (scene) => {
  const { amount, limits, random } = scene
  const coin = amount.isMoney ? limits.coin : 100
  const first = random.integer(0, FRACTIONS.length - 1)
  for (let turn = 0; turn < FRACTIONS.length; turn += 1) {
    const [top, bottom] = FRACTIONS[(first + turn) % FRACTIONS.length] ?? [1, 2]
    const unit = amount.hundredths / bottom
    if (!Number.isInteger(unit / coin) || unit * Math.min(top, bottom - top) < SMALLEST) continue
    scene.numbers.bottom = given(100 * bottom, false)
    return given(100 * top, false)
  }
  return undefined
}

function whole({ random }: Scene, low: number, high: number, multiple = 1): Quantity | undefined {
  const first = Math.ceil(low / multiple)
  const last = Math.floor(high / multiple)
  if (last >= first) return given(100 * multiple * random.integer(first, last), false)
  return multiple === 1 || high < low
    ? undefined
    : given(100 * random.integer(Math.ceil(low), Math.floor(high)), false)
}

function money({ random, limits }: Scene, low: number, high: number): Quantity | undefined {
  const first = Math.ceil(low / limits.coin)
  const last = Math.floor(high / limits.coin)
  return last < first ? undefined : given(limits.coin * random.integer(first, last), true)
}

function asMoney(quantity: Quantity | undefined): Quantity | undefined {
  return quantity && given(quantity.hundredths, true)
}

/** Half of the stories that may divide start from numbers with many divisors. */
function needsDivisibility({ limits, random }: Scene): boolean {
  const allowed = limits.operations
  return (allowed.has('divide') || allowed.has('fraction') || allowed.has('percent')) && random.float() < 0.5
}
