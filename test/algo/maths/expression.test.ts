/** Trees of arithmetic and their values. */

import { describe, expect, test } from 'vitest'
import {
  countOperations,
  type Expression,
  evaluate,
  leavesOf,
  mapLeaves,
} from '../../../src/algo/maths/expression.js'
import { rational } from '../../../src/algo/maths/rational.js'

const leaf = (value: number): Expression<number> => ({ kind: 'leaf', leaf: value })
const binary = (operator: '+' | '-' | '*' | '/', left: Expression<number>, right: Expression<number>) =>
  ({ kind: 'binary', operator, left, right }) as const

const value = (expression: Expression<number>): string | undefined =>
  evaluate(expression, (number) => rational(number))?.toFraction()

describe('evaluate', () => {
  test.each([
    ['7', leaf(7), '7'],
    ['2+3', binary('+', leaf(2), leaf(3)), '5'],
    ['2-3', binary('-', leaf(2), leaf(3)), '-1'],
    ['1/3*3', binary('*', binary('/', leaf(1), leaf(3)), leaf(3)), '1'],
    ['10/4', binary('/', leaf(10), leaf(4)), '5/2'],
    ['-(4)', { kind: 'negate', operand: leaf(4) } as const, '-4'],
    ['15% of 80', binary('*', { kind: 'percent', operand: leaf(15) }, leaf(80)), '12'],
  ])('%s', (_, expression, expected) => {
    expect(value(expression)).toBe(expected)
  })

  test.each([
    binary('/', leaf(1), leaf(0)),
    binary('+', leaf(1), binary('/', leaf(0), leaf(0))),
    { kind: 'negate', operand: binary('/', leaf(3), binary('-', leaf(2), leaf(2))) } as const,
    { kind: 'percent', operand: binary('/', leaf(3), leaf(0)) } as const,
  ])('a division by zero anywhere has no value (%#)', (expression) => {
    expect(value(expression)).toBeUndefined()
  })
})

test('leaves come from left to right and can be replaced', () => {
  const tree = binary('-', binary('*', leaf(6), leaf(4)), { kind: 'percent', operand: leaf(50) })
  expect(leavesOf(tree)).toEqual([6, 4, 50])
  const doubled = mapLeaves(tree, (number) => number * 2)
  expect(leavesOf(doubled)).toEqual([12, 8, 100])
  expect(value(doubled)).toBe('95') // 12*8 - 100% = 96 - 1
})

test('operations are counted, leaves are not', () => {
  expect(countOperations(leaf(3))).toBe(0)
  expect(countOperations({ kind: 'negate', operand: leaf(3) })).toBe(1)
  expect(
    countOperations(binary('+', leaf(1), binary('*', leaf(2), { kind: 'percent', operand: leaf(3) }))),
  ).toBe(3)
})
