/** Where a JSON value ends or breaks. */

import { expect, test } from 'vitest'
import { MOST_LEVELS, scanJson } from '../../../src/model/answer/scan-json.js'
import { literalAt, scanString } from '../../../src/model/answer/scan-token.js'

test('a value ends behind its last sign, whatever follows', () => {
  expect(scanJson('  [1, {"a": "]"}] more', 0)).toEqual({ end: 17, commas: [] })
  expect(scanJson('x 12 y', 2)).toEqual({ end: 4, commas: [] })
})

test('trailing commas are found', () => {
  // [ 1 , ] : the comma stands at 2; {"a":[ , ]...: inner at 8, outer at 10
  expect(scanJson('[1,]', 0)).toEqual({ end: 4, commas: [2] })
  expect(scanJson('{"a":[12,],}', 0)).toEqual({ end: 12, commas: [8, 10] })
})

test('a broken value says where, why and whether it had a name', () => {
  expect(scanJson('[1, see]', 0)).toEqual({ at: 4, fault: 'a value should stand here', hasName: false })
  expect(scanJson('{"a" 1}', 0)).toEqual({ at: 5, fault: 'a colon should follow the name', hasName: false })
  expect(scanJson('{"a": b}', 0)).toMatchObject({ at: 6, hasName: true })
  expect(scanJson('{]', 0)).toMatchObject({ at: 1 })
  expect(scanJson('[}', 0)).toMatchObject({ at: 1 })
  expect(scanJson('', 0)).toMatchObject({ fault: 'the text ends where a value should be' })
})

test('nothing behind the limit is read', () => {
  expect(scanJson('[1, 2]', 0, 4)).toMatchObject({ at: 4, fault: 'the text ends while 1 bracket is open' })
  expect(scanString('"abc"', 0, 3)).toEqual({ at: 3, fault: 'the text ends inside a string' })
  expect(literalAt('123', 0, 2)).toEqual({ fault: undefined })
})

test('levels are bounded', () => {
  expect(scanJson('['.repeat(MOST_LEVELS + 1), 0)).toMatchObject({ at: MOST_LEVELS })
})

test('tokens', () => {
  expect(scanString('"\\u00e9\\n" x', 0, 12)).toEqual({ end: 10 })
  expect(scanString('"\\ud83d\\ude00"', 0, 14)).toEqual({ end: 14 })
  expect(scanString('"\\ude00"', 0, 8)).toMatchObject({ at: 0 })
  expect(literalAt('-0.5e+3,', 0, 8)).toEqual({ end: 7 })
  expect(literalAt('nullable', 0, 8)).toEqual({ fault: undefined })
  expect(literalAt('None', 0, 4)).toEqual({ fault: 'None is no JSON: write null' })
})
