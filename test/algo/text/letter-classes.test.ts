/** Classes of characters, script by script, against Unicode's own properties. */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ALONE, JOINING, letterClass, MARK, SEPARATOR } from '../../../src/algo/text/letter-classes.js'

test.each([
  ['a', JOINING],
  ['Z', JOINING],
  ['0', JOINING],
  ['é', JOINING],
  ['ß', JOINING],
  ['я', JOINING],
  ['ע', JOINING],
  ['ب', JOINING],
  ['अ', JOINING],
  ['한', JOINING],
  ['½', JOINING],
  ['²', JOINING],
  ['Ⅷ', JOINING],
  ['ー', JOINING],
  ['漢', ALONE],
  ['あ', ALONE],
  ['ア', ALONE],
  ['ก', ALONE],
  ['ກ', ALONE],
  ['ក', ALONE],
  ['က', ALONE],
  ['𠀀', ALONE],
  ['\u0301', MARK],
  ['ि', MARK],
  ['่', MARK],
  ['_', SEPARATOR],
  ['-', SEPARATOR],
  ["'", SEPARATOR],
  ['’', SEPARATOR],
  [' ', SEPARATOR],
  ['\u00a0', SEPARATOR],
  ['\u3000', SEPARATOR],
  ['。', SEPARATOR],
  ['$', SEPARATOR],
  ['+', SEPARATOR],
  ['🙂', SEPARATOR],
  ['\u200b', SEPARATOR],
  ['\ufeff', SEPARATOR],
  ['\ud800', SEPARATOR],
])('%j is of class %d', (character, expected) => {
  expect(letterClass(character.codePointAt(0) ?? 0)).toBe(expected)
})

test('law: letters and numbers make words, marks join, all else separates', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0x10ffff }), (codePoint) => {
      const character = String.fromCodePoint(codePoint)
      const kind = letterClass(codePoint)
      expect(kind === MARK).toBe(/\p{M}/u.test(character))
      expect(kind === JOINING || kind === ALONE).toBe(/[\p{L}\p{N}]/u.test(character))
      expect(letterClass(codePoint)).toBe(kind)
    }),
    { numRuns: 3000 },
  )
})
