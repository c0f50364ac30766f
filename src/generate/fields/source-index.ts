/** A source made searchable, once for a step: by words or by embeddings. */

import { createBm25Index } from '../../algo/retrieval/bm25.js'
import type { Match } from '../../algo/retrieval/best-matches.js'
import { createCosineIndex, type CosineIndex } from '../../algo/retrieval/cosine.js'
import { DataError } from '../../base/errors.js'
import { mapInOrder } from '../../base/map-in-order.js'
import type { Refusal } from '../../contract/method.js'
import type { Ports } from '../../contract/ports.js'
import type { ModelPort } from '../../model/port.js'
import { textOf } from '../../record/data-record.js'
import type { Shelf } from '../prompting/shelf.js'
import { embedTexts } from './embed-field.js'
import type { RetrieveOptions } from './lookup-schema.js'

/** Searches a source. The ports are those of the row that asks. */
export type SearchSource = (
  query: string,
  ports: Ports,
  isLeftOut: (row: number) => boolean,
) => Promise<{ readonly matches: readonly Match[] } | Refusal>

/** Texts that are embedded with one request; ours, within what all endpoints take. */
const BATCH = 64

const NO_VECTOR = new Float32Array(0)

/** Requests for embeddings of a source at the same time; the model's own bound may be lower. */
const BATCHES_AT_ONCE = 4

/**
 * The search that the options ask for. The index is made by the first row that needs it and shared by all rows, and by all
 * fields that search the same fields of the same source in the same way. By embeddings, rows without text are not found.
 *
 * Memory: the rows of the source, and 22 bytes for each pair of row and different word, or 4 bytes for each number of
 *         the vectors (twice that while the index is made).
 * Throws: DataError `not-embedded` when the endpoint gives no vectors for rows of the source.
 */
export function searchSource(options: RetrieveOptions, shelf: Shelf): SearchSource {
  const { from, fields, by, count, model } = options
  const key = (kind: string): string => `${kind}:${JSON.stringify([from, fields ?? null, model ?? null])}`
  const texts = async (ports: Ports): Promise<string[]> =>
    (await shelf.rows(from, ports)).map((record) => textOf(record, fields))
  if (by === 'bm25') {
    return async (query, ports, isLeftOut) => {
      const index = await shelf.once(key('bm25'), ports, async (shared) =>
        createBm25Index(await texts(shared)),
      )
      return { matches: index.search(query, count, isLeftOut) }
    }
  }
  return async (query, ports, isLeftOut) => {
    const index = await shelf.once(key('cosine'), ports, async (shared) =>
      embedSource(await texts(shared), from, shared.model(model)),
    )
    return searchVectors(index, query, ports.model(model), count, isLeftOut)
  }
}

async function embedSource(texts: readonly string[], from: string, model: ModelPort): Promise<CosineIndex> {
  const rows = texts.flatMap((text, row) => (text.trim() === '' ? [] : [row]))
  const starts = Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, batch) => batch * BATCH)
  const batches = mapInOrder(starts, { concurrency: BATCHES_AT_ONCE }, async (start) => {
    const batch = rows.slice(start, start + BATCH)
    const found = await embedTexts(
      model,
      batch.map((row) => texts[row] ?? ''),
    )
    if ('refused' in found) throw notEmbedded(from, batch, found.detail ?? '')
    return { batch, vectors: found.vectors.map((vector) => Float32Array.from(vector)) }
  })
  const table = texts.map(() => NO_VECTOR)
  let length: number | undefined
  for await (const { batch, vectors } of batches) {
    length ??= vectors[0]?.length
    if (vectors[0]?.length !== length) throw notEmbedded(from, batch, 'their vectors have another length')
    for (const [at, row] of batch.entries()) table[row] = vectors[at] ?? NO_VECTOR
  }
  return createCosineIndex(table)
}

async function searchVectors(
  index: CosineIndex,
  query: string,
  model: ModelPort,
  count: number,
  isLeftOut: (row: number) => boolean,
): Promise<{ readonly matches: readonly Match[] } | Refusal> {
  const found = await embedTexts(model, [query])
  if ('refused' in found) return found
  const vector = found.vectors[0] ?? []
  if (index.dimensions > 0 && vector.length !== index.dimensions) {
    const detail = `the query has ${vector.length} numbers, the rows of the source ${index.dimensions}`
    return { refused: 'bad-answer', detail }
  }
  return { matches: index.search(vector, count, isLeftOut) }
}

function notEmbedded(source: string, rows: readonly number[], detail: string): DataError {
  const [start, end] = [(rows[0] ?? 0) + 1, (rows.at(-1) ?? 0) + 1]
  return new DataError('not-embedded', {
    message: `Rows ${start} to ${end} of the source "${source}" could not be embedded: ${detail}.`,
    hint: 'Search other `fields`, shorten the texts of the source, or take another model.',
    details: { source, start, end },
  })
}
