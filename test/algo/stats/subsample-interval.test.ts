/** Subsampling against the naive bootstrap on the Zipf example of science.md §4.2, and its laws. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom, type Random } from '../../../src/base/random.js'
import { BottomSample } from '../../../src/algo/stats/bottom-sample.js'
import { clusterBootstrap } from '../../../src/algo/stats/cluster-interval.js'
import { drawWithoutReplacement, subsampleInterval } from '../../../src/algo/stats/subsample-interval.js'

const distinct = (draws: readonly number[]): number => new Set(draws).size

function zipf(types: number, n: number, random: Random): number[] {
  const weights = Array.from({ length: types }, (_, rank) => 1 / (rank + 1))
  return Array.from({ length: n }, () => random.weighted(weights))
}

describe('Zipf law, 300 types, 1,000 draws', () => {
  const draws = zipf(300, 1000, createRandom('zipf'))
  const seen = distinct(draws)

  test('the naive bootstrap loses a sixth of the types and misses its own value', () => {
    const naive = clusterBootstrap(draws, distinct, createRandom('naive'), 200)
    expect(naive?.upper).toBeLessThan(0.9 * seen)
  })

  test('subsampling is centred on the value', () => {
    const interval = subsampleInterval(seen, draws, distinct, createRandom('sub'), { bounds: [0, 300] })
    expect(interval?.method).toBe('subsampling(100 x 500 of 1000)')
    expect(interval?.lower).toBeLessThan(seen)
    expect(interval?.upper).toBeGreaterThan(seen)
  })

  test('and covers the expected number of types: Σ 1 − (1 − p)^1000 = 205.9', () => {
    const harmonic = Array.from({ length: 300 }, (_, rank) => 1 / (rank + 1)).reduce((a, b) => a + b, 0)
    let expected = 0
    for (let rank = 1; rank <= 300; rank += 1) expected += 1 - (1 - 1 / (rank * harmonic)) ** 1000
    let covered = 0
    for (let trial = 0; trial < 60; trial += 1) {
      const data = zipf(300, 1000, createRandom('cover', trial))
      const options = { bounds: [0, 300] as const, draws: 60 }
      const interval = subsampleInterval(distinct(data), data, distinct, createRandom('c', trial), options)
      if (interval !== undefined && interval.lower <= expected && expected <= interval.upper) covered += 1
    }
    expect(covered).toBeGreaterThanOrEqual(52)
  })
})

test('for a mean the scaled spread is the usual standard error', () => {
  const random = createRandom('mean')
  const values = Array.from({ length: 400 }, () => random.normal())
  const mean = (sample: readonly number[]): number => sample.reduce((a, b) => a + b, 0) / sample.length
  for (const share of [0.1, 0.5]) {
    const options = { bounds: [-9, 9] as const, draws: 400, share }
    const interval = subsampleInterval(0, values, mean, createRandom('m'), options)
    expect(interval?.upper).toBeGreaterThan(0.085) // 1.96 / √400 = .098
    expect(interval?.upper).toBeLessThan(0.112)
  }
  const ofMany = subsampleInterval(0, values, mean, createRandom('m'), {
    bounds: [-9, 9],
    wholeUnits: 40_000,
  })
  expect(ofMany?.upper).toBeLessThan(0.0112)
})

test('too few units, or a statistic that gives nothing, give no interval', () => {
  const few = Array.from({ length: 19 }, (_, i) => i)
  expect(subsampleInterval(1, few, distinct, createRandom('few'))).toBeUndefined()
  expect(subsampleInterval(1, [...few, 19], () => undefined, createRandom('few'))).toBeUndefined()
})

test('bounds cut the interval', () => {
  const units = Array.from({ length: 40 }, (_, i) => i % 7)
  const share = (sample: readonly number[]): number => distinct(sample) / sample.length
  const interval = subsampleInterval(0.001, units, share, createRandom('cut'))
  expect(interval?.lower).toBe(0)
})

describe('drawing without replacement', () => {
  test('takes each item at most once and leaves the list alone', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { maxLength: 30 }), fc.nat(40), (items, size) => {
        const before = [...items]
        const drawn = drawWithoutReplacement(items, size, createRandom('draw', size))
        expect(drawn.length).toBe(Math.min(size, items.length))
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn.every((item) => before.includes(item))).toBe(true)
        expect(items).toEqual(before)
      }),
    )
  })
})

describe('bottom sample', () => {
  const keys = fc.uniqueArray(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 60 })

  test('law: the sample is the smallest keys, in any order of arrival', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 12 }), fc.nat(), (offered, capacity, seed) => {
        const sample = new BottomSample<number>(capacity)
        for (const key of createRandom('arrival', seed).shuffle(offered)) sample.offer(key, () => key)
        expect(sample.items()).toEqual(offered.toSorted((a, b) => a - b).slice(0, capacity))
        expect(sample.seen).toBe(offered.length)
        expect(sample.isComplete).toBe(offered.length <= capacity)
      }),
    )
  })

  test('does not make what it will not keep', () => {
    const sample = new BottomSample<number>(2)
    let made = 0
    for (let key = 0; key < 100; key += 1) {
      sample.offer(key, () => {
        made += 1
        return key
      })
    }
    expect([made, sample.items()]).toEqual([4, [0, 1]])
  })
})
