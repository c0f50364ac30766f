/** Exact quantiles against numpy, streamed ones against their promised error; moments against hand reckoning. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/base/random.js'
import { MomentCounter } from '../../../src/algo/stats/moments.js'
import { QuantileSketch, quantileOfSorted } from '../../../src/algo/stats/quantiles.js'

describe('quantile of a sorted list', () => {
  // numpy.quantile(arange(1, 11), q)
  test.each([
    [0, 1],
    [0.1, 1.9],
    [0.25, 3.25],
    [0.5, 5.5],
    [0.9, 9.1],
    [1, 10],
  ])('at %d of 1…10 = %d', (probability, expected) => {
    expect(quantileOfSorted([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], probability)).toBeCloseTo(expected, 12)
  })

  test('of nothing is nothing, of one is that one', () => {
    expect(quantileOfSorted([], 0.5)).toBeUndefined()
    expect(quantileOfSorted([7], 0.99)).toBe(7)
  })
})

describe('quantiles of a stream', () => {
  test('are exact while they are few, in any order', () => {
    const sketch = new QuantileSketch()
    for (const value of [5, 1, 4, 2, 3]) sketch.add(value)
    expect([sketch.n, sketch.isExact, sketch.quantile(0.5), sketch.quantile(1)]).toEqual([5, true, 3, 5])
  })

  test('are unknown before the first value', () => expect(new QuantileSketch().quantile(0.5)).toBeUndefined())

  test('stay within half a percent of the value when they are many', () => {
    const random = createRandom('quantiles')
    const sketch = new QuantileSketch()
    const values = new Float64Array(50_000)
    for (let i = 0; i < values.length; i += 1) {
      const value = i % 10 === 0 ? 0 : Math.exp(3 * random.normal())
      values[i] = value
      sketch.add(value)
    }
    values.sort()
    expect(sketch.isExact).toBe(false)
    expect(sketch.quantile(0.05)).toBe(0)
    for (const probability of [0.2, 0.5, 0.9, 0.999, 1]) {
      const exact = values[Math.floor(probability * (values.length - 1))] ?? 0
      expect(Math.abs((sketch.quantile(probability) ?? 0) / exact - 1)).toBeLessThan(0.0051)
    }
  })

  test('do not depend on the order of the stream', () => {
    const random = createRandom('order')
    const values = Array.from({ length: 20_000 }, () => Math.floor(1000 * random.float()))
    const [forwards, backwards] = [new QuantileSketch(), new QuantileSketch()]
    for (const value of values) forwards.add(value)
    for (const value of values.toReversed()) backwards.add(value)
    for (const probability of [0.01, 0.5, 0.95]) {
      expect(forwards.quantile(probability)).toBe(backwards.quantile(probability))
    }
  })
})

describe('moments of a stream', () => {
  test('2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares 32, variance 32/7', () => {
    const counter = new MomentCounter()
    for (const value of [2, 4, 4, 4, 5, 5, 7, 9]) counter.add(value)
    expect(counter.read()).toEqual({ n: 8, mean: 5, variance: 32 / 7, minimum: 2, maximum: 9 })
  })

  test('nothing gives nothing, one value has no variance', () => {
    const counter = new MomentCounter()
    expect(counter.read()).toBeUndefined()
    counter.add(3)
    expect(counter.read()).toEqual({ n: 1, mean: 3, variance: undefined, minimum: 3, maximum: 3 })
  })

  test('law: a shift moves the mean and leaves the variance, also far from zero', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 2, maxLength: 40 }), (values) => {
        const [near, far] = [new MomentCounter(), new MomentCounter()]
        for (const value of values) near.add(value)
        for (const value of values) far.add(value + 1e9)
        expect((far.read()?.mean ?? 0) - 1e9).toBeCloseTo(near.read()?.mean ?? 0, 5)
        expect(far.read()?.variance).toBeCloseTo(near.read()?.variance ?? 0, 5)
      }),
    )
  })
})
