/** `reading("…")`: what a metric read, with its interval and the records that show it. */

import { expect, test } from 'vitest'
import { reading } from '../../src/govern/reading.js'
import { facts, measured } from './facts.js'

const { instance } = reading.bind({})

test('is the value, the interval and the records of the reading', () => {
  expect(instance.compute(facts, 'near-duplicates')).toEqual({
    value: 0.02,
    interval: { lower: 0.005, upper: 0.04, level: 0.95, method: 'wilson' },
    examples: ['a', 'b', 'b', 'c'],
  })
})

test('shows ten records at most', () => {
  const pairs = Array.from({ length: 30 }, (_, index) => [`l${index}`, `r${index}`])
  const many = { ...facts, readings: new Map([['x', measured(0.5, [0.4, 0.6], pairs)]]) }
  expect(instance.compute(many, 'x')).toMatchObject({
    examples: ['l0', 'r0', 'l1', 'r1', 'l2', 'r2', 'l3', 'r3', 'l4', 'r4'],
  })
})

test('can name what the recipe measures', () => {
  expect(instance.names({ readings: ['lengths', 'overlap'], origins: ['real'] })).toEqual([
    'lengths',
    'overlap',
  ])
})

test.each([
  ['language', '"language" could not be measured: There are no records.'],
  ['not-made', 'no reading "not-made" was made'],
])('reading("%s") is unknown, not 0', (name, unknown) => {
  expect(instance.compute(facts, name)).toEqual({ unknown })
})
