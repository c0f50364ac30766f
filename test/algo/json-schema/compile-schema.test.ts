/** A JSON Schema as a check of values. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileSchema } from '../../../src/algo/json-schema/compile-schema.js'
import type { JsonObject } from '../../../src/base/canonical-json.js'

const order = {
  type: 'object',
  properties: {
    size: { enum: ['small', 'large'] },
    count: { type: 'integer', minimum: 1 },
    kind: { const: 'tea' },
    due: { type: 'string', format: 'date' },
  },
  required: ['size', 'count'],
  additionalProperties: false,
} satisfies JsonObject

describe('faults', () => {
  test.each<[string, unknown, string[]]>([
    ['none', { size: 'small', count: 2, kind: 'tea', due: '2026-02-28' }, []],
    ['the whole', 'text', ['/: must be object']],
    ['a choice', { size: 'big', count: 2 }, ['/size: must be one of "small", "large"']],
    ['a constant', { size: 'small', count: 2, kind: 'milk' }, ['/kind: must be "tea"']],
    [
      'an unknown name',
      { size: 'small', count: 2, cup: 1 },
      ['/: must NOT have additional properties: "cup"'],
    ],
    ['a missing name', { size: 'small' }, ["/: must have required property 'count'"]],
    ['a format', { size: 'small', count: 2, due: '2026-02-30' }, ['/due: must match format "date"']],
    ['two at once', { size: 'small', count: 0.5 }, ['/count: must be integer', '/count: must be >= 1']],
  ])('%s', (_, value, words) => {
    expect(compileSchema(order)(value).map((fault) => fault.words)).toEqual(words)
  })

  test('long lists of choices are cut', () => {
    const schema = { enum: Array.from({ length: 30 }, (_, index) => index) }
    expect(compileSchema(schema)('x')[0]?.words).toMatchInlineSnapshot(
      `"/: must be one of 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 …"`,
    )
  })
})

test('one object is compiled once', () => {
  expect(compileSchema(order)).toBe(compileSchema(order))
  expect(compileSchema({ ...order })).not.toBe(compileSchema(order))
})

test('checks of two schemas do not disturb each other', () => {
  const text = compileSchema({ type: 'string' })
  const number = compileSchema({ type: 'number' })
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.double({ noNaN: true })), (value) => {
      const isText = typeof value === 'string'
      return (text(value).length === 0) === isText && (number(value).length === 0) === !isText
    }),
  )
})

test('a schema that cannot be used is refused', () => {
  expect(() => compileSchema({ type: 'nothing' })).toThrow(/^The schema cannot be used: /)
  expect(() => compileSchema({ type: 'string', format: 'colour' })).toThrow(
    'unknown format "colour" in the schema',
  )
})
