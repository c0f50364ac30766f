/** Relations between the numbers of a question. */

import { describe, expect, test } from 'vitest'
import type { NumberSource, Step } from '../../../src/algo/worked-solution/program.js'
import { questionLiterals } from '../../../src/algo/worked-solution/question-literals.js'
import { questionRelations } from '../../../src/algo/worked-solution/question-relations.js'
import { rational } from '../../../src/algo/maths/rational.js'

const literal = (index: number): NumberSource => ({ kind: 'literal', literal: index, divisor: 1 })

/** Steps that use the given literals, one each, with made-up results. */
const using = (...indexes: number[]): Step[] =>
  indexes.map((index) => ({
    expression: { kind: 'leaf', leaf: literal(index) },
    value: rational(1000 + index),
    isMark: true,
    start: 0,
  }))

const related = (question: string, steps: readonly Step[]): string[] =>
  questionRelations(questionLiterals(question), steps).map((relation) =>
    relation
      .map((source) =>
        source.kind === 'literal'
          ? source.literal
          : source.kind === 'result'
            ? `result ${source.step}`
            : source.id,
      )
      .join(' '),
  )

describe('sums', () => {
  test.each([
    ['Of 50 kites 20 are red and 30 blue.', ['1 2 0']],
    ['Of $50 he pays $20 and $30.', ['1 2 0']],
    ['Of 50 kites 20 cost $30.', []], // another kind
    ['Of 51 kites 20 are red and 30 blue.', []],
    ['Of 40 kites 20 are red and 20 blue.', ['1 1 0']], // one group, stated twice
    ['Of 40 kites 20 are red.', []],
  ])('%j', (question, expected) => {
    expect(related(question, using(0, 1, 2))).toEqual(expected)
  })
})

describe('products', () => {
  test('count when one of the three is not used', () => {
    const question = 'She has 6 bags of 15 nuts, 90 in all.'
    expect(related(question, using(0, 1))).toEqual(['0 1 2'])
    expect(related(question, using(0, 1, 2))).toEqual([])
  })
})

describe('percentages', () => {
  test.each([
    ['30% are red and 70% are blue.', ['0 1', '0 1', '1 0']], // all of them, and each as the rest of the other
    ['30% are red, 50% blue, 20% green.', ['0 1 2', '0 2 1', '1']], // all of them, 30 + 20 = 50, and 50 as its own rest
    ['30% are red and 60% are blue.', []],
    ['30% of 70 kites are red.', ['0 1']], // 70 may be 100 - 30
    ['30% more than 130 kites.', ['0 1']],
    ['50% of 70 kites are red.', ['0']],
  ])('%j', (question, expected) => {
    expect(related(question, using(0, 1, 2)).sort()).toEqual([...expected].sort())
  })
})

describe('a percentage as a divisor', () => {
  const dividing = (by: NumberSource): Step => ({
    expression: {
      kind: 'binary',
      operator: '/',
      left: { kind: 'leaf', leaf: literal(1) },
      right: { kind: 'leaf', leaf: by },
    },
    value: rational(9),
    isMark: true,
    start: 0,
  })

  test('10% as /10, 20% as /5, 25% as /4', () => {
    expect(related('10% of 80 kites.', [dividing(literal(0))])).toEqual(['0 0'])
    expect(related('20% of 90 kites for 5 boys.', [dividing(literal(2))])).toEqual(['0 2'])
    expect(
      related('25% of 90 kites.', [dividing({ kind: 'constant', id: 'quarter', value: rational(4) })]),
    ).toEqual(['0 quarter'])
    expect(related('20% of 90 kites for 6 boys.', [dividing(literal(2))])).toEqual([])
  })
})

describe('restated results', () => {
  const step = (value: number): Step => ({
    expression: { kind: 'leaf', leaf: literal(0) },
    value: rational(value),
    isMark: true,
    start: 0,
  })

  test('a literal that equals a result is tied to it', () => {
    expect(related('He has 14 pens and 29 caps.', [step(29)])).toEqual(['1 result 0'])
  })

  test('small coincidences are ignored', () => {
    expect(related('He has 14 pens and 2 caps.', [step(2)])).toEqual([])
  })
})
