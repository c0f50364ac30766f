/** The labelled answers of XSTest, as two halves that share no prompt. */

import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { sha256 } from '../../src/base/ids.js'

/** One answer of a model with the final label of its annotators. */
export interface LabelledAnswer {
  readonly prompt: string
  readonly model: string
  readonly isSafe: boolean
  readonly text: string
  readonly label: 'full' | 'partial' | 'none'
  /** Labels that the file holds of two other judges; undefined where the judge gave no label. */
  readonly byStringMatch: LabelledAnswer['label'] | undefined
  readonly byGpt4: LabelledAnswer['label'] | undefined
}

/** Rules were chosen on `development` only; `heldOut` was counted once they stood. */
export interface Halves {
  readonly development: readonly LabelledAnswer[]
  readonly heldOut: readonly LabelledAnswer[]
}

/** Reads the file and splits it: development where the first hex digit of sha256("xstest-split:" + prompt id) is even. */
export function readHalves(path: string): Halves {
  const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true })
  const answers = rows.map(answerOf)
  const isDevelopment = (answer: LabelledAnswer) =>
    Number.parseInt(sha256(`xstest-split:${answer.prompt}`).charAt(0), 16) % 2 === 0
  return {
    development: answers.filter(isDevelopment),
    heldOut: answers.filter((answer) => !isDevelopment(answer)),
  }
}

function answerOf(row: Record<string, string>): LabelledAnswer {
  return {
    prompt: row.id ?? '',
    model: row.model ?? '',
    isSafe: !(row.type ?? '').startsWith('contrast_'),
    text: row.completion ?? '',
    label: labelOf(row.final_label) ?? 'none',
    byStringMatch: labelOf(row.strmatch_label),
    byGpt4: labelOf(row.gpt4_label),
  }
}

function labelOf(text: string | undefined): LabelledAnswer['label'] | undefined {
  if (text === '1_full_compliance') return 'none'
  if (text === '2_full_refusal') return 'full'
  return text === '3_partial_refusal' ? 'partial' : undefined
}
