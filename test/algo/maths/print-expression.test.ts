/** Writing trees with the fewest parentheses. */

import { expect, test } from 'vitest'
import { parseExpression } from '../../../src/algo/maths/parse-expression.js'
import { printExpression } from '../../../src/algo/maths/print-expression.js'

test.each([
  ['(20/100)*25', '20/100*25'],
  ['2*(3+4)', '2*(3+4)'],
  ['(2+3)-(4-5)', '2+3-(4-5)'],
  ['12/(3*2)', '12/(3*2)'],
  ['(12/3)*2', '12/3*2'],
  ['-(3+4)', '-(3+4)'],
  ['5--3', '5-(-3)'],
  ['(4+1)%', '(4+1)%'],
  ['$1,200 x 2', '1,200*2'],
])('%s prints as %s', (text, expected) => {
  const expression = parseExpression(text)
  expect(expression && printExpression(expression, (leaf) => leaf.text)).toBe(expected)
})

test('leaves are printed as asked', () => {
  const expression = parseExpression('3*4+5')
  expect(expression && printExpression(expression, () => 'L')).toBe('L*L+L')
})
