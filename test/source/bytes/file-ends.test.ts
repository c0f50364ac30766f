/** The signatures at both ends of a file. */

import { expect, test } from 'vitest'
import { fileEnds } from '../../../src/source/bytes/file-ends.js'
import { sampleFile, sampleFolder, thrownBy } from '../sample-folder.js'

const long = Buffer.from(Array.from({ length: 200 }, (_, i) => i))

test.each([
  // length, first byte and length of head, first byte and length of tail
  [200, 0, 64, 192, 8],
  [64, 0, 64, 56, 8],
  [10, 0, 10, 2, 8],
  [3, 0, 3, 0, 3],
])('of %d bytes', async (length, headFrom, headLength, tailFrom, tailLength) => {
  const { head, tail, bytes } = await fileEnds(sampleFile('a', long.subarray(0, length)))
  expect([bytes, head[0], head.length, tail[0], tail.length]).toEqual([
    length,
    headFrom,
    headLength,
    tailFrom,
    tailLength,
  ])
})

test('of an empty file', async () => {
  expect(await fileEnds(sampleFile('a', ''))).toEqual({
    head: Buffer.alloc(0),
    tail: Buffer.alloc(0),
    bytes: 0,
  })
})

test('of a folder or of nothing', async () => {
  expect(await thrownBy(() => fileEnds(sampleFolder()))).toContain('DataError not-a-file')
  expect(await thrownBy(() => fileEnds(`${sampleFolder()}/a`))).toContain('DataError file-not-found')
})
