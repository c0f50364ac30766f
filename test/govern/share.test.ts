/** `share("…")`: the share of the released records by origin, step or source. */

import { expect, test } from 'vitest'
import { share } from '../../src/govern/share.js'
import { facts } from './facts.js'

const { instance } = share.bind({})

test.each([
  ['real', 0.4], // 40 of 100
  ['synthetic', 0.6],
  ['seeds', 0.4],
  ['vary', 0.6],
  ['nobody', 0],
])('share("%s") is %d, a full count', (name, value) => {
  expect(instance.compute(facts, name)).toEqual({
    value,
    interval: { lower: value, upper: value, level: 1, method: 'exact' },
  })
})

test('can name what the recipe takes rows from', () => {
  expect(instance.names({ readings: ['lengths'], origins: ['real', 'synthetic'] })).toEqual([
    'real',
    'synthetic',
  ])
})

test('of nothing is unknown, not 0', () => {
  expect(instance.compute({ ...facts, released: 0 }, 'real')).toEqual({
    unknown: 'nothing would be released',
  })
})
