/** The verifier `schema`. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/canonical-json.js'
import { isCupelError } from '../../src/base/errors.js'
import { schema } from '../../src/verify/schema.js'
import { judgeWith, sayWith } from './judge-with.js'

const person = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1 },
    age: { type: 'integer', minimum: 0 },
    email: { type: 'string', format: 'email' },
    tags: { type: 'array', items: { $ref: '#/$defs/tag' }, uniqueItems: true },
  },
  required: ['name', 'age'],
  if: { properties: { age: { minimum: 18 } } },
  ...JSON.parse('{ "then": { "required": ["email"] } }'),
  unevaluatedProperties: false,
  $defs: { tag: { enum: ['a', 'b'] } },
} satisfies JsonObject

const clean = { name: 'Ada', age: 36, email: 'ada@example.org', tags: ['a', 'b'] }

test('a clean record passes', async () => {
  expect(await sayWith(schema, { schema: person }, clean)).toBe('pass')
  expect(await sayWith(schema, { schema: person }, { name: 'Tim', age: 9 })).toBe('pass')
})

describe('a planted defect fails, with its place', () => {
  test.each<[string, JsonObject, string, string]>([
    ['a wrong type', { ...clean, age: '36' }, '/age', 'must be integer'],
    ['out of range', { ...clean, age: -1 }, '/age', 'must be >= 0'],
    ['a missing field', { name: 'Tim' }, '/', "must have required property 'age'"],
    ['what `if` and `then` demand', { name: 'Ada', age: 36 }, '/', "must have required property 'email'"],
    ['a wrong format', { ...clean, email: 'nobody' }, '/email', 'must match format "email"'],
    ['what `$ref` names', { ...clean, tags: ['c'] }, '/tags/0', 'must be equal to one of the allowed values'],
    [
      'a repeated item',
      { ...clean, tags: ['a', 'a'] },
      '/tags',
      'must NOT have duplicate items (items ## 0 and 1 are identical)',
    ],
    ['an unknown field', { ...clean, extra: 1 }, '/', 'must NOT have unevaluated properties'],
  ])('%s', async (_, data, place, fault) => {
    const verdict = await judgeWith(schema, { schema: person }, data)
    expect(verdict).toMatchObject({ verdict: 'fail', reason: 'schema-violation' })
    expect(verdict.evidence?.faults).toContainEqual(expect.objectContaining({ place, fault }))
  })

  test('at most five faults are shown', async () => {
    const many = { type: 'array', items: { type: 'string' } }
    const verdict = await judgeWith(schema, { schema: many, field: 'list' }, { list: [1, 2, 3, 4, 5, 6, 7] })
    expect(verdict.evidence?.faults).toHaveLength(5)
  })
})

describe('one field', () => {
  const numbers = { type: 'array', items: { type: 'number' } }

  test.each<[string, JsonObject, string]>([
    ['a value', { field: [1, 2] }, 'pass'],
    ['text that holds JSON', { field: '[1, 2]' }, 'pass'],
    ['text that holds other JSON', { field: '{"a":1}' }, 'fail schema-violation'],
    ['text that holds no JSON', { field: 'one, two' }, 'fail invalid-json'],
    ['nothing', {}, 'fail missing-field'],
  ])('%s', async (_, data, expected) => {
    const { verdict, reason } = await judgeWith(schema, { schema: numbers, field: 'field' }, data)
    expect([verdict, reason].filter((part) => part !== null).join(' ')).toBe(expected)
  })
})

describe('a schema file', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cupel-schema-'))
    writeFileSync(join(folder, 'person.json'), JSON.stringify(person))
    writeFileSync(join(folder, 'broken.json'), '{ "type": ')
    writeFileSync(join(folder, 'list.json'), '[1]')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  function refusal(options: JsonObject): string {
    try {
      schema.bind(options)
    } catch (thrown) {
      if (isCupelError(thrown)) return `${thrown.code}: ${thrown.message.replaceAll(`${folder}/`, '')}`
      throw thrown
    }
    return 'not refused'
  }

  test('is read when bound', async () => {
    const options = { schema: join(folder, 'person.json') }
    expect(await sayWith(schema, options, clean)).toBe('pass')
    expect((await judgeWith(schema, options, { name: 1 })).verdict).toBe('fail')
  })

  test('faults of the schema are faults of the recipe', () => {
    expect(refusal({ schema: join(folder, 'none.json') })).toMatchInlineSnapshot(
      `"missing-file: The schema file none.json does not exist."`,
    )
    expect(refusal({ schema: join(folder, 'broken.json') })).toMatchInlineSnapshot(
      `"bad-schema: The schema file broken.json is no JSON: Unexpected end of JSON input."`,
    )
    expect(refusal({ schema: join(folder, 'list.json') })).toMatchInlineSnapshot(
      `"bad-schema: The schema file list.json holds no JSON object."`,
    )
    expect(refusal({ schema: { type: 'nothing' } })).toMatchInlineSnapshot(
      `"bad-schema: The schema cannot be used: schema is invalid: data/type must be equal to one of the allowed values, data/type must be array, data/type must match a schema in anyOf."`,
    )
    expect(refusal({ schema: { type: 'string', format: 'colour' } })).toMatchInlineSnapshot(
      `"bad-schema: The schema cannot be used: unknown format "colour" in the schema at path "#"."`,
    )
    expect(refusal({ schema: { $ref: 'https://example.org/other.json' } })).toMatchInlineSnapshot(
      `"bad-schema: The schema cannot be used: can't resolve reference https://example.org/other.json from id #."`,
    )
  })
})
