/** Text fields of a record. */

import { expect, test } from 'vitest'
import { asText, firstPresent, textField } from '../../../src/export/example/text-field.js'

test.each([
  [{ a: 'x' }, 'a', { found: 'x' }],
  [{ a: ' x ' }, 'a', { found: ' x ' }],
  [{ a: 0 }, 'a', { found: '0' }],
  [{ a: false }, 'a', { found: 'false' }],
  [{ a: { b: ['x'] } }, 'a.b.0', { found: 'x' }],
  [{ 'a.b': 'x', a: { b: 'y' } }, 'a.b', { found: 'x' }],
  [{ a: '' }, 'a', { skipped: 'empty-part' }],
  [{ a: '\u2003\n' }, 'a', { skipped: 'empty-part' }],
  [{ a: null }, 'a', { skipped: 'missing-part' }],
  [{}, 'a', { skipped: 'missing-part' }],
  [{ a: 'x' }, undefined, { skipped: 'missing-part' }],
  [{ a: [] }, 'a', { skipped: 'part-not-text' }],
  [{ a: {} }, 'a', { skipped: 'part-not-text' }],
  // a name that every object inherits is no field
  [{}, 'toString', { skipped: 'missing-part' }],
])('of %j the field %s', (data, field, expected) => {
  expect(textField(data, field, 'part')).toEqual(expected)
})

test('firstPresent: the order is that of the names asked for', () => {
  expect(firstPresent({ b: 1, a: 2 }, ['a', 'b'])).toBe('a')
  expect(firstPresent({ a: null, b: '' }, ['a', 'b'])).toBe('b')
  expect(firstPresent({ c: 1 }, ['a', 'b'])).toBeUndefined()
  expect(firstPresent({}, ['constructor'])).toBeUndefined()
})

test('asText', () => {
  expect([asText(1.5, 'x'), asText('', 'x'), asText(null, 'x')]).toEqual([
    { found: '1.5' },
    { skipped: 'empty-x' },
    { skipped: 'x-not-text' },
  ])
})
