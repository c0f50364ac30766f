/** Merging schemas: what the merged one allows, all of them allow. */

import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/base/canonical-json.js'
import { createRandom } from '../../../../src/base/random.js'
import { mergeSchemas } from '../../../../src/model/mock/faker/merge-schemas.js'
import { compileFaker } from '../../../../src/model/mock/faker/schema-faker.js'

const ajv = new Ajv2020({ strict: false, multipleOfPrecision: 9 })

describe('keyword by keyword', () => {
  test.each<[string, JsonObject, JsonObject, JsonObject]>([
    ['the higher minimum', { minimum: 2 }, { minimum: 5 }, { minimum: 5 }],
    ['the lower maximum', { maxLength: 7 }, { maxLength: 3 }, { maxLength: 3 }],
    [
      'all required names, each once',
      { required: ['a', 'b'] },
      { required: ['b', 'c'] },
      { required: ['a', 'b', 'c'] },
    ],
    [
      'choices of both',
      { enum: [1, 'x', { k: 1 }] },
      { enum: [{ k: 1 }, 'x', 2] },
      { enum: ['x', { k: 1 }] },
    ],
    ['types of both', { type: ['string', 'null'] }, { type: 'null' }, { type: ['null'] }],
    ['whole numbers are numbers', { type: 'number' }, { type: 'integer' }, { type: ['integer'] }],
    ['and the other way about', { type: 'integer' }, { type: 'number' }, { type: ['integer'] }],
    ['no type in common', { type: 'string' }, { type: 'integer' }, { type: [] }],
    ['the last of what cannot be merged', { pattern: 'a' }, { pattern: 'b' }, { pattern: 'b' }],
    ['what only one has', { minItems: 1 }, { title: 'T' }, { minItems: 1, title: 'T' }],
  ])('%s', (_, one, other, merged) => {
    expect(mergeSchemas([one, other])).toEqual(merged)
  })

  test('nothing merged is everything', () => {
    expect(mergeSchemas([])).toEqual({})
  })

  // Least common multiples: 4 = 2·2 and 6 = 2·3 make 12; 0.5 = 5/10 and 0.2 = 2/10 make 10/10.
  test.each([
    [4, 6, 12],
    [3, 6, 6],
    [6, 3, 6],
    [5, 7, 35],
    [0.5, 0.2, 1],
    [0.3, 0.1, 0.3],
    [1.5, 2, 6],
    [0.01, 0.25, 0.25],
  ])('a multiple of %d and of %d is one of %d', (one, other, both) => {
    expect(mergeSchemas([{ multipleOf: one }, { multipleOf: other }])).toEqual({ multipleOf: both })
  })
})

describe('properties', () => {
  test('of the same name have to satisfy both', () => {
    const one = { properties: { a: { minimum: 1 }, b: { type: 'string' } } }
    const other = { properties: { a: { maximum: 2 }, c: true } }
    expect(mergeSchemas([one, other])).toEqual({
      properties: { a: { allOf: [{ minimum: 1 }, { maximum: 2 }] }, b: { type: 'string' }, c: true },
    })
  })

  test.each(['__proto__', 'constructor', 'toString'])('may be called %s', (name) => {
    const other = JSON.parse(`{"properties":{"${name}":{"type":"integer"}}}`) as JsonObject
    const merged = mergeSchemas([{ properties: { a: true } }, other])
    expect(Object.entries(merged['properties'] as object)).toEqual([
      ['a', true],
      [name, { type: 'integer' }],
    ])
  })
})

describe('laws', () => {
  const bound = fc.integer({ min: 0, max: 12 })
  const numbers = fc.record(
    { minimum: bound, maximum: bound, multipleOf: fc.constantFrom(1, 2, 3, 0.5, 0.2) },
    { requiredKeys: [] },
  )

  test('a number satisfies the merged schema exactly when it satisfies both', () => {
    fc.assert(
      fc.property(numbers, numbers, fc.integer({ min: 0, max: 130 }), (one, other, tenths) => {
        const value = tenths / 10
        const merged = mergeSchemas([one as JsonObject, other as JsonObject])
        const both = ajv.validate(one, value) && ajv.validate(other, value)
        expect([value, merged, ajv.validate(merged, value)]).toEqual([value, merged, both])
      }),
      { numRuns: 200 },
    )
  })

  test('in whatever order and grouping, for bounds', () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (a, b, c) => {
        const [one, two, three] = [a, b, c] as JsonObject[] as [JsonObject, JsonObject, JsonObject]
        const all = mergeSchemas([one, two, three])
        expect(mergeSchemas([three, two, one])).toEqual(all)
        expect(mergeSchemas([mergeSchemas([one, two]), three])).toEqual(all)
        expect(mergeSchemas([all, all])).toEqual(all)
      }),
    )
  })

  test('the schemas that are merged stay as they are', () => {
    const one = { required: ['a'], properties: { a: { type: 'string' } } }
    const before = structuredClone(one)
    mergeSchemas([one, { required: ['b'], properties: { a: { minLength: 2 }, b: true } }])
    expect(one).toEqual(before)
  })
})

test.each<[string, JsonObject]>([
  [
    '3 and 6 up to 12',
    {
      allOf: [
        { type: 'integer', multipleOf: 3 },
        { multipleOf: 6, minimum: 1, maximum: 12 },
      ],
    },
  ],
  [
    'halves and fifths',
    {
      allOf: [
        { type: 'number', multipleOf: 0.5 },
        { multipleOf: 0.2, maximum: 10 },
      ],
    },
  ],
])('values of allOf: multiples of %s', (_, schema) => {
  const faker = compileFaker(schema)
  const seen = new Set<unknown>()
  for (let seed = 0; seed < 40; seed += 1) seen.add(faker.value(createRandom('merge', seed), []))
  expect([...seen].filter((value) => !ajv.validate(schema, value))).toEqual([])
  expect(seen.size).toBeGreaterThan(1)
})
