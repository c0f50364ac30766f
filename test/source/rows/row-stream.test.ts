/** Streams of rows from blocks, and what becomes of damage. */

import { describe, expect, test } from 'vitest'
import { DataError, RecipeError } from '../../../src/base/errors.js'
import type { SourceRow } from '../../../src/contract/source.js'
import { endAtDamage, type RowBlocks, streamRows } from '../../../src/source/rows/row-stream.js'
import { blockRows, rowLines, thrownBy } from '../sample-folder.js'

const row = (number: number): SourceRow => ({ row: number, place: `row ${number}`, data: {} })

async function* blocks(sizes: readonly number[], end?: Error): RowBlocks {
  let next = 1
  for (const size of sizes) {
    yield Array.from({ length: size }, (_, index) => row(next + index))
    next += size
  }
  if (end !== undefined) throw end
}

const truncated = new DataError('truncated-file', { message: 'rows.gz ends early.', hint: 'Fetch it again.' })

describe('streamRows', () => {
  test('gives the rows of all blocks in order', async () => {
    const numbers: number[] = []
    for await (const { row: number } of streamRows(blocks([2, 0, 3]))) numbers.push(number)
    expect(numbers).toEqual([1, 2, 3, 4, 5])
  })

  test('closes the blocks when the consumer leaves', async () => {
    let isClosed = false
    const watched = (async function* (): RowBlocks {
      try {
        yield* blocks([3, 3])
      } finally {
        isClosed = true
      }
    })()
    for await (const { row: number } of streamRows(watched)) if (number === 2) break
    expect(isClosed).toBe(true)
  })
})

describe('endAtDamage', () => {
  test('damage behind rows becomes the last row', async () => {
    expect(rowLines(await blockRows(endAtDamage(blocks([1, 1], truncated))))).toEqual([
      'row 1: {}',
      'row 2: {}',
      'after row 2 truncated-file: rows.gz ends early. The 2 rows before it were read.',
    ])
  })

  test('damage before any row stays an error', async () => {
    expect(await thrownBy(() => blockRows(endAtDamage(blocks([0], truncated))))).toBe(
      'DataError truncated-file: rows.gz ends early.\nFetch it again.',
    )
  })

  test('other errors stay errors, wherever they happen', async () => {
    const other = new RecipeError('unknown-split', { message: 'No such split.' })
    expect(await thrownBy(() => blockRows(endAtDamage(blocks([5], other))))).toContain('unknown-split')
    await expect(blockRows(endAtDamage(blocks([5], new TypeError('a bug'))))).rejects.toThrow('a bug')
  })
})
