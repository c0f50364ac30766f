/** The log of effects: what it holds goes into the table, from where the table ends. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { makeId } from '../../src/base/ids.js'
import { DiskTable } from '../../src/store/disk-table.js'
import { EffectTallies } from '../../src/store/effect-label.js'
import { isOfLog, type LogEnd, readEffects } from '../../src/store/effect-log.js'
import { complaintOf } from './complaint.js'
import { emptyFolder } from './temporary-folder.js'

/** The line of a number's effect: `M `, id of 24, ` 1:`, place, ` aGFzaA `, label. */
function lineOf(number: number, label = 'effect'): string {
  return `M ${makeId(number)} 1:${number * 10}:9 aGFzaA ${label}\n`
}

async function read(text: string): Promise<{ table: DiskTable; tallies: EffectTallies; end: LogEnd }> {
  const folder = emptyFolder()
  const path = join(folder, 'effects.log')
  writeFileSync(path, text)
  const table = await DiskTable.open(join(folder, 'effects.table'), { blockEntries: 2 }, () => true)
  const tallies = EffectTallies.of(undefined)
  try {
    return { table, tallies, end: await readEffects(path, table, tallies) }
  } finally {
    table.close()
  }
}

describe('a log', () => {
  test('gives its effects, their tallies and its end; a torn last line is left out', async () => {
    const whole = lineOf(1) + lineOf(2, 'writer,5') + lineOf(3, 'writer,6')
    const { table, tallies, end } = await read(`${whole}${lineOf(4).slice(0, -1)}`)
    expect(end).toEqual({ length: whole.length, last: { segment: 1, offset: 30, length: 9 } })
    expect([...tallies.byWord]).toEqual([
      ['effect', { count: 1, sums: [] }],
      ['writer', { count: 2, sums: [11] }],
    ])
    expect(table.covered).toEqual({
      from: 0,
      last: lineOf(1).length,
      end: (lineOf(1) + lineOf(2, 'writer,5')).length,
    })
    expect(table.find(makeId(3))).toEqual({ segment: 1, offset: 30, length: 9 })
    expect(table.find(makeId(4))).toBeUndefined()
  })

  test('of nothing ends at its beginning; lines of another kind are passed over', async () => {
    expect((await read('')).end).toEqual({ length: 0, last: undefined })
    expect((await read('J some-fact {"a":1}\n')).end).toEqual({ length: 0, last: undefined })
  })

  test.each([
    ['M x\n', 'M x'],
    ['what\n', 'what'],
    [
      lineOf(1)
        .replace('M ', 'M !')
        .replace(/(?<=M .{23})./, ''),
      'M !',
    ],
    [lineOf(1, 'writer,many'), `M ${makeId(1)} 1:10:9 aGFz`],
  ])('with the line %j says where', async (line, shown) => {
    const at = lineOf(7).length
    const said = await complaintOf(() => read(`${lineOf(7)}${line}${lineOf(8)}`))
    expect(said).toContain('StorageError ledger-damaged')
    expect(said).toContain(`holds a line at byte ${at} that does not belong there: "${shown}`)
  })
})

describe('a span is of a log', () => {
  const path = (text: string): string => {
    const file = join(emptyFolder(), 'effects.log')
    writeFileSync(file, text)
    return file
  }
  const [first, second] = [lineOf(1), lineOf(2)]
  const span = { from: 0, last: first.length, end: first.length + second.length }
  const held = { segment: 1, offset: 20, length: 9 }
  const find = (id: string): typeof held | undefined => (id === makeId(2) ? held : undefined)

  test('whose last line stands there, with the same payload', async () => {
    expect(await isOfLog(path(first + second), span, find)).toBe(true)
    expect(await isOfLog(path(first + second + lineOf(3)), span, find)).toBe(true)
  })

  test.each([
    ['', 'an empty log'],
    [first, 'a shorter log'],
    [first + second.slice(0, -1), 'a torn line'],
    [second + lineOf(3), 'another line'],
    [`${first}${second.slice(0, -1)} \n`, 'a longer line'],
    [first + second.replace('M ', 'X '), 'a damaged line'],
    [first + second.replace('1:20:9', '1:21:9'), 'another payload'],
    [`${'x'.repeat(first.length + second.length)}\n`, 'something else'],
  ])('but not %j: %s', async (text) => {
    expect(await isOfLog(path(text), span, find)).toBe(false)
  })
})
