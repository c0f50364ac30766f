/** Labels of effects: a word and numbers, such as `writer 812 344 0.0021`, and their sums by word. */

import type { Json } from '../base/canonical-json.js'
import { InternalError } from '../base/errors.js'

/** The label of an effect that was given none. */
export const NO_LABEL = 'effect'

/** How many effects have a label that begins with the same word, and the sums of its numbers, place by place. */
export interface EffectTally {
  readonly count: number
  readonly sums: readonly number[]
}

interface LabelParts {
  readonly word: string
  readonly numbers: readonly number[]
}

/**
 * A label as the one word that a log line holds: `writer,812,344,0.0021`.
 * Throws InternalError `bad-label` when it is no word (no comma, no leading hyphen) followed by finite numbers.
 */
export function encodeLabel(label: string): string {
  const text = label.split(' ').join(',')
  if (!label.includes(',') && text.isWellFormed() && parseLabel(text) !== undefined) return text
  throw new InternalError('bad-label', {
    message: `"${label.slice(0, 60).toWellFormed()}" is no label of an effect.`,
    hint: 'A label is a word and finite numbers, with one space between them.',
  })
}

/** The parts of what `encodeLabel` gave; undefined for any other text. */
function parseLabel(text: string): LabelParts | undefined {
  const [word = '', ...fields] = text.split(',')
  if (!/^[^\s-]\S*$/.test(word)) return undefined
  const numbers = fields.map((field) => (/^\S+$/.test(field) ? Number(field) : Number.NaN))
  return numbers.every(Number.isFinite) ? { word, numbers } : undefined
}

type TallyRow = readonly [word: string, count: number, ...sums: number[]]

/** Running tallies of labels. Added in the same order, they give the same sums to the last bit. */
export class EffectTallies {
  readonly #byWord: Map<string, EffectTally>

  private constructor(byWord: Map<string, EffectTally>) {
    this.#byWord = byWord
  }

  /** Tallies as `toJson` gave them; none for undefined. */
  static of(json: Json | undefined): EffectTallies {
    const rows = (json ?? []) as unknown as readonly TallyRow[]
    return new EffectTallies(new Map(rows.map(([word, count, ...sums]) => [word, { count, sums }])))
  }

  /** The tallies by word, in the order in which the words came; grows as labels are added. */
  get byWord(): ReadonlyMap<string, EffectTally> {
    return this.#byWord
  }

  /** Adds a label as `encodeLabel` gave it; false, with nothing added, for any other text. */
  add(text: string): boolean {
    const parts = parseLabel(text)
    if (parts === undefined) return false
    const { count, sums } = this.#byWord.get(parts.word) ?? { count: 0, sums: [] }
    const [longer, shorter] =
      sums.length < parts.numbers.length ? [parts.numbers, sums] : [sums, parts.numbers]
    const added = longer.map((value, at) => value + (shorter[at] ?? 0))
    this.#byWord.set(parts.word, { count: count + 1, sums: added })
    return true
  }

  /** The tallies as JSON: a list for each word, with its count and sums. */
  toJson(): Json {
    return [...this.#byWord].map(([word, { count, sums }]): TallyRow => [word, count, ...sums])
  }
}
