/** Schemas made fit for Anthropic: closed, without bounds, and otherwise as they were. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { outputSchema } from '../../../src/model/anthropic/output-schema.js'

describe('outputSchema', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['objects are closed', { type: 'object' }, { type: 'object', additionalProperties: false }],
    [
      'closed ones stay',
      { type: 'object', additionalProperties: false },
      { type: 'object', additionalProperties: false },
    ],
    [
      'open ones stay open',
      { type: 'object', additionalProperties: true },
      { type: 'object', additionalProperties: true },
    ],
    [
      'objects that may be null',
      { type: ['object', 'null'] },
      { type: ['object', 'null'], additionalProperties: false },
    ],
    ['bounds of numbers go', { type: 'number', minimum: 0, maximum: 9, multipleOf: 3 }, { type: 'number' }],
    [
      'bounds of lengths go, patterns stay',
      { type: 'string', minLength: 1, maxLength: 9, pattern: '^a' },
      { type: 'string', pattern: '^a' },
    ],
    ['few items may be demanded', { type: 'array', minItems: 1 }, { type: 'array', minItems: 1 }],
    ['many may not', { type: 'array', minItems: 2, maxItems: 5, uniqueItems: true }, { type: 'array' }],
    [
      'parts are made fit too',
      { anyOf: [{ type: 'integer', minimum: 1 }], items: { type: 'object' }, $defs: { a: { minLength: 1 } } },
      {
        anyOf: [{ type: 'integer' }],
        items: { type: 'object', additionalProperties: false },
        $defs: { a: {} },
      },
    ],
    [
      'a property named like a bound stays',
      { properties: { minimum: { type: 'number', minimum: 1 } }, required: ['minimum'] },
      { properties: { minimum: { type: 'number' } }, required: ['minimum'], additionalProperties: false },
    ],
    [
      'values are no schemas',
      { enum: [{ minimum: 1 }], default: { minimum: 1 } },
      { enum: [{ minimum: 1 }], default: { minimum: 1 } },
    ],
  ])('%s', (_, schema, fit) => {
    expect(outputSchema(schema)).toEqual(fit)
    expect(outputSchema(fit)).toEqual(fit)
  })
})
