/** Laws of ids and fields: where a record stands decides its id; what a path names is what it finds. */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { candidateId, fieldText, fieldValue, sourceRecordId } from '../../src/record/data-record.js'
import type { JsonObject } from '../../src/base/canonical-json.js'

const place = fc.tuple(fc.string(), fc.string(), fc.nat(20))

test('two places in the plan have one id exactly when they are one place', () => {
  fc.assert(
    fc.property(place, place, (one, other) => {
      expect(candidateId(...one) === candidateId(...other)).toBe(
        JSON.stringify(one) === JSON.stringify(other),
      )
    }),
  )
})

test('parts of a place never run into each other', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 2 }), fc.nat(9), (text, draft) => {
      const ids = Array.from(text, (_, cut) => candidateId(text.slice(0, cut), text.slice(cut), draft))
      expect(new Set(ids).size).toBe(ids.length)
    }),
  )
})

test('a row and a candidate of the same names are different records', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => sourceRecordId(a, b) !== candidateId(a, b, 0)))
})

/** Every path to a value inside, as keys without dots. */
function pathsOf(value: unknown, path: readonly string[] = []): [string, unknown][] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : []
  const own: [string, unknown][] = path.length === 0 ? [] : [[path.join('.'), value]]
  return [...own, ...inner.flatMap(([key, one]) => pathsOf(one, [...path, key]))]
}

const key = fc.oneof(
  fc.constantFrom('constructor', 'length', 'toString', '0', 'name'),
  fc.stringMatching(/^\w{1,5}$/),
)
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.integer(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
  ),
}))

test('every value inside is found by its path, and its text is that of the value', () => {
  fc.assert(
    fc.property(fc.dictionary(key, tree, { maxKeys: 4 }), (data) => {
      for (const [path, value] of pathsOf(data)) {
        expect(fieldValue(data as JsonObject, path)).toBe(value)
        const text = fieldText(data as JsonObject, path)
        if (typeof value === 'string') expect(text).toBe(value)
        else if (value === null) expect(text).toBe('')
        else expect(text).toBe(JSON.stringify(value))
      }
    }),
  )
})

test('a path one step beyond a leaf finds nothing', () => {
  fc.assert(
    fc.property(fc.dictionary(key, tree, { maxKeys: 4 }), key, (data, beyond) => {
      for (const [path, value] of pathsOf(data)) {
        if (typeof value === 'object' && value !== null) continue
        expect(fieldValue(data as JsonObject, `${path}.${beyond}`)).toBeUndefined()
        expect(fieldText(data as JsonObject, `${path}.${beyond}`)).toBe('')
      }
    }),
  )
})
