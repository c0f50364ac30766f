/** `count("…")`: how many candidates ended so, as a full count. */

import { expect, test } from 'vitest'
import { count } from '../../src/govern/count.js'
import { facts } from './facts.js'

const { instance } = count.bind({})

test.each([
  ['planned', 100],
  ['accepted', 80],
  ['rejected', 15],
  ['failed', 0],
  ['cancelled', 5],
  ['pending', 0],
  ['released', 100],
])('count("%s") is %d, without width', (name, value) => {
  expect(instance.compute(facts, name)).toEqual({
    value,
    interval: { lower: value, upper: value, level: 1, method: 'exact' },
  })
})

test('can name exactly these', () => {
  const names = instance.names({ readings: [], origins: [] })
  expect(names).toEqual(['planned', 'accepted', 'rejected', 'failed', 'cancelled', 'pending', 'released'])
})

test.each(['good', '', 'constructor', 'toString'])('count("%s") is unknown, not 0', (name) => {
  expect(instance.compute(facts, name)).toEqual({ unknown: `"${name}" is no state` })
})
