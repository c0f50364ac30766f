/** Walking a log: every complete line once, with its place, whatever the length of lines and chunks. */

import * as fc from 'fast-check'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { eachLogLine } from '../../src/store/log-lines.js'
import { emptyFolder } from './temporary-folder.js'

async function linesOf(text: string, length: number): Promise<(readonly [number, string])[]> {
  const path = join(emptyFolder(), 'a.log')
  writeFileSync(path, text)
  const lines: (readonly [number, string])[] = []
  await eachLogLine(path, length, (bytes, start, stop, position) => {
    lines.push([position, bytes.toString('utf8', start, stop)])
  })
  return lines
}

describe('lines', () => {
  test.each([
    ['', 10, []],
    ['no break', 100, []],
    [
      'a\nbb\n',
      100,
      [
        [0, 'a'],
        [2, 'bb'],
      ],
    ],
    [
      'a\nbb\nc',
      100,
      [
        [0, 'a'],
        [2, 'bb'],
      ],
    ],
    [
      'a\nbb\nc',
      5,
      [
        [0, 'a'],
        [2, 'bb'],
      ],
    ],
    ['a\nbb\nc', 4, [[0, 'a']]],
    [
      '\n\nö\nz\n',
      100,
      [
        [0, ''],
        [1, ''],
        [2, 'ö'],
        [5, 'z'],
      ],
    ],
    ['a\n', 0, []],
  ])('of %j within %d bytes', async (text, length, expected) => {
    expect(await linesOf(text, length)).toEqual(expected)
  })

  test('are what splitting gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.nat({ max: 300 }),
        async (parts, length) => {
          const text = parts.join('\n')
          const kept = Buffer.from(text).subarray(0, length).toString('latin1')
          const expected = kept.split('\n').slice(0, -1)
          const found = await linesOf(text, length)
          expect(found.map(([, line]) => Buffer.from(line).toString('latin1'))).toEqual(expected)
        },
      ),
      { numRuns: 50 },
    )
  })

  test('may cross chunks of a megabyte, and be longer than several', async () => {
    const sizes = [1024 * 1024 - 1, 3, 1024 * 1024, 9 * 1024 * 1024, 0, 500_000, 700_000]
    const lines = sizes.map((size, at) => String(at).repeat(size))
    const found = await linesOf(`${lines.join('\n')}\ntorn`, Number.POSITIVE_INFINITY)
    expect(found.map(([, line]) => line.length)).toEqual(sizes)
    expect(found.every(([, line], at) => line === lines[at])).toBe(true)
    // each line begins after the lengths and breaks of those before it
    expect(found.map(([position]) => position)).toEqual(
      sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size + 1, 0)),
    )
  })
})

test('a visitor that throws ends the walk with its error', async () => {
  const path = join(emptyFolder(), 'a.log')
  writeFileSync(path, 'a\nb\nc\n')
  const seen: number[] = []
  const walk = eachLogLine(path, 100, (_bytes, _start, _stop, position) => {
    seen.push(position)
    if (position === 2) throw new RangeError('enough')
  })
  await expect(walk).rejects.toThrow('enough')
  expect(seen).toEqual([0, 2])
})
