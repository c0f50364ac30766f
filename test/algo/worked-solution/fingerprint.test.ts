/** Telling equal functions of the literals from equal values. */

import { describe, expect, test } from 'vitest'
import type { Expression } from '../../../src/algo/maths/expression.js'
import { rational } from '../../../src/algo/maths/rational.js'
import { createFingerprints } from '../../../src/algo/worked-solution/fingerprint.js'
import type { NumberSource } from '../../../src/algo/worked-solution/program.js'

const literal = (index: number, divisor: 1 | 100 = 1): NumberSource => ({
  kind: 'literal',
  literal: index,
  divisor,
})
const result = (step: number): NumberSource => ({ kind: 'result', step })
const constant = (value: number): NumberSource => ({ kind: 'constant', id: 'c', value: rational(value) })
const leaf = (source: NumberSource): Expression<NumberSource> => ({ kind: 'leaf', leaf: source })
const binary = (
  operator: '+' | '-' | '*' | '/',
  left: NumberSource,
  right: NumberSource,
): Expression<NumberSource> => ({
  kind: 'binary',
  operator,
  left: leaf(left),
  right: leaf(right),
})

describe('equal functions have equal fingerprints', () => {
  test.each([
    ['a + b and b + a', binary('+', literal(0), literal(1)), binary('+', literal(1), literal(0))],
    ['a + a and 2a', binary('+', literal(0), literal(0)), binary('*', constant(2), literal(0))],
    [
      'a / 2 and 0.5 a',
      binary('/', literal(0), constant(2)),
      binary('*', literal(0), { kind: 'constant', id: 'h', value: rational(1, 2) }),
    ],
    ['a% and a / 100', leaf(literal(0, 100)), binary('/', literal(0), constant(100))],
    [
      '-a and 0 - a',
      { kind: 'negate', operand: leaf(literal(0)) } as const,
      binary('-', constant(0), literal(0)),
    ],
    ['a percent', { kind: 'percent', operand: leaf(literal(0)) } as const, leaf(literal(0, 100))],
  ])('%s', (_, some, other) => {
    const fingerprints = createFingerprints([0, 1])
    fingerprints.add(some)
    fingerprints.add(other)
    expect(fingerprints.of(result(0))).toBe(fingerprints.of(result(1)))
  })
})

describe('different functions have different fingerprints', () => {
  test.each([
    ['a + b and a - b', binary('+', literal(0), literal(1)), binary('-', literal(0), literal(1))],
    ['a * b and a + b', binary('*', literal(0), literal(1)), binary('+', literal(0), literal(1))],
    ['a and b', leaf(literal(0)), leaf(literal(1))],
    ['a and 7', leaf(literal(0)), leaf(constant(7))],
    ['a / b and b / a', binary('/', literal(0), literal(1)), binary('/', literal(1), literal(0))],
  ])('%s', (_, some, other) => {
    const fingerprints = createFingerprints([0, 1])
    fingerprints.add(some)
    fingerprints.add(other)
    expect(fingerprints.of(result(0))).not.toBe(fingerprints.of(result(1)))
  })
})

test('literals of one group have one fingerprint, steps are followed', () => {
  const fingerprints = createFingerprints([0, 0, 2])
  expect(fingerprints.of(literal(0))).toBe(fingerprints.of(literal(1)))
  fingerprints.add(binary('*', literal(0), literal(2)))
  fingerprints.add(binary('/', result(0), literal(2)))
  expect(fingerprints.of(result(1))).toBe(fingerprints.of(literal(0)))
})
