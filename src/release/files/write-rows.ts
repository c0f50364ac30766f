/** Writes the rows of a release as JSON Lines: the data itself and the exports. */

import type { ExporterRun, RejectedRecord, ReleaseView } from '../../contract/exporter.js'
import type { DataRecord } from '../../record/data-record.js'
import type { ReleaseStreams } from '../facts.js'
import { releasedRow } from '../released-row.js'
import { type FieldFacts, FieldTally } from './field-tally.js'
import { TextWriter } from './text-writer.js'

/** A row to show: the first synthetic one, else the first. */
export interface ExampleRow {
  readonly line: string
  readonly origin: 'real' | 'synthetic'
}

/** What was written into a data file. */
export interface WrittenData {
  readonly rows: number
  readonly fields: readonly FieldFacts[]
  /** Whether the rows have more fields than are told of. */
  readonly isFieldListCut: boolean
  readonly example: ExampleRow | undefined
}

/** What was written into an export. */
export interface WrittenExport {
  readonly rows: number
  /** Records that could not be a row of this format, by reason. */
  readonly skipped: Readonly<Record<string, number>>
}

/** Writes the result as rows in release order. Memory: one batch. */
export async function writeData(path: string, streams: ReleaseStreams): Promise<WrittenData> {
  const tally = new FieldTally()
  let rows = 0
  let example: ExampleRow | undefined
  await TextWriter.write(path, async (writer) => {
    for await (const batch of streams.batches()) {
      for (const record of batch) {
        const row = releasedRow(record)
        const line = JSON.stringify(row)
        tally.add(row)
        rows += 1
        const { origin } = record.lineage
        if (example === undefined || (example.origin === 'real' && origin === 'synthetic'))
          example = { line, origin }
        await writer.add(`${line}\n`)
      }
    }
  })
  return { rows, fields: tally.fields(), isFieldListCut: tally.isCut, example }
}

/** Writes what an exporter makes of the result. Memory: what the exporter holds. */
export async function writeExport(
  path: string,
  exporter: ExporterRun,
  streams: ReleaseStreams,
): Promise<WrittenExport> {
  const skipped = new Map<string, number>()
  let rows = 0
  await TextWriter.write(path, async (writer) => {
    for await (const made of exporter.rows(viewOf(streams))) {
      if ('row' in made) {
        rows += 1
        await writer.add(`${JSON.stringify(made.row)}\n`)
      } else skipped.set(made.skipped, (skipped.get(made.skipped) ?? 0) + 1)
    }
  })
  return { rows, skipped: Object.fromEntries(skipped) }
}

function viewOf(streams: ReleaseStreams): ReleaseView {
  return { records: () => recordsOf(streams), rejected: () => rejectedOf(streams) }
}

async function* recordsOf(streams: ReleaseStreams): AsyncGenerator<DataRecord> {
  for await (const batch of streams.batches()) yield* batch
}

async function* rejectedOf(streams: ReleaseStreams): AsyncGenerator<RejectedRecord> {
  yield* streams.rejected()
}
