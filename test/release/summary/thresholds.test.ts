/** Bounds as they can be read off a rule. */

import { describe, expect, test } from 'vitest'
import { reachesBeyond, thresholdsOf } from '../../../src/release/summary/thresholds.js'

const call = 'reading("x")'

describe('thresholdsOf', () => {
  test.each([
    ['reading("x") <= 0.01', '<=', 0.01, false],
    ["reading('x').upper < 1e-3", '<', 0.001, false],
    ['reading( "x" ).value>=-2', '>=', -2, true],
    ['reading("x").value == 0.0', '==', 0, true],
    ['reading("x").lower > 3', '>', 3, false],
  ])('%s', (rule, operator, bound, isValueOnly) => {
    expect(thresholdsOf(rule, call)).toEqual([{ operator, bound, isValueOnly }])
  })

  test('a rule may bound a quantity twice', () => {
    const found = thresholdsOf('reading("x") > 0.2 && reading("y") < 1.0 && reading("x") < 0.8', call)
    expect(found.map(({ operator, bound }) => `${operator} ${bound}`)).toEqual(['> 0.2', '< 0.8'])
  })

  test.each([
    'reading("x") <= reading("y")',
    '0.01 >= reading("x")',
    'reading("y") <= 0.01',
    'share("x") < 1.0',
  ])('nothing is read off %s', (rule) => {
    expect(thresholdsOf(rule, call)).toEqual([])
  })
})

describe('reachesBeyond', () => {
  const interval = { lower: 0, upper: 0.02, level: 0.95, method: 'wilson' }
  const seen = { call, quantity: { value: 0, interval } }

  test.each([
    ['reading("x").value <= 0.01', true], // 0.02 > 0.01
    ['reading("x").value <= 0.02', false],
    ['reading("x").value < 0.02', true],
    ['reading("x").value == 0.0', true],
    ['reading("x").value >= 0', false],
    ['reading("x").value > 0', true],
    ['reading("x").upper <= 0.01', false], // the rule itself looks at the interval
    ['reading("x") <= 0.01', false],
  ])('%s: %s', (rule, expected) => {
    expect(reachesBeyond(rule, seen)).toBe(expected)
  })

  test('an unknown quantity reaches nowhere', () => {
    expect(reachesBeyond('reading("x").value <= 0.01', { call, quantity: { unknown: 'no metric' } })).toBe(
      false,
    )
  })
})
