/** The options of samples: what is accepted, and the messages of what is not. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { sampleKinds, sampleSchema } from '../../../src/generate/fields/sample-schema.js'

function faults(sample: JsonObject): string[] {
  const parsed = sampleSchema.safeParse(sample)
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('accepted', () => {
  test.each<JsonObject>([
    { kind: 'category', values: ['a', 2, true] },
    { kind: 'category', values: ['a', 'b'], weights: [0, 1] },
    { kind: 'category', of: 'source.subject', values: { x: ['a'], y: ['b', 'c'] }, weights: { y: [1, 2] } },
    { kind: 'weighted', values: { a: 1, b: 0 } },
    { kind: 'uniform', min: 0, max: 1 },
    { kind: 'uniform', min: 0.25, max: 0.25, decimals: 2 },
    { kind: 'integer', min: -3, max: 3 },
    { kind: 'normal', mean: 0, deviation: 1 },
    { kind: 'normal', mean: 0, deviation: 1, min: 5, decimals: 1 },
    { kind: 'lognormal', median: 30_000, deviation: 0.5, min: 1000, max: 200_000, decimals: 2 },
    { kind: 'poisson', mean: 3.5 },
    { kind: 'poisson', mean: 3.5, min: 1, max: 9 },
    { kind: 'date', from: '2026-01-01', to: '2026-12-31' },
    { kind: 'date', from: '2026-01-01T08:00:00Z', to: '2026-01-01T18:00:00Z', granularity: 'minute' },
    { kind: 'person' },
    { kind: 'person', cultures: ['indian'], sexes: ['female'], minAge: 20, maxAge: 20 },
    { kind: 'template', text: 'Dear {{name}}' },
    { kind: 'constant', value: { any: ['json', null] } },
  ])('%j', (sample) => {
    expect(faults(sample)).toEqual([])
  })
})

describe('refused', () => {
  test.each<[JsonObject, string]>([
    [{ kind: 'category', values: [] }, 'values'],
    [
      { kind: 'category', values: ['a'], weights: [1, 2] },
      'weights: There are 1 values; give as many weights.',
    ],
    [{ kind: 'category', values: ['a'], weights: [0] }, 'weights: At least one weight must be positive.'],
    [{ kind: 'category', values: ['a'], weights: [-1] }, 'weights'],
    [
      { kind: 'category', values: ['a'], of: 'b' },
      'values: With `of`, values must give a list for each value of "b".',
    ],
    [
      { kind: 'category', values: { a: ['b'] } },
      'of: Values by group need `of`: the field whose value chooses the group.',
    ],
    [
      { kind: 'category', of: 'x', values: { a: ['b'] }, weights: [1] },
      'weights: Weights must be grouped as the values are.',
    ],
    [
      { kind: 'category', of: 'x', values: { a: ['b', 'c'] }, weights: { a: [1] } },
      'weights.a: There are 2 values; give as many weights.',
    ],
    [{ kind: 'weighted', values: { a: 0 } }, 'values: No value has a positive weight.'],
    [{ kind: 'uniform', min: 2, max: 1 }, 'min: min is above max.'],
    [
      { kind: 'uniform', min: 0.2, max: 0.3, decimals: 0 },
      'decimals: No number with so few decimals lies between min and max.',
    ],
    [{ kind: 'uniform', min: 'low', max: 1 }, 'min: Invalid input: expected number, received string'],
    [{ kind: 'integer', min: 0.5, max: 2 }, 'min'],
    [{ kind: 'integer', min: 3, max: 1 }, 'min: min is above max.'],
    [{ kind: 'normal', mean: 0, deviation: 0 }, 'deviation'],
    [{ kind: 'normal', mean: 0, deviation: 1, min: 3, max: 2 }, 'min: min is above max.'],
    [
      { kind: 'normal', mean: 0, deviation: 1, min: 100 },
      'min: The bounds leave less than a billionth of the distribution.',
    ],
    [{ kind: 'lognormal', median: 1, deviation: 1, max: 0 }, 'min: The bounds leave less than'],
    [{ kind: 'poisson', mean: 3, min: 5, max: 4 }, 'min: min is above max.'],
    [{ kind: 'poisson', mean: -1 }, 'mean'],
    [
      { kind: 'date', from: '2026-02-30', to: '2026-03-01' },
      'from: "2026-02-30" is no date; write 2026-03-31 or',
    ],
    [
      { kind: 'date', from: '2026-02-03', to: '2026-01-01' },
      'to: No such unit of time lies between from and to.',
    ],
    [{ kind: 'person', cultures: ['martian'] }, 'cultures.0'],
    [{ kind: 'person', minAge: 50, maxAge: 20 }, 'minAge: minAge is above maxAge.'],
    [{ kind: 'constant' }, 'value'],
    [{ kind: 'integer', min: 1, max: 2, mean: 3 }, ': Unrecognized key: "mean"'],
  ])('%j', (sample, fault) => {
    expect(faults(sample)[0]?.startsWith(fault)).toBe(true)
  })

  test('another kind lists those that exist', () => {
    expect(faults({ kind: 'gaussian' })[0]).toMatchInlineSnapshot(
      `"kind: There is no kind of sample "gaussian"; the kinds are category, weighted, uniform, integer, normal, lognormal, poisson, date, person, template, constant."`,
    )
    expect(faults({ min: 1 })[0]).toMatch(/^kind: A sample needs a kind; the kinds are category, /)
  })
})

test('the kinds', () => {
  expect(sampleKinds).toHaveLength(11)
})
