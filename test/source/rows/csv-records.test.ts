/** Where a CSV record begins and ends. */

import { describe, expect, test } from 'vitest'
import { endOfLine, nextCsvSpan } from '../../../src/source/rows/csv-records.js'

/** The span at the start of a text, as `kind end lines`. */
function spanOf(text: string, isLast = true, delimiter = ',', quotes = true): string {
  const span = nextCsvSpan(Buffer.from(text), 0, isLast, { delimiter, quotes })
  return span.kind === 'open' ? 'open' : `${span.kind} ${span.end} ${span.lines}`
}

describe('at the end of the file', () => {
  test.each([
    // text            kind, end, lines
    ['a,b\nc', 'record 4 1'],
    ['a,b\r\nc', 'record 5 1'],
    ['a,b\rc', 'record 4 1'],
    ['a,b', 'record 3 1'],
    ['a,b\r', 'record 4 1'],
    ['\nx', 'blank 1 1'],
    ['\r\nx', 'blank 2 1'],
    ['"a\nb"\nc', 'record 6 2'],
    ['"a\r\nb"\r\nc', 'record 8 2'],
    ['"a\rb\r\r"\n', 'record 8 4'],
    ['"a""b"\nc', 'record 7 1'],
    ['""\nc', 'record 3 1'],
    ['"",""\nc', 'record 6 1'],
    [',,\nc', 'record 3 1'],
    ['a"b\nc', 'record 4 1'],
    ['a,"b"c\nd', 'bad 7 1'],
    ['a,"b\nd', 'bad 5 1'],
    ['"', 'bad 1 1'],
  ])('%j', (text, expected) => {
    expect(spanOf(text)).toBe(expected)
  })
})

describe('where more may follow', () => {
  test.each([
    ['a,b', 'open'],
    ['a,b\r', 'open'],
    ['a,b\n', 'record 4 1'],
    ['\r', 'open'],
    ['"a', 'open'],
    ['"a"', 'open'], // the next byte may be a quote
    ['"a"\r', 'open'],
    ['"a"\n', 'record 4 1'],
    ['"a"b', 'open'], // bad, but the end of its first line is not here yet
    ['"a"b\n', 'bad 5 1'],
  ])('%j', (text, expected) => {
    expect(spanOf(text, false)).toBe(expected)
  })
})

test('other delimiters, and none that quote', () => {
  expect(spanOf('"a;b";c\nd', true, ';')).toBe('record 8 1')
  expect(spanOf('"a\tb\nd', true, '\t', false)).toBe('record 5 1')
})

test.each([
  ['abc\ndef', true, 4],
  ['abc\r\ndef', true, 5],
  ['abc', true, 3],
  ['abc', false, undefined],
  ['abc\r', false, undefined],
])('the line of %j ends, at the end of the file %s, at %s', (text, isLast, expected) => {
  expect(endOfLine(Buffer.from(text), 0, isLast)).toBe(expected)
})
