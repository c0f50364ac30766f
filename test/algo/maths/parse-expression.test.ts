/** Reading arithmetic as it is written. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Expression, evaluate, leavesOf } from '../../../src/algo/maths/expression.js'
import { type NumberLeaf, parseExpression, shiftLeaves } from '../../../src/algo/maths/parse-expression.js'
import { printExpression } from '../../../src/algo/maths/print-expression.js'

const valueOf = (text: string): string | undefined => {
  const expression = parseExpression(text)
  return expression && evaluate(expression, (leaf) => leaf.value)?.toFraction()
}

describe('values', () => {
  test.each([
    ['48/2', '24'],
    ['2+3*4', '14'],
    ['(2+3)*4', '20'],
    ['20-5-3', '12'], // from left to right
    ['48/4/2', '6'],
    ['100 / 2 * 3', '150'],
    ['$3.50 x 4', '14'],
    ['6 X 7', '42'],
    ['6×7', '42'],
    ['6·7', '42'],
    ['9÷2', '9/2'],
    ['78 – 30', '48'],
    ['78 − 30', '48'],
    ['.5*12', '6'],
    ['1,250*2', '2500'],
    ['15% * 80', '12'],
    ['(10+5)%*200', '30'],
    ['-4+9', '5'],
    ['3*-2', '-6'],
    ['150(.80)', '120'],
    ['(3)(4)', '12'],
    ['2(1+2)3', undefined],
    ['((7))', '7'],
    ['£12 + €3', '15'],
    ['  8  ', '8'],
  ])('%s is %s', (text, expected) => {
    expect(valueOf(text)).toBe(expected)
  })
})

test.each([
  '',
  ' ',
  '+',
  '2+',
  '*3',
  '2**3',
  '(2+3',
  '2+3)',
  '()',
  'x',
  '3x',
  '2 1/2',
  '4 apples',
  '2^3',
  '1.2.3',
  '5 5',
  '2//3',
])('%j is not an expression', (text) => {
  expect(parseExpression(text)).toBeUndefined()
})

test('numbers keep their places in the text', () => {
  const text = ' $1,200 - (3 x .25)'
  const leaves = leavesOf(parseExpression(text) as Expression<NumberLeaf>)
  expect(leaves.map((leaf) => text.slice(leaf.start, leaf.end))).toEqual(['1,200', '3', '.25'])
  expect(leaves.map((leaf) => leaf.text)).toEqual(['1,200', '3', '.25'])
})

test('places can be moved from a part to the whole', () => {
  const whole = 'She pays 3*4 in all'
  const part = shiftLeaves(parseExpression('3*4') as Expression<NumberLeaf>, whole.indexOf('3*4'))
  expect(leavesOf(part).map((leaf) => whole.slice(leaf.start, leaf.end))).toEqual(['3', '4'])
})

const tree = fc.letrec<{ node: Expression<number> }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    fc.integer({ min: 0, max: 99 }).map((leaf): Expression<number> => ({ kind: 'leaf', leaf })),
    fc
      .tuple(
        fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const),
        tie('node'),
        tie('node'),
      )
      .map(([operator, left, right]): Expression<number> => ({ kind: 'binary', operator, left, right })),
    tie('node').map((operand): Expression<number> => ({ kind: 'percent', operand })),
    tie('node').map((operand): Expression<number> => ({ kind: 'negate', operand })),
  ),
})).node

test('a printed tree is read back as the same tree', () => {
  fc.assert(
    fc.property(tree, (expression) => {
      const text = printExpression(expression, String)
      const back = parseExpression(text)
      return back !== undefined && printExpression(back, (leaf) => leaf.text) === text
    }),
  )
})

test('white space between tokens changes nothing', () => {
  fc.assert(
    fc.property(tree, (expression) => {
      const text = printExpression(expression, String)
      return valueOf(text) === valueOf(text.replace(/([-+*/()%])/g, ' $1 '))
    }),
  )
})

test('an expression of many numbers is read, one that would nest too deep is not', () => {
  const chain = (length: number): string => Array.from({ length }, () => '1').join('+')
  expect(valueOf(chain(500))).toBe('500') // 999 tokens
  expect(valueOf(chain(5000))).toBeUndefined()
  expect(valueOf(`${'('.repeat(499)}7${')'.repeat(499)}`)).toBe('7')
  expect(valueOf('('.repeat(100_000))).toBeUndefined()
})
