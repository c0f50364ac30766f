/** Markdown: no text changes the shape of the page. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { code, codeBlock, escaped, list, section, table } from '../../../src/release/card/markdown.js'

describe('escaped', () => {
  test.each([
    ['a *bold* _word_ [link](x)', 'a \\*bold\\* \\_word\\_ \\[link\\](x)'],
    ['<script>', '\\<script\\>'],
    ['a | b', 'a \\| b'],
    ['two\n\nlines', 'two lines'],
    ['# no heading', '\\# no heading'],
    ['- no list', '\\- no list'],
    ['1. no list', '1\\. no list'],
    ['2)', '2\\)'],
    ['-', '\\-'],
    ['---', '\\---'],
    ['-0.5 to 1.5', '-0.5 to 1.5'],
    ['a - b and 1.5', 'a - b and 1.5'],
    ['&lt; &#38; R&D', '&amp;lt; &amp;\\#38; R&D'],
    ['C:\\x', 'C:\\\\x'],
  ])('%j', (text, expected) => {
    expect(escaped(text)).toBe(expected)
  })

  test('is always one line', () => {
    fc.assert(fc.property(fc.string(), (text) => !/[\r\n\u2028\u2029]/.test(escaped(text))))
  })
})

describe('code', () => {
  test.each([
    ['x <= 1', '`x <= 1`'],
    ['a `b` c', '``a `b` c``'],
    ['`', '`` ` ``'],
    ['', '`  `'],
    ['two\nlines', '`two lines`'],
  ])('%j', (text, expected) => {
    expect(code(text)).toBe(expected)
  })
})

test('a block of code has a fence longer than any inside', () => {
  expect(codeBlock('```js\nx\n```\n', 'yaml')).toBe('````yaml\n```js\nx\n```\n````')
  expect(codeBlock('a', '')).toBe('```\na\n```')
})

test('a table keeps its columns whatever stands in its cells', () => {
  expect(
    table(
      ['a', 'n'],
      [
        ['x | y', '1'],
        [code('p|q'), escaped('r|s')],
      ],
      [1],
    ),
  ).toMatchInlineSnapshot(`
    "| a | n |
    | --- | ---: |
    | x \\| y | 1 |
    | \`p\\|q\` | r\\|s |"
  `)
})

test.each([
  ['a|b', '`a\\|b`'],
  ['a\\|b', '`a\\|b`'], // the bar is escaped as it stands
  ['a\\\\|b', '`a\\\\\\|b`'], // two backslashes escape each other, so the bar needs its own
  ['||', '`\\|\\|`'],
])('the bar in the code %j does not end its cell', (text, cell) => {
  expect(table(['a'], [[code(text)]]).split('\n')[2]).toBe(`| ${cell} |`)
})

test('lists and sections; a section of nothing is nothing', () => {
  expect(list(['a', 'b'])).toBe('- a\n- b')
  expect(section('T', 'one', '', 'two')).toBe('## T\n\none\n\ntwo')
  expect(section('T', '', '')).toBe('')
})
