/** The number functions and mixed arithmetic that the shared CEL environment adds. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { celDoubles } from '../../../src/algo/expression/cel-doubles.js'

function run(expression: string, values: Record<string, unknown> = {}): unknown {
  return celDoubles().parse(expression)(values)
}

describe('whole numbers meet doubles', () => {
  test.each<[string, number]>([
    ['7 + 0.5', 7.5],
    ['0.5 + 7', 7.5],
    ['7 - 0.5', 6.5],
    ['0.5 - 7', -6.5],
    ['7 * 0.5', 3.5],
    ['0.5 * 7', 3.5],
    ['7 / 0.5', 14],
    ['0.5 / 8', 0.0625],
    ['7 % 2.5', 2], // 7 = 2 * 2.5 + 2
    ['7.5 % 2', 1.5], // 7.5 = 3 * 2 + 1.5
    ['7.5 % 2.5', 0],
    ['-7.0 % 4.0', -3], // the sign is that of the dividend
  ])('%s = %d', (expression, expected) => {
    expect(run(expression)).toBe(expected)
  })

  test('two whole numbers stay whole: division cuts, and the result is a bigint', () => {
    expect(run('7 / 2')).toBe(3n)
    expect(run('-7 / 2')).toBe(-3n)
  })
})

describe('rounding goes by the decimal digits, half away from zero', () => {
  test.each<[string, number]>([
    ['round(0.5)', 1],
    ['round(-0.5)', -1],
    ['round(1.45, 1)', 1.5], // as a double 1.45 is below the half
    ['round(-1.45, 1)', -1.5],
    ['round(2.675, 2)', 2.68], // Math.round(267.49999…) / 100 would be 2.67
    ['round(8.345, 2)', 8.35],
    ['round(1234.0, -2)', 1200],
    ['round(1250.0, -2)', 1300],
    ['round(0.0004, 3)', 0],
    ['round(5, 2)', 5],
  ])('%s = %d', (expression, expected) => {
    expect(run(expression)).toBe(expected)
  })

  test('numbers that JavaScript writes with an exponent are rounded like others', () => {
    expect(run('round(x, 2)', { x: 1e21 })).toBe(1e21)
    expect(run('round(x, 2)', { x: 1e-9 })).toBe(0)
    expect(run('round(x, 8)', { x: 1.26e-7 })).toBe(1.3e-7)
    expect(run('round(x, 2)', { x: 1e308 })).toBe(1e308) // 1e310 is no double
  })

  test('law: cents written as a decimal are kept, and half a cent goes away from zero', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), fc.boolean(), (cents, isNegative) => {
        const sign = isNegative ? '-' : ''
        const written = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
        expect(run('round(x, 2)', { x: Number(`${sign}${written}`) })).toBe(Number(`${sign}${written}`))
        const up = (isNegative ? -1 : 1) * Number(`${cents + 1}e-2`)
        expect(run('round(x, 2)', { x: Number(`${sign}${written}5`) })).toBe(up)
        expect(run('round(x, 2)', { x: Number(`${sign}${written}4`) })).toBe(Number(`${sign}${written}`))
      }),
    )
  })
})

describe('floor, ceil, abs, min, max take whole numbers and doubles', () => {
  test.each<[string, number]>([
    ['floor(-2.1)', -3],
    ['ceil(-2.9)', -2],
    ['abs(-2.5)', 2.5],
    ['abs(-2)', 2],
    ['min(-1, 0.5)', -1],
    ['max(-1, 0.5)', 0.5],
    ['max(3, 3.0)', 3],
  ])('%s = %d', (expression, expected) => {
    expect(run(expression)).toBe(expected)
  })
})

describe('positions in text may be doubles', () => {
  test.each<[string, string]>([
    ['"planet".substring(2.0)', 'anet'],
    ['"planet".substring(1.0, 4.0)', 'lan'],
    ['"planet".substring(6.0)', ''],
    ['"planet".substring(2)', 'anet'],
  ])('%s = %j', (expression, expected) => {
    expect(run(expression)).toBe(expected)
  })
})

test('there is one environment', () => {
  expect(celDoubles()).toBe(celDoubles())
})
