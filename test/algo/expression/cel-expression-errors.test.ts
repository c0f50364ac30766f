/** CEL expressions: macros, what they read, laws of evaluation, and the texts of refusals. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../../src/base/canonical-json.js'
import { isCupelError, messageOf } from '../../../src/base/errors.js'
import { compileCel } from '../../../src/algo/expression/cel-expression.js'

function valueOf(expression: string, values: JsonObject = {}): Json {
  return compileCel(expression, Object.keys(values)).evaluate(values)
}

function refusal(expression: string, names: readonly string[]): string {
  try {
    compileCel(expression, names)
  } catch (thrown) {
    return isCupelError(thrown) ? `${thrown.code}: ${thrown.message} ${JSON.stringify(thrown.details)}` : ''
  }
  return 'not refused'
}

describe('lists of a row', () => {
  const values = { marks: [12, 7.5, 15], limit: 10, pupil: { name: 'Ada', tags: ['new', 'quick'] } }

  test.each<[string, Json]>([
    ['marks.filter(mark, mark >= limit)', [12, 15]],
    ['marks.map(mark, mark * 2)', [24, 15, 30]],
    ['marks.all(mark, mark > 7)', true],
    ['marks.exists_one(mark, mark > limit + 4)', true],
    ['size(marks.filter(mark, mark > limit)) * 1.0', 2],
    ['marks[0] > marks[1] ? pupil.name + "!" : "?"', 'Ada!'],
    ['pupil.tags.map(tag, pupil.name + "-" + tag)', ['Ada-new', 'Ada-quick']],
    ['round(marks[0] / marks[2] * 100, 1)', 80],
    ['"quick" in pupil.tags && !("old" in pupil.tags)', true],
    ['{"total": marks[0] + marks[1] + marks[2], "ok": true}', { total: 34.5, ok: true }],
  ])('%s', (expression, expected) => {
    expect(valueOf(expression, values)).toEqual(expected)
  })

  test('names that a macro binds are not fields, in the macro and nowhere else', () => {
    expect(compileCel('marks.map(m, m * limit)', Object.keys(values)).reads).toEqual(['limit', 'marks'])
    expect(refusal('marks.map(m, m * 2)[0] + m', ['marks'])).toBe(
      'unknown-field: The expression `marks.map(m, m * 2)[0] + m` reads "m", which is no field. {"name":"m"}',
    )
  })

  test('positions in lists of a known type', () => {
    expect(valueOf('marks.map(m, m * 2)[0]', values)).toBe(24)
    expect(valueOf('["a", "b", "c"][1]')).toBe('b')
    expect(valueOf('[[1, 2], [3, 4]][1][0] + 1')).toBe(4)
    expect(valueOf('"Ada King".split(" ")[0]')).toBe('Ada')
  })

  test('macros in macros bind their own names', () => {
    const nested = compileCel('rows.map(row, row.filter(cell, cell > least))', ['rows', 'least'])
    expect(nested.reads).toEqual(['least', 'rows'])
    expect(nested.evaluate({ rows: [[1, 5], [7]], least: 2 })).toEqual([[5], [7]])
  })
})

describe('refusals name the place and what next', () => {
  test.each<[string, readonly string[], string]>([
    ['price >', ['price'], 'Unexpected token: EOF.'],
    ['price = 3', ['price'], 'Unexpected character: =.'],
    ['"a" + 1', [], 'no such overload: string + double.'],
    ['size(1)', [], "found no matching overload for 'size(double)'."],
    ['unknown(price)', ['price'], "found no matching overload for 'unknown(dyn)'."],
  ])('%s', (expression, names, why) => {
    expect(refusal(expression, names)).toBe(
      `bad-expression: The expression \`${expression}\` is not valid CEL: ${why} {}`,
    )
  })

  test('a name with a slip is told with its details', () => {
    expect(refusal('price * quantty', ['price', 'quantity'])).toBe(
      'unknown-field: The expression `price * quantty` reads "quantty", which is no field. {"name":"quantty"}',
    )
  })
})

describe('values that do not fit', () => {
  test.each<[string, JsonObject, string]>([
    ['age + 1', { age: null }, 'no such overload'],
    ['who.name', { who: { nam: 'Ada' } }, 'No such key: name'],
    ['marks[3]', { marks: [1] }, 'index out of bounds'],
    ['0.0 / x', { x: 0 }, 'is no number that JSON can hold'],
    ['int(text)', { text: 'seven' }, 'int'],
  ])('%s of %j', (expression, values, message) => {
    let said = 'nothing'
    try {
      valueOf(expression, values)
    } catch (thrown) {
      said = messageOf(thrown)
    }
    expect(said).toContain(message)
  })
})

describe('laws', () => {
  const number = fc.integer({ min: -1000, max: 1000 })

  test('arithmetic over fields is JavaScript’s', () => {
    const mixed = compileCel('(a + b * 3 - c / 4) % 7', ['a', 'b', 'c'])
    fc.assert(
      fc.property(number, number, number, (a, b, c) => {
        expect(mixed.evaluate({ a, b, c })).toBe((a + b * 3 - c / 4) % 7 || 0) // never -0
      }),
    )
  })

  test('evaluation leaves the values as they were and may be repeated', () => {
    const expression = compileCel('xs.map(x, x + by).filter(x, x > 0)', ['xs', 'by'])
    fc.assert(
      fc.property(fc.array(number, { maxLength: 5 }), number, (xs, by) => {
        const values = { xs: [...xs], by }
        const first = expression.evaluate(values)
        expect(first).toEqual(xs.map((x) => x + by).filter((x) => x > 0))
        expect(expression.evaluate(values)).toEqual(first)
        expect(values).toEqual({ xs, by })
      }),
    )
  })
})
