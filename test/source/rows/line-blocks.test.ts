/** Cutting bytes into whole lines: nothing is lost, whatever the chunks; long lines are never held. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineBlocks } from '../../../src/source/rows/line-blocks.js'

async function* chunked(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  const buffer = new Uint8Array(64)
  let at = 0
  for (let turn = 0; at < bytes.length; turn += 1) {
    const size = Math.min(sizes[turn % sizes.length] ?? 1, buffer.length)
    const part = bytes.subarray(at, at + size)
    buffer.set(part)
    yield buffer.subarray(0, part.length)
    buffer.fill(0x2a)
    at += part.length
  }
}

/** Blocks as texts; a long line as its length, an unterminated one with `⏹`. */
async function blocks(text: string, sizes: readonly number[], maxLineBytes = 1000): Promise<string[]> {
  const found: string[] = []
  for await (const block of lineBlocks(chunked(Buffer.from(text), sizes), maxLineBytes)) {
    if (block.kind === 'long') found.push(`long ${block.bytes}`)
    else found.push(block.bytes.toString() + (block.unterminated ? '⏹' : ''))
  }
  return found
}

describe('known blocks', () => {
  test.each([
    // text        chunk sizes  blocks
    ['', [4], []],
    ['a\nb\n', [64], ['a\nb\n']],
    ['a\nb', [64], ['a\n', 'b⏹']],
    ['a', [64], ['a⏹']],
    ['\n', [64], ['\n']],
    ['\n\n\n', [1], ['\n', '\n', '\n']],
    // chunks `ab`, `c\n`, `d\n`: the line that crosses a chunk's end is a block of its own
    ['abc\nd\n', [2], ['abc\n', 'd\n']],
    // chunks `abcd`, `e\nf\n`, `g`
    ['abcde\nf\ng', [4], ['abcde\n', 'f\n', 'g⏹']],
  ])('%j in chunks of %j', async (text, sizes, expected) => {
    expect(await blocks(text, sizes)).toEqual(expected)
  })

  test.each([
    // text            chunk  limit  blocks
    ['abcdef\ngh\n', 2, 5, ['long 6', 'gh\n']],
    ['abcde\ngh\n', 2, 5, ['abcde\n', 'gh\n']],
    ['abcdefgh', 3, 5, ['long 8']],
    ['ab\ncdefghijk\nl\n', 4, 3, ['ab\n', 'long 9', 'l\n']],
    // within one chunk a long line is passed on: whoever reads the lines counts
    ['abcdef\n', 64, 5, ['abcdef\n']],
  ])('%j in chunks of %d with at most %d bytes a line', async (text, size, limit, expected) => {
    expect(await blocks(text, [size], limit)).toEqual(expected)
  })
})

describe('laws', () => {
  const texts = fc.array(fc.constantFrom('a', 'bc', '\n', '\n\n', 'ü', '{}'), { maxLength: 60 })
  const sizes = fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 5 })

  test('the blocks together are the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(texts, sizes, async (parts, chunkSizes) => {
        const text = parts.join('')
        expect((await blocks(text, chunkSizes)).join('').replace('⏹', '')).toBe(text)
      }),
    )
  })

  test('every block but an unterminated last one ends with a newline', async () => {
    await fc.assert(
      fc.asyncProperty(texts, sizes, async (parts, chunkSizes) => {
        const found = await blocks(parts.join(''), chunkSizes)
        for (const [index, block] of found.entries()) {
          const isLast = index === found.length - 1
          expect(block.endsWith('\n') || (isLast && block.endsWith('⏹'))).toBe(true)
        }
      }),
    )
  })

  test('with a limit, the lines that are kept or counted do not depend on the chunks', async () => {
    const lengths = async (text: string, chunkSizes: readonly number[]): Promise<number[]> => {
      const found: number[] = []
      for (const block of await blocks(text, chunkSizes, 4)) {
        if (block.startsWith('long ')) found.push(Number(block.slice(5)))
        else
          for (const line of block.replace('⏹', '').split(/(?<=\n)/))
            found.push(Buffer.byteLength(line.trimEnd()))
      }
      return found
    }
    await fc.assert(
      fc.asyncProperty(texts, sizes, async (parts, chunkSizes) => {
        const text = parts.join('')
        expect(await lengths(text, chunkSizes)).toEqual(await lengths(text, [64]))
      }),
    )
  })
})
