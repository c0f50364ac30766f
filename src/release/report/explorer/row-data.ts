/** The rows of the explorer as compact JSON: repeated words are numbers, absent things take no space. */

import type { Json } from '../../../base/canonical-json.js'
import type { ReleaseStreams, RowStory } from '../../facts.js'
import { jsonForScript } from '../html.js'

/** Most rows that a report holds; Cupel's own choice: a browser filters as many without a pause. */
export const MOST_ROWS = 20_000

/** Most bytes of rows that a report holds; Cupel's own choice: such a page still opens in about a second. */
export const MOST_BYTES = 24 * 1024 * 1024

/** Rows as they are put into the page. */
export interface RowData {
  /** One JSON object a row, safe inside `<script>`. */
  readonly rows: readonly string[]
  /** Words that the rows name by number. */
  readonly words: readonly string[]
  /** What ended the list before the last row; undefined when all rows are there. */
  readonly cut: 'rows' | 'bytes' | undefined
}

/** Where a report ends its list of rows. */
export interface RowLimits {
  readonly rows: number
  readonly bytes: number
}

/** Encodes stories in candidate order until one of the limits. Memory: the encoded rows. */
export async function encodeRows(
  streams: ReleaseStreams,
  limits: RowLimits = { rows: MOST_ROWS, bytes: MOST_BYTES },
): Promise<RowData> {
  const words = new Words()
  const rows: string[] = []
  let bytes = 0
  for await (const story of streams.stories(limits.rows + 1)) {
    if (rows.length === limits.rows) return { rows, words: words.all, cut: 'rows' }
    const row = jsonForScript(encodeStory(story, words))
    bytes += Buffer.byteLength(row) + 1
    if (bytes > limits.bytes) return { rows, words: words.all, cut: 'bytes' }
    rows.push(row)
  }
  return { rows, words: words.all, cut: undefined }
}

/** Keys are read by `explorer/script-model.ts`; a key that is absent means the usual: draft 0, own root, no asks. */
function encodeStory(
  { record, disposition, evidence, verdicts, refusal, isReleased }: RowStory,
  words: Words,
): object {
  const { lineage } = record
  const parents = lineage.parents.map(({ id, from, row }) => [id, words.numberOf(from), row ?? 0])
  return {
    i: record.id,
    s: words.numberOf(record.step),
    d: record.data,
    o: words.numberOf(lineage.origin),
    m: words.numberOf(lineage.method),
    t: lineage.task,
    n: lineage.draft || undefined,
    p: parents.length > 0 ? parents : undefined,
    r: lineage.root === record.id ? undefined : lineage.root,
    a: lineage.asked,
    k: lineage.notes,
    z: words.numberOf(disposition.state),
    y: numberOrNone(words, disposition.reason),
    b: numberOrNone(words, disposition.by),
    e: evidence,
    v: verdicts.length > 0 ? verdicts.map((one) => encodeVerdict(one, words)) : undefined,
    x: refusal,
    q: isReleased ? 1 : undefined,
  }
}

function encodeVerdict(
  { verifier, verdict, reason, evidence }: RowStory['verdicts'][number],
  words: Words,
): Json[] {
  const encoded = [
    words.numberOf(verifier),
    words.numberOf(verdict),
    reason === null ? -1 : words.numberOf(reason),
  ]
  return evidence === undefined ? encoded : [...encoded, evidence]
}

function numberOrNone(words: Words, word: string | null): number | undefined {
  return word === null ? undefined : words.numberOf(word)
}

class Words {
  readonly all: string[] = []
  readonly #numbers = new Map<string, number>()

  numberOf(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    this.#numbers.set(word, this.all.length)
    return this.all.push(word) - 1
  }
}
