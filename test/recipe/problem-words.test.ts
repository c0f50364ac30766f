/** The words of problems: articles, choices, limits, values, and how to write a value instead. */

import { describe, expect, test } from 'vitest'
import { article, atLeast, listed, lowerFirst, rewriteHint, shown } from '../../src/recipe/problem-words.js'

test.each([
  ['int', 'a whole number'],
  ['number', 'a number'],
  ['string', 'text'],
  ['object', 'a mapping (key: value)'],
  ['array', 'a list'],
  ['boolean', 'true or false'],
  ['date', 'a date'],
])('the type %s is %s', (type, words) => {
  expect(article(type)).toBe(words)
})

test.each([
  [true, true, 'at least 3'],
  [true, false, 'above 3'],
  [false, true, 'at most 3'],
  [false, false, 'below 3'],
])('a limit (least: %s, itself allowed: %s) is %s', (isLeast, isInclusive, words) => {
  expect(atLeast(isLeast, 3, isInclusive)).toBe(words)
})

test.each([
  [['a'], 'a'],
  [['a', 'b'], 'a or b'],
  [['a', 'b', 'c'], 'one of a, b, c'],
])('the choice %j is %s', (values, words) => {
  expect(listed(values)).toBe(words)
})

describe('a value', () => {
  test.each<[unknown, string]>([
    ['x', '"x"'],
    ['a "b"\n', '"a \\"b\\"\\n"'],
    [3, '3'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [null, 'null'],
    [undefined, 'undefined'],
    [[1, 'a'], '[1,"a"]'],
    ['x'.repeat(58), `"${'x'.repeat(58)}"`],
    ['x'.repeat(59), `"${'x'.repeat(58)}…`],
  ])('%j is shown as %s', (value, text) => {
    expect(shown(value)).toBe(text)
    expect(shown(value).length).toBeLessThanOrEqual(60)
  })
})

test.each([
  ['Name at least one field.', 'name at least one field'],
  ['A field needs one.', 'a field needs one'],
  ['CEL looks like this.', 'CEL looks like this'],
  ['min is above max', 'min is above max'],
  ['`reads` belongs to `fn`', '`reads` belongs to `fn`'],
])('%j ends a sentence as %j', (message, words) => {
  expect(lowerFirst(message)).toBe(words)
})

describe('to be of the type wanted', () => {
  test.each<[string[], unknown, string | undefined]>([
    [['number'], '5', 'Write it without quotes: 5.'],
    [['int'], ' 5 ', 'Write it without quotes:  5 .'],
    [['number'], 'five', undefined],
    [['number'], '', undefined],
    [['boolean'], 'true', 'Write it without quotes: true.'],
    [['boolean'], 'yes', undefined],
    [['string'], 12, 'Write it in quotes: "12".'],
    [['string'], true, 'Write it in quotes: "true".'],
    [['string', 'object'], 12, undefined],
    [['array'], { id: 'a' }, 'Begin each item of the list with "- ".'],
    [['array'], 'jsonl', 'Write it as a list: [jsonl].'],
    [['object'], 'x', undefined],
    [['array'], null, undefined],
  ])('%j from %j: %s', (wanted, given, hint) => {
    expect(rewriteHint(wanted, given)).toBe(hint)
  })
})
