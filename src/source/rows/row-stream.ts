/** Turns blocks of rows into a stream; scanners make blocks, for a promise a row would cost more than the row. */

import { isCupelError } from '../../base/errors.js'
import type { SourceRow } from '../../contract/source.js'

/** Rows in reading order, some at a time. */
export type RowBlocks = AsyncGenerator<readonly SourceRow[], void, undefined>

/**
 * Streams blocks row by row.
 *
 * Edge: a consumer that stops early closes the blocks, and with them the file.
 * Cost: about 0.1 µs a row; never more than one block in memory.
 */
export async function* streamRows(blocks: RowBlocks): AsyncGenerator<SourceRow, void, undefined> {
  for await (const block of blocks) {
    for (const row of block) yield row
  }
}

/** Codes of damage that leave what came before it usable. */
const damageCodes: readonly string[] = ['truncated-file', 'corrupt-file']

/**
 * Lets a damaged file end with one bad row once rows were delivered, so that the rows before the damage
 * count.
 *
 * In:     blocks that throw DataError `truncated-file` or `corrupt-file` at the damage.
 * Out:    the same blocks, then a bad row with the error's code and message.
 * Throws: the same error when no row came before it, and any other error always.
 */
export async function* endAtDamage(blocks: RowBlocks): RowBlocks {
  let rows = 0
  try {
    for await (const block of blocks) {
      rows += block.length
      yield block
    }
  } catch (error) {
    if (rows === 0 || !isCupelError(error) || !damageCodes.includes(error.code)) throw error
    const detail = `${error.message} The ${rows} rows before it were read.`
    yield [{ row: rows + 1, place: `after row ${rows}`, reason: error.code, detail }]
  }
}
