/** Cutting a stream of CSV bytes into records: the chunks make no difference. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCsvCutter } from '../../../src/source/rows/csv-cutter.js'

/** Pieces as lines: `2: a,b` for a record, `3 invalid-quote` for one that cannot be read. */
function cut(text: string, sizes: readonly number[], maxRecordBytes = 1000): string[] {
  const cutter = createCsvCutter({ delimiter: ',', quotes: true }, maxRecordBytes)
  const bytes = Buffer.from(text)
  const found: string[] = []
  const take = (chunk: Uint8Array, isLast: boolean): void => {
    for (const piece of cutter.push(chunk, isLast)) {
      if (piece.kind === 'bad') found.push(`${piece.line} ${piece.reason}`)
      else {
        for (const { line, start, end } of piece.records) {
          found.push(`${line}: ${piece.bytes.toString('utf8', start, end).trimEnd()}`)
        }
      }
    }
  }
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1
    take(bytes.subarray(at, at + size), false)
    at += size
  }
  take(new Uint8Array(), true)
  return found
}

describe('known cuts', () => {
  test.each([
    ['a,b\n1,2\n', ['1: a,b', '2: 1,2']],
    ['a,b\n\n"x\ny",2\n3,4', ['1: a,b', '3: "x\ny",2', '5: 3,4']],
    ['a\n"b"c\nd\n', ['1: a', '2 invalid-quote', '3: d']],
    ['a\n"b\nd\n', ['1: a', '2 invalid-quote', '3: d']],
  ])('%j', (text, expected) => {
    for (const size of [1, 2, 3, 100]) expect(cut(text, [size])).toEqual(expected)
  })

  test.each([
    // an unquoted line that is longer than the limit, within one chunk and across chunks
    ['a\n0123456789\nb\n', ['1: a', '2 record-too-long', '3: b']],
    // a quote that swallows the file: its line is left out, reading goes on behind it
    ['a\n"0\n1\n2\n3\n4\n5\n', ['1: a', '2 record-too-long', '3: 1', '4: 2', '5: 3', '6: 4', '7: 5']],
  ])('%j with at most 8 bytes a record', (text, expected) => {
    for (const size of [1, 2, 5]) expect(cut(text, [size], 8)).toEqual(expected)
  })
})

test('law: the chunks make no difference', () => {
  const texts = fc.string({
    unit: fc.constantFrom('a', ',', '"', '\n', '\r\n', '\r', '""', '"a"'),
    maxLength: 40,
  })
  const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(texts, sizes, (text, chunkSizes) => {
      expect(cut(text, chunkSizes)).toEqual(cut(text, [1000]))
    }),
    { numRuns: 300 },
  )
})
