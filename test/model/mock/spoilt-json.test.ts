/** Spoilt answers: what is spoilt is never JSON, what misses the schema is JSON and misses it. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../src/base/canonical-json.js'
import { createRandom } from '../../../src/base/random.js'
import { compileFaker } from '../../../src/model/mock/faker/schema-faker.js'
import { missSchema, spoilJson } from '../../../src/model/mock/spoilt-json.js'

const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>
const spoil = (text: string, seed: number): string => spoilJson(text, createRandom('spoil', seed))

describe('spoilt', () => {
  test('is never JSON, whatever the value', () => {
    fc.assert(
      fc.property(json, fc.nat(), (value, seed) => {
        const spoilt = spoil(JSON.stringify(value), seed)
        expect(() => JSON.parse(spoilt) as unknown).toThrow(SyntaxError)
      }),
      { numRuns: 500 },
    )
  })

  test('in three ways: cut, keys without quotes, single quotes', () => {
    const text = '{"city":"Oakham","people":[1,2,3],"note":"it is near a river"}'
    const ways = new Set(
      Array.from({ length: 60 }, (_, seed) => spoil(text, seed)).map((spoilt) =>
        text.startsWith(spoilt) ? 'cut' : spoilt,
      ),
    )
    expect([...ways].sort()).toEqual(
      [
        'cut',
        '{city:"Oakham",people:[1,2,3],note:"it is near a river"}',
        "{'city':'Oakham','people':[1,2,3],'note':'it is near a river'}",
      ].sort(),
    )
  })

  test('a cut leaves 40 to 90 %', () => {
    const text = JSON.stringify({ a: 'x'.repeat(994) })
    const cuts = Array.from({ length: 200 }, (_, seed) => spoil(text, seed)).filter((one) =>
      text.startsWith(one),
    )
    const shares = cuts.map(({ length }) => length / text.length)
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.399)
    expect(Math.min(...shares)).toBeLessThan(0.5)
    expect(Math.max(...shares)).toBeGreaterThan(0.8)
    expect(Math.max(...shares)).toBeLessThanOrEqual(0.9)
  })

  test.each(['5', '17'])('%s, which no way spoils, gets a comma', (text) => {
    expect(spoil(text, 1)).toBe(`${text},`)
  })
})

describe('a miss of the schema', () => {
  const missOf = (schema: JsonObject, value: Json): Json | undefined =>
    missSchema(value, compileFaker(schema))
  const pair: JsonObject = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'integer' } } }

  test.each<[string, JsonObject, Json, Json | undefined]>([
    ['a required key is left out', { ...pair, required: ['b'] }, { a: 'x', b: 2 }, { a: 'x' }],
    ['nothing required: a key of another type', pair, { a: 'four', b: 2 }, { a: 4, b: 2 }],
    ['an object is tried first', { type: 'number' }, 7, {}],
    ['a number becomes words', { type: ['number', 'object'] }, 7, 'about 7'],
    ['a text becomes its length', { type: 'string' }, 'seven', {}],
    ['a list becomes an object', { type: 'array' }, [1], {}],
    [
      'a map of numbers',
      { type: 'object', additionalProperties: { type: 'number' } },
      { n: 1 },
      { n: 'about 1' },
    ],
    ['everything is allowed', {}, { a: 1 }, undefined],
    ['texts, numbers and objects are', { type: ['string', 'number', 'object'] }, 'x', undefined],
  ])('%s', (_, schema, value, missed) => {
    expect(missOf(schema, value)).toEqual(missed)
  })

  test('is never valid, and differs from the value in one key at most', () => {
    const properties = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.constantFrom<JsonObject>({ type: 'string' }, { type: 'integer' }, { type: 'boolean' }),
      { minKeys: 1 },
    )
    fc.assert(
      fc.property(properties, fc.nat(), fc.boolean(), (declared, seed, isRequired) => {
        const required = isRequired ? Object.keys(declared) : []
        const faker = compileFaker({ type: 'object', properties: declared, required, minProperties: 1 })
        const value = faker.value(createRandom('miss', seed), []) as JsonObject
        const before = structuredClone(value)
        const missed = missSchema(value, faker) as JsonObject
        expect(faker.isValid(missed)).toBe(false)
        const changed = Object.keys(value).filter((key) => missed[key] !== value[key])
        expect(changed).toHaveLength(1)
        expect(value).toEqual(before)
      }),
      { numRuns: 60 },
    )
  })
})
