/** Fields of numbers. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { drawMany, samplerOf } from './samplers.js'

async function numbers(sample: JsonObject, count: number): Promise<number[]> {
  return (await drawMany(sample, count)).map(Number)
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

describe('distributions', () => {
  test.each<[JsonObject, number, number]>([
    // sample, mean, standard deviation
    [{ kind: 'uniform', min: 2, max: 8 }, 5, 6 / Math.sqrt(12)],
    [{ kind: 'uniform', min: 0, max: 1, decimals: 1 }, 0.5, Math.sqrt(0.1)], // 11 points: (11^2 - 1) / 12 / 100
    [{ kind: 'integer', min: 1, max: 6 }, 3.5, Math.sqrt(35 / 12)],
    [{ kind: 'normal', mean: 10, deviation: 2 }, 10, 2],
    [{ kind: 'poisson', mean: 4 }, 4, 2],
  ])('%j has mean %d', async (sample, mean, deviation) => {
    const values = await numbers(sample, 4000)
    expect(Math.abs(meanOf(values) - mean)).toBeLessThan((4 * deviation) / Math.sqrt(4000))
  })

  test('a lognormal has its median in the middle', async () => {
    const values = await numbers({ kind: 'lognormal', median: 300, deviation: 1 }, 4000)
    const below = values.filter((value) => value < 300).length / values.length
    expect(Math.abs(below - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 4000))
  })
})

describe('bounds and decimals hold for every draw', () => {
  test.each<[JsonObject, number, number, number]>([
    [{ kind: 'uniform', min: -1, max: 1 }, -1, 1, 17],
    [{ kind: 'uniform', min: 0.05, max: 0.15, decimals: 2 }, 0.05, 0.15, 2],
    [{ kind: 'integer', min: -2, max: 2 }, -2, 2, 0],
    [{ kind: 'normal', mean: 0, deviation: 10, min: -1, max: 1, decimals: 1 }, -1, 1, 1],
    [{ kind: 'normal', mean: 0, deviation: 1, min: 4, decimals: 2 }, 4, 40, 2],
    [{ kind: 'normal', mean: 5, deviation: 9, min: 1.6, max: 2.6, decimals: 0 }, 2, 2, 0],
    [{ kind: 'lognormal', median: 10, deviation: 3, min: 5, max: 12, decimals: 2 }, 5, 12, 2],
    [{ kind: 'lognormal', median: 10, deviation: 1, max: 3 }, 0, 3, 17],
    [{ kind: 'poisson', mean: 9, min: 3, max: 5 }, 3, 5, 0],
  ])('%j', async (sample, low, high, decimals) => {
    for (const value of await numbers(sample, 300)) {
      expect(value).toBeGreaterThanOrEqual(low)
      expect(value).toBeLessThanOrEqual(high)
      if (decimals < 17) expect(Number(value.toFixed(decimals))).toBe(value)
    }
  })
})

describe('what a cell may ask for', () => {
  test.each<[JsonObject, (number | string)[], (number | string)[]]>([
    [{ kind: 'integer', min: 1, max: 6 }, [1, 6], [0, 7, 1.5, '3']],
    [{ kind: 'uniform', min: 0, max: 1, decimals: 1 }, [0, 0.3, 1], [0.25, 1.1]],
    [{ kind: 'uniform', min: 0, max: 1 }, [0.123456], [1.1, -0.1]],
    [{ kind: 'normal', mean: 0, deviation: 1, min: -2 }, [-2, 50], [-2.1]],
    [{ kind: 'poisson', mean: 2 }, [0, 30], [-1, 2.5]],
  ])('%j', (sample, allowed, refused) => {
    const { accepts } = samplerOf(sample)
    expect(allowed.map((value) => accepts?.(value))).toEqual(allowed.map(() => true))
    expect(refused.map((value) => accepts?.(value))).toEqual(refused.map(() => false))
  })

  test('law: what is drawn may be asked for', async () => {
    const samples = fc.oneof(
      fc.record({
        kind: fc.constant('integer'),
        min: fc.integer({ min: -50, max: 0 }),
        max: fc.nat({ max: 50 }),
      }),
      fc.record({
        kind: fc.constant('normal'),
        mean: fc.integer({ min: -50, max: 50 }),
        deviation: fc.integer({ min: 1, max: 20 }),
        decimals: fc.nat({ max: 3 }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(samples, async (sample) => {
        const { accepts } = samplerOf(sample)
        for (const value of await numbers(sample, 5)) expect(accepts?.(value)).toBe(true)
      }),
    )
  })
})
