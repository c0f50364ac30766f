/** Arrow files, whole and damaged. */

import * as arrow from 'apache-arrow'
import { describe, expect, test } from 'vitest'
import { arrowRows } from '../../../src/source/rows/arrow-rows.js'
import { arrowStream, textStream } from '../arrow-file.js'
import { blockRows, goodData, rowLines, sampleFile, thrownBy } from '../sample-folder.js'

const texts = Array.from({ length: 2500 }, (_, i) => `row ${i}`)
const whole = textStream(texts)

const read = (bytes: Uint8Array | string) => blockRows(arrowRows(sampleFile('data.arrow', bytes)))

describe('whole files', () => {
  test('batch by batch, numbered through', async () => {
    const rows = await read(whole)
    expect(goodData(rows)).toEqual(texts.map((text) => ({ text })))
    expect(rows.map(({ place }) => place)).toEqual(texts.map((_, i) => `row ${i + 1}`))
  })

  test('the file format too', async () => {
    const table = new arrow.Table({ a: arrow.vectorFromArray([1, 2], new arrow.Int32()) })
    expect(goodData(await read(arrow.tableToIPC(table, 'file')))).toEqual([{ a: 1 }, { a: 2 }])
  })

  test('an infinity makes the row bad', async () => {
    const a = arrow.vectorFromArray([1, Number.POSITIVE_INFINITY], new arrow.Float64())
    expect(rowLines(await read(arrowStream({ a })))).toMatchInlineSnapshot(`
      [
        "row 1: {"a":1}",
        "row 2 number-out-of-range: Field "a" holds a number that JSON cannot hold: beyond ±1.8e308.",
      ]
    `)
  })
})

describe('damaged files', () => {
  test('cut within the third batch: two batches, then one bad row', async () => {
    const rows = await read(whole.subarray(0, whole.length - 2000))
    expect(rows.length).toBe(2001)
    expect(
      rowLines(rows.slice(-1)).map((line) => line.replace(/\S+cupel-source-\w+/, '<folder>')),
    ).toMatchInlineSnapshot(`
      [
        "after row 2000 truncated-file: <folder>/data.arrow is cut off: it does not end as an Arrow file ends (Expected to read 6008 bytes for message body, but only read 4016.). The 2000 rows before it were read.",
      ]
    `)
  })

  test('cut between batches, which the library takes for the end', async () => {
    const rows = await read(whole.subarray(0, whole.length - 8))
    expect(rows.length).toBe(2501)
    expect(
      rowLines(rows.slice(-1)).map((line) => line.replace(/\S+cupel-source-\w+/, '<folder>')),
    ).toMatchInlineSnapshot(`
      [
        "after row 2500 truncated-file: <folder>/data.arrow is cut off: it does not end as an Arrow file ends. The 2500 rows before it were read.",
      ]
    `)
  })

  test('cut within the schema', async () => {
    expect(
      (await thrownBy(() => read(whole.subarray(0, 20)))).replace(/\(.*\)/, '(…)'),
    ).toMatchInlineSnapshot(`
      "DataError truncated-file: <folder>/data.arrow is cut off: it does not end as an Arrow file ends (…).
      Write it again with \`save_to_disk\`."
    `)
  })

  test.each([4, 7, 8, 100, 300])('cut after %d bytes: an error that says so', async (length) => {
    expect(await thrownBy(() => read(whole.subarray(0, length)))).toContain('DataError truncated-file')
  })

  test('broken within', async () => {
    const broken = Buffer.from(whole)
    broken.fill(0xff, 8, 40)
    expect(await thrownBy(() => read(broken))).toContain('DataError corrupt-file')
  })

  test('another format, nothing, and a Git LFS pointer', async () => {
    expect(await thrownBy(() => read('hello'))).toMatchInlineSnapshot(`
      "DataError not-arrow: <folder>/data.arrow is no Arrow IPC file.
      Write it again with \`save_to_disk\`."
    `)
    expect(await thrownBy(() => read(''))).toContain('DataError not-arrow')
    expect(await thrownBy(() => read('version https://git-lfs.github.com/spec/v1\n'))).toContain(
      'git-lfs-pointer',
    )
  })
})
