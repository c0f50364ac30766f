/** The exporter `dpo`: a preferred and a rejected answer to the same prompt. */

import { z } from 'zod'
import type { JsonObject } from '../base/canonical-json.js'
import { defineExporter, type ExportRow, type ReleaseView } from '../contract/exporter.js'
import { fieldOptions } from './example/field-options.js'
import { exportRow, type Found, whenFound } from './example/found.js'
import { joinedPrompt, readPrompt } from './example/pair.js'
import { readSinglePair } from './example/plain-messages.js'
import { collectRejected, type RejectedPairs } from './example/rejected-pairs.js'
import { textField } from './example/text-field.js'

const options = z.strictObject({
  ...fieldOptions,
  chosen: z.string().min(1).default('chosen').describe('Field with the preferred answer. Default chosen.'),
  rejected: z
    .string()
    .min(1)
    .default('rejected')
    .describe('Field with the rejected answer. Default rejected.'),
})

type Options = z.infer<typeof options>

/**
 * Rows `{ prompt, chosen, rejected }`.
 *
 * Out:  of a record that has both answers; else of an accepted record and the first record with the same
 *       prompt and another completion that a verifier rejected. A rejected record serves once.
 * Edge: reasons of the prompt and the answers, `same-completion`, `no-rejected-partner`, and
 *       `unpaired-rejected` for rejected records that found no partner.
 */
export const dpo = defineExporter({
  id: 'dpo',
  version: 1,
  summary:
    'Preferences: { prompt, chosen, rejected }, from fields or by pairing accepted with rejected records.',
  source: {
    title:
      'Rafailov et al. 2023, Direct Preference Optimization; TRL dataset formats: preference, explicit prompt',
    reference: 'arXiv:2305.18290',
    deviation:
      'Pairs are made of verdicts of verifiers, not of human preferences, unless the record holds both answers.',
  },
  needs: [],
  options,
  start: (chosen) => ({ rows: (view) => preferenceRows(view, chosen) }),
})

async function* preferenceRows(view: ReleaseView, chosen: Options): AsyncGenerator<ExportRow> {
  const rejected = await collectRejected(view.rejected(), chosen)
  for await (const record of view.records()) {
    const hasBoth = Object.hasOwn(record.data, chosen.chosen) && Object.hasOwn(record.data, chosen.rejected)
    yield exportRow(record, hasBoth ? ownRow(record.data, chosen) : pairedRow(record.data, chosen, rejected))
  }
  yield* rejected.leftOver()
}

function ownRow(data: JsonObject, chosen: Options): Found<JsonObject> {
  return whenFound(readPrompt(data, chosen), (prompt) =>
    whenFound(textField(data, chosen.chosen, 'chosen'), (better) =>
      whenFound(textField(data, chosen.rejected, 'rejected'), (worse) =>
        better === worse
          ? { skipped: 'same-completion' }
          : { found: { prompt: joinedPrompt(prompt), chosen: better, rejected: worse } },
      ),
    ),
  )
}

function pairedRow(data: JsonObject, chosen: Options, rejected: RejectedPairs): Found<JsonObject> {
  return whenFound(readSinglePair(data, chosen), (pair) => {
    const prompt = joinedPrompt(pair)
    const partner = rejected.take(prompt, pair.completion)
    if (partner === undefined) return { skipped: 'no-rejected-partner' }
    return { found: { prompt, chosen: pair.completion, rejected: partner.completion } }
  })
}
