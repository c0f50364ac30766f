/** Integer literals of CEL become doubles; everything else stays as it was. */

import { expect, test } from 'vitest'
import { withDoubleLiterals } from '../../../src/algo/expression/double-literals.js'

test.each([
  ['age + 1', 'age + 1.0'],
  ['7/2', '7.0/2.0'],
  ['-3', '-3.0'],
  ['xs[i + 1]', 'xs[i + 1.0]'],
  ['x in [1]', 'x in [1.0]'],
  ['x in[1]', 'x in[1.0]'],
  ['[1, 20, 300]', '[1.0, 20.0, 300.0]'],
  ['a.b == 0', 'a.b == 0.0'],
])('%s', (given, expected) => {
  expect(withDoubleLiterals(given)).toBe(expected)
})

test.each([
  ['a double', '1.5 + 2.25e3'],
  ['an exponent', '1e6'],
  ['an unsigned number', '7u'],
  ['a hexadecimal number', '0xFF'],
  ['digits of a name', 'field_2 + x1'],
  ['a string', '"room 12" + \'34\''],
  ['a string with an escaped quote', '"say \\"5\\" 6"'],
  ['a raw string', "r'\\d{3}'"],
  ['a long string', '"""7\n8"""'],
  ['a comment', 'a // 9 lives'],
  ['a position', 'xs[0] + f(x)[ 12 ] + xs[1][2]'],
])('leaves %s alone', (_, text) => {
  expect(withDoubleLiterals(text)).toBe(text)
})
