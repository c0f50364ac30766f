/** Options as rows: names, types in words, defaults. */

import { expect, test } from 'vitest'
import { z } from 'zod'
import { listOptions } from '../../src/contract/option-table.js'

const rowOf = (schema: z.ZodType) => listOptions(z.strictObject({ option: schema }))[0]

test.each<[string, z.ZodType]>([
  ['string', z.string()],
  ['boolean', z.boolean()],
  ['integer', z.int()],
  ['integer > 0', z.int().positive()],
  ['number ≥ 0 and ≤ 1', z.number().min(0).max(1)],
  ['number > 0 and < 1', z.number().gt(0).lt(1)],
  ['"keep" or "drop"', z.enum(['keep', 'drop'])],
  ['"only"', z.literal('only')],
  ['list of string', z.array(z.string())],
  ['string or list of string', z.union([z.string(), z.array(z.string())])],
  ['string or null', z.string().nullable()],
  ['map of number', z.record(z.string(), z.number())],
  ['object', z.strictObject({ a: z.string() })],
  ['anything', z.custom<() => void>()],
])('%s', (type, schema) => {
  expect(rowOf(schema)?.type).toBe(type)
})

test('defaults, requirement and descriptions', () => {
  const options = z.strictObject({
    a: z.int().default(3).describe('A with a default.'),
    b: z.string().describe('B is required.'),
    c: z.string().optional().describe('C may be left out.'),
  })
  expect(listOptions(options).map((row) => [row.name, row.default, row.required, row.description])).toEqual([
    ['a', '3', false, 'A with a default.'],
    ['b', undefined, true, 'B is required.'],
    ['c', undefined, false, 'C may be left out.'],
  ])
})

test('options inside options, lists and alternatives have paths', () => {
  const rule = z.strictObject({ pattern: z.string() })
  const options = z.strictObject({
    one: rule,
    many: z.array(rule),
    either: z.union([z.string(), rule]),
    map: z.record(z.string(), rule),
    mixed: z.array(z.union([z.string(), rule])),
  })
  expect(listOptions(options).map(({ name }) => name)).toEqual([
    'one',
    'one.pattern',
    'many',
    'many[].pattern',
    'either',
    'either.pattern',
    'map',
    'map.<name>.pattern',
    'mixed',
    'mixed[].pattern',
  ])
})

test('alternatives are named by the value that tells them apart', () => {
  const shape = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('circle'), radius: z.number() }),
    z.strictObject({ kind: z.literal('square'), side: z.number() }),
  ])
  const names = listOptions(z.strictObject({ shape, plain: z.strictObject({ kind: z.literal('one') }) })).map(
    ({ name }) => name,
  )
  expect(names).toEqual(['shape', 'shape(circle).radius', 'shape(square).side', 'plain', 'plain.kind'])
})
