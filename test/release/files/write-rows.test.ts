/** Data and exports as JSON Lines. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import type { ExporterRun } from '../../../src/contract/exporter.js'
import { FieldTally } from '../../../src/release/files/field-tally.js'
import { writeData, writeExport } from '../../../src/release/files/write-rows.js'
import { buildOddRecords } from '../../../src/testing/odd-records.js'
import { buildStories, buildVariation } from '../build-rows.js'
import { buildRun, streamsOf } from '../build-run.js'
import { temporaryFolder } from '../temporary-folder.js'

const folder = await temporaryFolder()
const path = join(folder, 'rows.jsonl')

describe('writeData', () => {
  test('every released row is a line, in release order', async () => {
    const { streams } = buildRun()
    const { rows } = await writeData(path, streams)
    const released = buildStories(40, 5).filter(({ isReleased }) => isReleased)
    expect(rows).toBe(25)
    expect(readRows(path).map((row) => row._cupel)).toEqual(released.map(({ record }) => record.id))
  })

  test('the example is the first synthetic row, or the first of all', async () => {
    const { example } = await writeData(path, buildRun().streams)
    expect(example).toMatchObject({ origin: 'synthetic', line: readLines(path)[0] })
    const mixedOnly = await writeData(path, streamsOf(buildStories(0, 2)))
    expect(mixedOnly.example).toMatchObject({ origin: 'real', line: readLines(path)[0] })
    expect((await writeData(path, streamsOf([]))).example).toBeUndefined()
  })

  test('strange rows come back as they were', async () => {
    const records = buildOddRecords([buildVariation(0)]).map(({ record }) => record)
    await writeData(path, { ...streamsOf([]), batches: () => batchesOf(records) })
    expect(readRows(path)).toEqual(records.map(({ data, id }) => ({ ...data, _cupel: id })))
  })

  test('whatever JSON a row holds, line breaks of all kinds included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (data) => {
        const record = buildVariation(0, {
          ...JSON.parse(JSON.stringify(data)),
          breaks: '\n\r\u2028\u2029\u0085',
        })
        await writeData(path, { ...streamsOf([]), batches: () => batchesOf([record]) })
        expect(readRows(path)).toEqual([JSON.parse(JSON.stringify({ ...record.data, _cupel: record.id }))])
      }),
      { numRuns: 40 },
    )
  })
})

describe('writeExport', () => {
  const sft: ExporterRun = {
    async *rows(view) {
      for await (const { id, data, lineage } of view.records()) {
        if (lineage.origin === 'synthetic') yield { row: { prompt: data.question ?? '' } }
        else yield { skipped: 'not-synthetic', id }
      }
    },
  }
  const rejected: ExporterRun = {
    async *rows(view) {
      for await (const { record, reason } of view.rejected()) yield { row: { id: record.id, reason } }
    },
  }

  test('rows are written, what does not fit is counted by reason', async () => {
    expect(await writeExport(path, sft, buildRun().streams)).toEqual({
      rows: 20,
      skipped: { 'not-synthetic': 5 },
    })
    expect(readRows(path)[0]).toEqual({ prompt: buildVariation(0).data.question })
  })

  test('an exporter sees what the verifiers rejected', async () => {
    await writeExport(path, rejected, buildRun().streams)
    expect(new Set(readRows(path).map(({ reason }) => reason))).toEqual(
      new Set(['wrong-result', 'not-a-number']),
    )
  })
})

describe('FieldTally', () => {
  test('counts fields in order of appearance, the id last, types by number', () => {
    const tally = new FieldTally()
    const rows: JsonObject[] = [
      { _cupel: 'a', question: 'q', tags: ['x'] },
      { _cupel: 'b', question: null, price: 2 },
      { _cupel: 'c', question: null, price: { of: 3 } },
    ]
    for (const row of rows) tally.add(row)
    expect(tally.fields()).toEqual([
      { name: 'question', types: ['null', 'string'], rows: 3 },
      { name: 'tags', types: ['list'], rows: 1 },
      { name: 'price', types: ['number', 'object'], rows: 2 },
      { name: '_cupel', types: ['string'], rows: 3 },
    ])
  })

  test('rows of ever other fields do not fill the memory', () => {
    const tally = new FieldTally()
    for (let index = 0; index < 500; index += 1) tally.add({ [`field-${index}`]: index })
    expect(tally.fields()).toHaveLength(200)
    expect(tally.isCut).toBe(true)
  })
})

function readLines(file: string): string[] {
  return readFileSync(file, 'utf8').split('\n').slice(0, -1)
}

function readRows(file: string): Record<string, unknown>[] {
  return readLines(file).map((line) => JSON.parse(line))
}

async function* batchesOf<T>(records: readonly T[]): AsyncGenerator<readonly T[]> {
  yield records
}
