/** Kinds of quantities. */

import { describe, expect, test } from 'vitest'
import {
  areComparable,
  type QuantityKind,
  quantityKinds,
} from '../../../src/algo/worked-solution/quantity-kinds.js'
import { programOf } from './problems.js'

test('literals by their signs and words, results by their mentions', () => {
  const program = programOf({
    question:
      'A club sells 40 pins at $3, keeps 15% of that and pays 25 dollars. What share does it give away?',
    answer:
      'The pins bring 40*3 = $<<40*3=120>>120.\nIt keeps 120*15/100 = <<120*15/100=18>>18 dollars.\n' +
      'That leaves 120-18 = <<120-18=102>>102.\nThe share is 102/120*100 = <<102/120*100=85>>85%.\n#### 85',
  })
  expect(quantityKinds(program)).toEqual([
    'number', // 40 pins
    'money', // $3
    'percent', // 15%
    'money', // 25 dollars
    'money', // $120
    'money', // 18 dollars
    'unknown', // 102
    'percent', // 85%
  ])
})

describe('comparable kinds', () => {
  const kinds: QuantityKind[] = ['money', 'percent', 'number', 'unknown']

  test.each([
    ['money', ['money', 'unknown']],
    ['percent', ['percent']],
    ['number', ['number', 'unknown']],
    ['unknown', ['money', 'number', 'unknown']],
  ] as const)('%s compares with %j', (kind, expected) => {
    expect(kinds.filter((other) => areComparable(kind, other))).toEqual(expected)
  })

  test('comparability is symmetric', () => {
    for (const some of kinds) {
      for (const other of kinds) expect(areComparable(some, other)).toBe(areComparable(other, some))
    }
  })
})
