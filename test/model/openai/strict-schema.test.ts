/** Which schemas are sent as strict. */

import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { isStrictSchema } from '../../../src/model/openai/strict-schema.js'

const text = { type: 'string' }
const closed = { type: 'object', properties: { a: text }, required: ['a'], additionalProperties: false }

describe('isStrictSchema', () => {
  test.each<[string, JsonObject]>([
    ['closed and complete', closed],
    ['nested', { ...closed, properties: { a: { type: 'array', items: closed } } }],
    ['with alternatives', { ...closed, properties: { a: { anyOf: [text, { type: 'null' }] } } }],
    ['with definitions', { ...closed, properties: { a: { $ref: '#/$defs/b' } }, $defs: { b: closed } }],
    ['without properties', { type: 'object', additionalProperties: false }],
    ['a property named like a keyword', { ...closed, properties: { not: text }, required: ['not'] }],
  ])('%s: yes', (_, schema) => expect(isStrictSchema(schema)).toBe(true))

  test.each<[string, JsonObject]>([
    ['open', { type: 'object', properties: { a: text }, required: ['a'] }],
    ['open to a schema', { ...closed, additionalProperties: text }],
    ['with an optional property', { ...closed, required: [] }],
    ['open within a list', { ...closed, properties: { a: { type: 'array', items: { type: 'object' } } } }],
    ['open within a definition', { ...closed, $defs: { b: { type: 'object' } } }],
    ['open where it may be null', { ...closed, properties: { a: { type: ['object', 'null'] } } }],
    ['a list at the root', { type: 'array', items: text }],
    ['alternatives at the root', { ...closed, anyOf: [closed] }],
    ['a part of any type', { ...closed, properties: { a: {} } }],
    ['a keyword that is refused', { ...closed, properties: { a: { oneOf: [text] } } }],
    ['nothing', {}],
  ])('%s: no', (_, schema) => expect(isStrictSchema(schema)).toBe(false))
})
