/** File name patterns. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { globTest } from '../../../src/source/layout/glob.js'

const paths = [
  'train.csv',
  'test.csv',
  'data/train-00000-of-00002.parquet',
  'data/train-00001-of-00002.parquet',
  'data/deep/er/train.csv',
  'train/a.csv',
  'my train.csv',
  'x[1].csv',
]

describe('known matches', () => {
  test.each([
    // pattern, indexes of the paths that match
    ['train.csv', [0]],
    ['./train.csv', [0]],
    ['*.csv', [0, 1, 6, 7]],
    ['data/*', [2, 3]],
    ['data/**', [2, 3, 4]],
    ['data/', [2, 3, 4]],
    ['data/**/*.csv', [4]],
    ['data/**/train*', [2, 3, 4]],
    ['**', [0, 1, 2, 3, 4, 5, 6, 7]],
    ['**/train.csv', [0, 4]],
    ['**/train/**', [5]],
    ['**.csv', [0, 1, 6, 7]],
    ['t??t.csv', [1]],
    ['t[er]*.csv', [0, 1]],
    ['t[!r]*.csv', [1]],
    ['t[a-f]st.csv', [1]],
    ['data/train-0000[0-9]-of-*', [2, 3]],
    ['**/*[-._ 0-9]train[-._ 0-9]*', [6]],
    ['x[[]1].csv', [7]],
    ['train', []],
    ['', []],
    ['../train.csv', []],
  ])('%s', (pattern, expected) => {
    const matches = globTest(pattern)
    expect(paths.flatMap((path, index) => (matches(path) ? [index] : []))).toEqual(expected)
  })

  test.each([
    ['[]a]', ']', true],
    ['[]a]', 'a', true],
    ['[!]a]', 'a', false],
    ['[a-]', '-', true],
    ['[a', '[a', true],
    ['a.c', 'abc', false],
    ['(a|b)+$', '(a|b)+$', true],
    ['*', '', true],
    ['?', '😀', true],
    ['a\\b', 'a\\b', true],
  ])('%s matches %s: %s', (pattern, path, expected) => {
    expect(globTest(pattern)(path)).toBe(expected)
  })
})

test('a pattern made to be slow is not', () => {
  const slow = globTest(`${'*a'.repeat(200)}b`)
  expect(slow('a'.repeat(255))).toBe(false)
  expect(globTest(`${'**/'.repeat(50)}x`)('a/'.repeat(100))).toBe(false)
})

describe('laws', () => {
  const names = fc.string({ unit: fc.constantFrom('a', 'b', '-', '.', '7'), minLength: 1, maxLength: 8 })
  const path = fc
    .array(names, { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('/'))
    .filter((text) => !text.startsWith('./'))

  test('a path without signs matches itself, and any path matches **', () => {
    fc.assert(fc.property(path, (text) => globTest(text)(text) && globTest('**')(text)))
  })

  test('a star for any run of a name matches', () => {
    fc.assert(
      fc.property(path, fc.nat(), fc.nat(), (text, a, b) => {
        const name = text.split('/').at(-1) ?? ''
        const [from, to] = [a % (name.length + 1), b % (name.length + 1)].sort((x, y) => x - y)
        const folder = text.slice(0, text.length - name.length)
        const pattern = `${folder}${name.slice(0, from)}*${name.slice(to)}`
        return globTest(pattern)(text)
      }),
    )
  })
})
