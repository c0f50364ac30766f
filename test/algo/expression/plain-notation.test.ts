/** Typesetting as plain signs. */

import { expect, test } from 'vitest'
import { plainNotation } from '../../../src/algo/expression/plain-notation.js'

test.each([
  ['\\frac{1}{2}', '(1)/(2)'],
  ['\\dfrac{3}{4} of it', '(3)/(4) of it'],
  ['6 \\times 4', '6 * 4'],
  ['6 \\cdot 4', '6 * 4'],
  ['8 \\div 2', '8 / 2'],
  ['6 &times; 4', '6 * 4'],
  ['50\\%', '50%'],
  ['\\$5', '$5'],
  ['1{,}250', '1,250'],
  ['\\boxed{24}', '24'],
  ['24', '24'],
  ['٢٤', '24'],
  ['۲۴', '24'],
  ['२४', '24'],
  ['২৪', '24'],
  ['２４', '24'],
  ['plain text, untouched: a_b^c', 'plain text, untouched: a_b^c'],
])('%s', (given, expected) => {
  expect(plainNotation(given)).toBe(expected)
})
