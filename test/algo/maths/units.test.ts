/** Units and their factors. */

import { expect, test } from 'vitest'
import { unitOf } from '../../../src/algo/maths/units.js'

test.each([
  ['dollars', 'dollar', 'money'],
  ['$', 'dollar', 'money'],
  ['¢', 'cent', 'money'],
  ['£', 'pound-sterling', 'money'],
  ['pounds', 'pound', 'mass'],
  ['Hours', 'hour', 'time'],
  ['min', 'minute', 'time'],
  ['km', 'kilometre', 'length'],
  ['feet', 'foot', 'length'],
  ['mL', 'millilitre', 'volume'],
  ['%', 'percent', 'ratio'],
])('%s is a %s', (word, name, dimension) => {
  expect(unitOf(word)).toMatchObject({ name, dimension })
})

test.each(['apples', '', 'minuteman', 'dollar bill'])('%j is no unit', (word) => {
  expect(unitOf(word)).toBeUndefined()
})

test.each([
  ['hour', 'minute', 60],
  ['week', 'day', 7],
  ['year', 'month', 12],
  ['kilometre', 'metre', 1000],
  ['mile', 'foot', 5280], // 63,360 inches / 12
  ['yard', 'foot', 3],
  ['pound', 'ounce', 16],
  ['ton', 'pound', 2000],
  ['gallon', 'quart', 4],
  ['dollar', 'cent', 100],
  ['gram', 'milligram', 1000],
])('one %s is so many %ss', (large, small, expected) => {
  const [some, other] = [unitOf(large), unitOf(small)]
  expect(some && other && some.factor.div(other.factor).valueOf()).toBe(expected)
  expect(some?.system).toBe(other?.system)
})
