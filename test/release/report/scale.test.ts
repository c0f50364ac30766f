/** Scales of small figures: round ends, all values inside, zero where it belongs. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scaleOf } from '../../../src/release/report/scale.js'

describe('scaleOf', () => {
  test.each([
    [[0, 0.1332], 0, 0.15], // span 0.1332, with air 0.144, in steps of 0.05
    [[16.5, 17.25, 18], 16, 18.5], // far from 0: 16.38 … 18.12 in steps of 0.5
    [[0.391, 0.4123, 0.4331, 0.5], 0.35, 0.55],
    [[3100, 1000], 0, 3500],
    [[-1, 1], -1.5, 1.5],
    [[0], 0, 0.2],
    [[5], 0, 6],
    [[], 0, 1.2],
  ])('of %j is from %d to %d', (values, from, to) => {
    const scale = scaleOf(values)
    expect([scale.from, scale.to]).toEqual([from, to])
  })

  test('holds every value, in order, and infinite ones at its ends', () => {
    const numbers = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 })
    fc.assert(
      fc.property(numbers, (values) => {
        const scale = scaleOf(values)
        const sorted = values.toSorted((a, b) => a - b)
        const places = sorted.map(scale.place)
        expect(scale.from).toBeLessThanOrEqual(sorted[0] ?? 0)
        expect(scale.to).toBeGreaterThanOrEqual(sorted.at(-1) ?? 0)
        expect(scale.to).toBeGreaterThan(scale.from)
        expect(places).toEqual(places.toSorted((a, b) => a - b))
      }),
    )
    expect(scaleOf([1, Number.POSITIVE_INFINITY]).place(Number.POSITIVE_INFINITY)).toBe(100)
  })

  test('positive values near zero are shown from zero', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1000, noNaN: true }), (most) => {
        expect(scaleOf([most / 2, most]).from).toBe(0)
      }),
    )
  })
})
