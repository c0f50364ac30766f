/** Fields of categories. */

import { describe, expect, test } from 'vitest'
import { drawMany, outcomeOf, samplerOf } from './samplers.js'

/** Share of a value, and four standard errors of it. */
function shareOf(values: readonly unknown[], value: unknown): number {
  return values.filter((one) => one === value).length / values.length
}

describe('one list', () => {
  test('weights are shares', async () => {
    const values = await drawMany({ kind: 'category', values: ['a', 'b', 'c'], weights: [3, 1, 0] }, 4000)
    expect(Math.abs(shareOf(values, 'a') - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / 4000))
    expect(shareOf(values, 'c')).toBe(0)
  })

  test('without weights all are equal, and values keep their types', async () => {
    const values = await drawMany({ kind: 'category', values: [1, 'x', true] }, 600)
    expect(new Set(values)).toEqual(new Set([1, 'x', true]))
  })

  test('the short form', async () => {
    const values = await drawMany({ kind: 'weighted', values: { yes: 9, no: 1 } }, 2000)
    expect(Math.abs(shareOf(values, 'no') - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / 2000))
  })

  test('accepts its values with a weight, and nothing else', () => {
    const { accepts } = samplerOf({ kind: 'category', values: ['a', 'b', 3], weights: [1, 0, 1] })
    expect(['a', 'b', 3, '3', 'c'].map((value) => accepts?.(value))).toEqual([
      true,
      false,
      true,
      false,
      false,
    ])
  })
})

describe('a list for each value of another field', () => {
  const sample = {
    kind: 'category',
    of: 'topic',
    values: { maths: ['algebra', 'geometry'], art: ['clay'], 3: ['three'] },
    weights: { maths: [1, 3] },
  }

  test('draws from the list of that value', async () => {
    const maths = await drawMany(sample, 2000, { topic: 'maths' })
    expect(Math.abs(shareOf(maths, 'geometry') - 0.75)).toBeLessThan(4 * Math.sqrt((0.75 * 0.25) / 2000))
    expect(new Set(await drawMany(sample, 50, { topic: 'art' }))).toEqual(new Set(['clay']))
    expect(new Set(await drawMany(sample, 5, { topic: 3 }))).toEqual(new Set(['three'])) // numbers by their digits
  })

  test('reaches into objects and the source', async () => {
    const reader = samplerOf({ ...sample, of: 'source.topic' })
    expect(reader.reads).toEqual(['source'])
    expect(await outcomeOf(reader, { source: { topic: 'art' } })).toEqual({ value: 'clay' })
  })

  test('refuses a row whose value has no list', async () => {
    expect(await outcomeOf(samplerOf(sample), { topic: 'music' })).toEqual({
      refused: 'no-such-group',
      detail: 'topic is "music", for which no values are given',
    })
  })

  test('knows its values and their weights', () => {
    const { category, accepts, reads } = samplerOf(sample)
    expect(reads).toEqual(['topic'])
    expect(category?.values).toEqual(['three', 'algebra', 'geometry', 'clay'])
    expect(category?.weightOf('geometry', 'maths')).toBe(3)
    expect(category?.weightOf('geometry', 'art')).toBe(0)
    expect(accepts?.('clay')).toBe(true)
  })
})
