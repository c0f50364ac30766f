/** Parsing without changing a value. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasSurrogateEscape, parseJson, quoteUnsafeIntegers } from '../../../src/source/rows/parse-json.js'

describe('integers beyond 2^53 − 1 = 9007199254740991', () => {
  test.each([
    ['{"id":9007199254740991}', { id: 9007199254740991 }],
    ['{"id":9007199254740992}', { id: '9007199254740992' }],
    ['{"id":-9007199254740993}', { id: '-9007199254740993' }],
    ['{"id":1234567890123456789}', { id: '1234567890123456789' }],
    ['[1,9007199254740993,2]', [1, '9007199254740993', 2]],
    ['{"a":{"b":[18446744073709551615]}}', { a: { b: ['18446744073709551615'] } }],
    // not integers as they are written, so they stay doubles
    ['{"x":1e300}', { x: 1e300 }],
    ['{"x":9007199254740993.0}', { x: 9007199254740992 }],
    ['{"x":0.12345678901234567890}', { x: 0.12345678901234568 }],
    // digits in strings and keys are left alone, also beside an unsafe integer
    ['{"9007199254740993":"9007199254740993"}', { '9007199254740993': '9007199254740993' }],
    ['{"a\\"9007199254740993":9007199254740993}', { 'a"9007199254740993': '9007199254740993' }],
    ['{"s":"\\\\","n":9007199254740993}', { s: '\\', n: '9007199254740993' }],
    // sixteen digits, but safe
    ['{"n":1000000000000000}', { n: 1000000000000000 }],
  ])('%s', (text, expected) => {
    expect(parseJson(text, false)).toEqual({ value: expected, flaw: undefined })
  })
})

describe('flaws', () => {
  test.each([
    ['{"a":1e999}', false, { reason: 'number-out-of-range', path: ['a'] }],
    ['{"a":[1,-1e999]}', false, { reason: 'number-out-of-range', path: ['a', 1] }],
    ['{"big":9007199254740993,"a":1e999}', false, { reason: 'number-out-of-range', path: ['a'] }],
    ['{"a":"\\ud800"}', true, { reason: 'lone-surrogate', path: ['a'] }],
    ['{"\\udc00":1}', true, { reason: 'lone-surrogate', path: ['\udc00'] }],
    ['{"a":"\\ud83d\\ude00"}', true, undefined],
    // not looked for when the text has no such escape
    ['{"a":"\\ud800"}', false, undefined],
  ])('%s', (text, maySplitSurrogates, expected) => {
    expect(parseJson(text, maySplitSurrogates).flaw).toEqual(expected)
  })
})

test.each([
  ['plain', false],
  ['\\ud83d', true],
  ['\\uD83D', true],
  ['\\ude', true],
  ['\\u00e9', false],
])('%s may hold half a surrogate pair: %s', (text, expected) => {
  expect(hasSurrogateEscape(text)).toBe(expected)
})

describe('laws', () => {
  test('a value without unsafe integers is what JSON.parse makes of it', () => {
    fc.assert(
      fc.property(
        fc.json().filter((text) => !/\d{16}/.test(text)),
        (text) => {
          const plain: unknown = JSON.parse(text)
          expect(parseJson(text, true).value).toEqual(plain)
        },
      ),
    )
  })

  test('quoting changes nothing but the literals: taking the quotes away gives the text again', () => {
    const integers = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String)
    const texts = fc
      .array(fc.oneof(integers, fc.json()), { maxLength: 8 })
      .map((items) => `[${items.join(',')}]`)
    fc.assert(
      fc.property(texts, (text) => {
        const quoted = quoteUnsafeIntegers(text)
        expect(quoted.length >= text.length).toBe(true)
        expect(Array.isArray(JSON.parse(quoted))).toBe(true)
        if (quoted.length === text.length) expect(quoted).toBe(text)
      }),
    )
  })

  test('every integer keeps its digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (integer) => {
        expect(String(parseJson(String(integer), false).value)).toBe(String(integer))
      }),
    )
  })
})
