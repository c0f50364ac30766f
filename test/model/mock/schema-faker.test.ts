/** The faker: every value it makes satisfies its schema, and says what the names of properties say. */

import { Ajv2020 } from 'ajv/dist/2020.js'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { createRandom } from '../../../src/base/random.js'
import { compileFaker } from '../../../src/model/mock/faker/schema-faker.js'
import { formats } from '../../../src/algo/json-schema/formats.js'

const TOPICS = ['glacier', 'harbour']

function problems(schema: JsonObject, value: unknown): unknown {
  const ajv = new Ajv2020({ strict: false, formats: { ...formats } })
  return ajv.validate(schema, value) ? null : { value, errors: ajv.errorsText() }
}

const draw = (schema: JsonObject, seed: number): unknown =>
  compileFaker(schema).value(createRandom('test', seed), TOPICS)

const bounds = (low: string, high: string, most: number) =>
  fc
    .tuple(fc.option(fc.nat(most), { nil: undefined }), fc.option(fc.nat(most), { nil: undefined }))
    .map(([a, b]): JsonObject => {
      if (a === undefined) return b === undefined ? {} : { [high]: b }
      return b === undefined ? { [low]: a } : { [low]: Math.min(a, b), [high]: Math.max(a, b) }
    })

const names = fc.constantFrom(
  'name',
  'email',
  'question',
  'answer',
  'score',
  'tags',
  'reason',
  'x',
  'createdAt',
)
const format = fc.constantFrom('date', 'time', 'date-time', 'email', 'uri', 'uuid', 'ipv4', 'hostname')
const pattern = fc.constantFrom(
  '^[A-Z]{2}-\\d{3,5}$',
  '^(yes|no)$',
  'ab*c?',
  '^[^aeiou]+x$',
  '^\\w+@\\w+\\.org$',
)

const schemas = fc.letrec<Record<'schema', JsonObject>>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    bounds('minLength', 'maxLength', 60).map((limits): JsonObject => ({ type: 'string', ...limits })),
    bounds('minimum', 'maximum', 50).map((limits): JsonObject => ({ type: 'integer', ...limits })),
    bounds('minimum', 'maximum', 50).map((limits): JsonObject => ({ type: 'number', ...limits })),
    fc.integer({ min: -9, max: 9 }).map(
      (low): JsonObject => ({
        type: 'number',
        exclusiveMinimum: low,
        exclusiveMaximum: low + 0.001,
      }),
    ),
    fc.constantFrom(0.01, 0.5, 3, 7).map((multipleOf): JsonObject => ({ type: 'number', multipleOf })),
    format.map((name): JsonObject => ({ type: 'string', format: name })),
    pattern.map((text): JsonObject => ({ type: 'string', pattern: text })),
    fc.constant<JsonObject>({ enum: ['a', 4, null] }),
    fc.constant<JsonObject>({ const: { deep: [1, 'two'] } }),
    fc.constant<JsonObject>({ type: ['boolean', 'null'] }),
    fc.constant<JsonObject>({ type: 'integer', not: { multipleOf: 2 } }),
    fc
      .tuple(tie('schema'), bounds('minItems', 'maxItems', 6))
      .map(([items, limits]): JsonObject => ({ type: 'array', items, ...limits })),
    fc.constant<JsonObject>({ type: 'array', items: { type: 'integer' }, minItems: 3, uniqueItems: true }),
    tie('schema').map(
      (last): JsonObject => ({
        type: 'array',
        prefixItems: [{ type: 'string' }, last],
        items: false,
      }),
    ),
    fc.tuple(tie('schema'), tie('schema')).map(([a, b]): JsonObject => ({ anyOf: [a, b] })),
    fc.constant<JsonObject>({ oneOf: [{ type: 'string' }, { type: 'integer', minimum: 5 }] }),
    tie('schema').map((one): JsonObject => ({ allOf: [one, { description: 'of all' }] })),
    fc.tuple(fc.dictionary(names, tie('schema'), { maxKeys: 4 }), fc.boolean(), fc.boolean()).map(
      ([properties, isAll, additionalProperties]): JsonObject => ({
        type: 'object',
        properties,
        required: isAll ? Object.keys(properties) : Object.keys(properties).slice(0, 1),
        additionalProperties,
      }),
    ),
    tie('schema').map((one): JsonObject => ({ type: 'object', additionalProperties: one, minProperties: 2 })),
  ),
}))

test('a value of any schema is valid, and the same stream gives the same value', () => {
  fc.assert(
    fc.property(schemas.schema, fc.nat(), (schema, seed) => {
      const value = draw(schema, seed)
      expect(problems(schema, value)).toBeNull()
      expect(draw(schema, seed)).toEqual(value)
    }),
    { numRuns: 150 },
  )
})

const tree: JsonObject = {
  $ref: '#/$defs/node',
  $defs: {
    node: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        children: { type: 'array', items: { $ref: '#/$defs/node' } },
        next: { anyOf: [{ $ref: '#/$defs/node' }, { type: 'null' }] },
      },
      required: ['name', 'children', 'next'],
      additionalProperties: false,
    },
  },
}

test.each([1, 2, 3, 4, 5])('a schema that names itself ends (seed %d)', (seed) => {
  const value = draw(tree, seed)
  expect(problems(tree, value)).toBeNull()
  expect(JSON.stringify(value).length).toBeLessThan(20_000)
})

test('the common properties of a draft-7 schema with its own $schema and $id', () => {
  const schema: JsonObject = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://example.org/pair',
    definitions: { text: { type: 'string', minLength: 200 } },
    type: 'object',
    properties: { question: { $ref: '#/definitions/text' } },
    required: ['question'],
  }
  const value = draw(schema, 1) as { question: string }
  expect(value.question.length).toBeGreaterThanOrEqual(200)
})

describe('names of properties', () => {
  const texts = (name: string, seed = 7): string => {
    const schema = { type: 'object', properties: { [name]: { type: 'string' } }, required: [name] }
    return String((draw(schema, seed) as Record<string, unknown>)[name])
  }

  test.each([
    ['email', /^[a-z]+\.[a-z]+@example\.org$/],
    ['contactEmail', /@example\.org$/],
    ['date_of_birth', /^\d{4}-\d\d-\d\d$/],
    ['question', /^[A-Z].*\?$/],
    ['authorName', /^[A-Z][a-z]+ [A-Z][a-z]+$/],
    ['website', /^https:\/\/www\.example\.com\//],
    ['user_id', /^[0-9a-f-]{36}$/],
    ['language', /^[A-Z][a-z]+$/],
    ['city', /^[A-Z][a-z]+$/],
    ['answer', /^([A-Z][^.]*\. ?){3,}$/],
    ['reason', /^([A-Z][^.]*\. ?){2}$/],
  ])('%s', (name, expected) => {
    expect(texts(name)).toMatch(expected)
  })

  test('numbers keep to the range that their name suggests, within that of the schema', () => {
    const schema: JsonObject = {
      type: 'object',
      properties: { rating: { type: 'integer' }, year: { type: 'integer', minimum: 2000 } },
      required: ['rating', 'year'],
    }
    for (let seed = 0; seed < 50; seed += 1) {
      const { rating, year } = draw(schema, seed) as { rating: number; year: number }
      expect([rating >= 1 && rating <= 10, year >= 2000 && year <= 2025]).toEqual([true, true])
    }
  })

  test('a property called __proto__ is one like the others', () => {
    const schema = JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"integer"}},"required":["__proto__"]}',
    ) as JsonObject
    expect(Object.keys(draw(schema, 1) as object)).toEqual(['__proto__'])
  })
})
