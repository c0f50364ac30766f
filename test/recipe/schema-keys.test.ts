/** Keys that a schema knows at a path: through wrappers, lists, maps and alternatives. */

import { expect, test } from 'vitest'
import { z } from 'zod'
import { knownKeysAt } from '../../src/recipe/schema-keys.js'

const inner = z.strictObject({ deep: z.string(), other: z.number() })
const schema = z
  .strictObject({
    plain: inner,
    optional: inner.optional(),
    filled: inner.default({ deep: 'x', other: 1 }),
    nullable: inner.nullable(),
    list: z.array(inner),
    map: z.record(z.string(), inner),
    either: z.union([z.string(), inner, z.strictObject({ deep: z.string(), third: z.string() })]),
    kinds: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('a'), a: z.string() }),
      z.strictObject({ kind: z.literal('b'), b: z.string() }),
    ]),
    piped: inner.transform((value) => value.deep),
    refined: inner.refine(() => true),
    leaf: z.string(),
  })
  .refine(() => true)

test.each([
  [['plain'], ['deep', 'other']],
  [['optional'], ['deep', 'other']],
  [['filled'], ['deep', 'other']],
  [['nullable'], ['deep', 'other']],
  [
    ['list', 3],
    ['deep', 'other'],
  ],
  [
    ['map', 'any name'],
    ['deep', 'other'],
  ],
  [['either'], ['deep', 'other', 'third']],
  [['kinds'], ['kind', 'a', 'b']],
  [['piped'], ['deep', 'other']],
  [['refined'], ['deep', 'other']],
  [['list'], []],
  [['leaf'], []],
  [['leaf', 'deep'], []],
  [['unknown'], []],
  [['constructor'], []],
  [['plain', 'toString'], []],
])('at %j: %j', (path, keys) => {
  expect(knownKeysAt(schema, path)).toEqual(keys)
})

test('at the top: all', () => {
  expect(knownKeysAt(schema, [])).toEqual(Object.keys(schema.shape))
})
