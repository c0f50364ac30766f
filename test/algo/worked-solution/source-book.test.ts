/** Where a number may come from. */

import { describe, expect, test } from 'vitest'
import { parseDecimal, rational } from '../../../src/algo/maths/rational.js'
import type { NumberSource } from '../../../src/algo/worked-solution/program.js'
import { questionLiterals } from '../../../src/algo/worked-solution/question-literals.js'
import { createSourceBook } from '../../../src/algo/worked-solution/source-book.js'

const question = 'Of 24 cups 25% and 3/4 of 60 jugs are blue; half of 18 pots and 24 bowls are red.'
const literals = questionLiterals(question)
const bookOf = () => createSourceBook(question, literals)

const show = (source: NumberSource): string => {
  if (source.kind === 'constant') return source.id
  if (source.kind === 'result') return `result ${source.step}`
  return `${literals[source.literal]?.text}${source.divisor === 100 ? ' as decimal' : ''}`
}

const candidates = (
  value: string,
  options: { isFactor?: boolean; line?: string; stepCount?: number } = {},
): string[] => {
  const { isFactor = true, line = '', stepCount = 0 } = options
  return bookOf()
    .candidates(parseDecimal(value) ?? rational(0), { stepCount, line, isFactor })
    .map(show)
}

describe('candidates without steps', () => {
  test.each([
    ['18', {}, ['18']],
    ['24', {}, ['24']], // both cups and bowls: one group
    ['25', {}, ['25']],
    ['.25', {}, ['25 as decimal']],
    ['.75', {}, ['stated-fraction']],
    ['2', {}, ['half']],
    ['2', { isFactor: false }, []], // half of nothing
    ['12', {}, []],
    ['12', { line: 'two dozen' }, ['dozen']],
    ['1', {}, ['one']],
    ['100', {}, ['percent']],
    ['77', {}, []],
  ] as const)('%s %j', (value, options, expected) => {
    expect(candidates(value, options)).toEqual(expected)
  })
})

describe('results', () => {
  const leaf = (literal: number) =>
    ({ kind: 'leaf', leaf: { kind: 'literal', literal, divisor: 1 } }) as const

  test('are known from their step on, and come first', () => {
    const book = bookOf()
    book.addStep({ kind: 'binary', operator: '+', left: leaf(5), right: leaf(5) }, rational(24))
    const place = { line: '', isFactor: true }
    expect(book.candidates(rational(24), { ...place, stepCount: 0 }).map(show)).toEqual(['24'])
    expect(book.candidates(rational(24), { ...place, stepCount: 1 }).map(show)).toEqual(['result 0', '24'])
  })

  test('of the same function count once', () => {
    const book = bookOf()
    book.addStep({ kind: 'binary', operator: '+', left: leaf(0), right: leaf(4) }, rational(84))
    book.addStep({ kind: 'binary', operator: '+', left: leaf(4), right: leaf(0) }, rational(84))
    expect(book.candidates(rational(84), { stepCount: 2, line: '', isFactor: true }).map(show)).toEqual([
      'result 1',
    ])
  })
})

describe('pins', () => {
  const leaf = (literal: number) =>
    ({ kind: 'leaf', leaf: { kind: 'literal', literal, divisor: 1 } }) as const

  test('a result pins all that it came from, the first reason stays', () => {
    const book = bookOf()
    book.addStep({ kind: 'binary', operator: '*', left: leaf(0), right: leaf(4) }, rational(1440))
    book.addStep(
      {
        kind: 'binary',
        operator: '+',
        left: { kind: 'leaf', leaf: { kind: 'result', step: 0 } },
        right: leaf(5),
      },
      rational(1458),
    )
    book.pin({ kind: 'literal', literal: 4, divisor: 1 }, 'first')
    book.pin({ kind: 'result', step: 1 }, 'second')
    expect([...book.pinned].sort()).toEqual([
      [0, 'second'],
      [4, 'first'],
      [5, 'second'],
    ])
  })

  test('a constant pins nothing', () => {
    const book = bookOf()
    book.pin({ kind: 'constant', id: 'half', value: rational(2) }, 'any')
    expect(book.pinned.size).toBe(0)
  })
})
