/** CEL over named values: what it computes, what it reads, and what it refuses before the first row. */

import { describe, expect, test } from 'vitest'
import { compileCel, firstLine } from '../../../src/algo/expression/cel-expression.js'
import { isCupelError, RecipeError } from '../../../src/base/errors.js'
import type { Json, JsonObject } from '../../../src/base/canonical-json.js'

function valueOf(expression: string, values: JsonObject = {}): Json {
  return compileCel(expression, Object.keys(values)).evaluate(values)
}

describe('numbers are doubles throughout', () => {
  test.each<[string, JsonObject, Json]>([
    // whole numbers in the data and in the expression mix freely
    ['age + 1', { age: 3 }, 4],
    ['7 / 2', {}, 3.5],
    ['age % 2 == 0 ? "even" : "odd"', { age: 4 }, 'even'],
    ['age in [1, 2, 3]', { age: 2 }, true],
    ['type(age) == double', { age: 2 }, true],
    // what CEL itself makes whole meets doubles without a conversion
    ['size(name) * 2.5', { name: 'ab' }, 5],
    ['size(name) / 2', { name: 'abc' }, 1.5],
    ['size(name) + age', { name: 'ab', age: 3 }, 5],
    ['10 - size(name)', { name: 'abc' }, 7],
    ['size(name) % 2', { name: 'abc' }, 1],
    ['int(age)', { age: 5.9 }, 5],
    ['xs[1]', { xs: [3, 4] }, 4],
    ['name.substring(1)', { name: 'abc' }, 'bc'],
    ['name.substring(0, 2)', { name: 'abc' }, 'ab'],
    ['0.0 * -1.0', {}, 0],
  ])('%s of %j', (expression, values, expected) => {
    expect(valueOf(expression, values)).toEqual(expected)
  })
})

describe('number functions', () => {
  test.each<[string, number]>([
    ['round(2.5)', 3],
    ['round(-2.5)', -3], // half away from zero
    ['round(2.4)', 2],
    ['round(1.005, 2)', 1.01], // 1.005 is below the half as a double; decimal rounding goes by the digits
    ['round(1234.5678, 1)', 1234.6],
    ['round(7)', 7],
    ['floor(2.9)', 2],
    ['ceil(2.1)', 3],
    ['abs(-3)', 3],
    ['min(4, 2.5)', 2.5],
    ['max(4, 2.5)', 4],
    ['max(size("abc"), 2)', 3],
  ])('%s', (expression, expected) => {
    expect(valueOf(expression)).toBe(expected)
  })
})

describe('values that come out', () => {
  test.each<[string, Json]>([
    ['{"a": 1, "b": [1, 2]}', { a: 1, b: [1, 2] }],
    ['["x", true, null]', ['x', true, null]],
    ['timestamp("2026-01-01T00:00:00Z")', '2026-01-01T00:00:00.000Z'],
    ['[1, 2, 3].filter(x, x > 1)', [2, 3]],
    ['"a" + "b"', 'ab'],
  ])('%s', (expression, expected) => {
    expect(valueOf(expression)).toEqual(expected)
  })

  test('a number that JSON cannot hold is an error with a code', () => {
    expect(() => valueOf('1 / 0')).toThrowErrorMatchingInlineSnapshot(
      `[DataError: The value Infinity is no number that JSON can hold.]`,
    )
  })
})

describe('what it reads', () => {
  test.each<[string, string[], string[]]>([
    ['a + b.c', ['a', 'b', 'c'], ['a', 'b']],
    ['[1, 2].map(x, x * a)', ['a', 'x'], ['a']], // x is bound by the macro, whatever fields there are
    ['xs.exists(x, x == y)', ['xs', 'y'], ['xs', 'y']],
    ['has(source.name) ? source.name : "none"', ['source'], ['source']],
    ['type(a) == string', ['a'], ['a']], // `string` is a type here
    ['"a" == "b"', ['a'], []],
    ['{"k": a}["k"]', ['a'], ['a']],
  ])('%s', (expression, names, reads) => {
    expect(compileCel(expression, names).reads).toEqual(reads)
  })
})

describe('refused when compiled', () => {
  function refusal(expression: string, names: readonly string[] = []): string {
    try {
      compileCel(expression, names)
    } catch (thrown) {
      if (isCupelError(thrown)) return `${thrown.code}: ${thrown.message} → ${thrown.hint ?? ''}`
      throw thrown
    }
    return 'not refused'
  }

  test('a name that is no field', () => {
    expect(refusal('ag + 1', ['age', 'name'])).toMatchInlineSnapshot(
      `"unknown-field: The expression \`ag + 1\` reads "ag", which is no field. → Did you mean "age"?"`,
    )
    expect(refusal('x')).toContain('Known: none.')
  })

  test('syntax', () => {
    expect(refusal('age + ', ['age'])).toMatchInlineSnapshot(
      `"bad-expression: The expression \`age + \` is not valid CEL: Unexpected token: EOF. → CEL looks like \`age < 10 ? "child" : "adult"\`; see https://cel.dev for the language."`,
    )
  })

  test('types that can never fit', () => {
    expect(refusal('"a" - 1')).toContain('no such overload')
  })

  test('is a RecipeError', () => {
    expect(() => compileCel('(', [])).toThrow(RecipeError)
  })
})

test('values that do not fit throw when evaluated', () => {
  const sum = compileCel('age + 1', ['age'])
  expect(() => sum.evaluate({ age: 'three' })).toThrow(/no such overload/)
  expect(() => compileCel('who.name', ['who']).evaluate({ who: {} })).toThrow(/No such key/)
})

test('the first line of a message with a drawing of the place', () => {
  expect(firstLine('No such key: x.\n\n>  1 | a.x')).toBe('No such key: x')
})
