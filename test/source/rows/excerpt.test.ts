/** Quoting a few characters of a row, safe to print. */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerpt } from '../../../src/source/rows/excerpt.js'

test.each([
  ['short', 2, '`short`'],
  ['', 0, '``'],
  // 30 characters before the place and 20 from it on
  [`${'a'.repeat(40)}|${'b'.repeat(40)}`, 40, `…\`${'a'.repeat(30)}|${'b'.repeat(19)}\`…`],
  ['{"a":"b\\n"}', 3, '`{"a":"b\\n"}`'],
  ['tab\tnewline\nnul\0', 0, '`tab\\u0009newline\\u000anul\\u0000`'],
  // escape sequences of terminals, a right-to-left override and a line separator are shown, not printed
  ['\u001b[31m\u009b1m\u202e\u2028', 0, '`\\u001b[31m\\u009b1m\\u202e\\u2028`'],
  ['half \ud800, whole 😀', 0, '`half \\ud800, whole 😀`'],
])('%j at %d', (text, index, expected) => {
  expect(excerpt(text, index)).toBe(expected)
})

test('never more than 50 characters of the text, never a control character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(), (text, at) => {
      const quoted = excerpt(text, at % (text.length + 1))
      expect(quoted).not.toMatch(/\p{Cc}|[\u202a-\u202e]/u)
      const inner = quoted.replace(/^…?`|`…?$/g, '')
      expect(inner.replace(/\\u[0-9a-f]{4}/g, '.').length).toBeLessThanOrEqual(50)
      expect(quoted.isWellFormed()).toBe(true)
    }),
  )
})
