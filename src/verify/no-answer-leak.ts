/** The verifier `no-answer-leak`: hints, questions or other fields do not give the answer away. */

import { z } from 'zod'
import { findAnswer, readAnswer } from '../algo/expression/find-answer.js'
import type { JsonObject } from '../base/canonical-json.js'
import { defineVerifier } from '../contract/verifier.js'
import { fieldText, fieldValue } from '../record/data-record.js'
import { abstain, fail, pass } from '../record/verdict.js'

const EVIDENCE_CHARACTERS = 120

const options = z.strictObject({
  answer: z
    .string()
    .default('answer')
    .describe('Field with the answer: a number, text, or a worked solution that ends in "#### 24".'),
  fields: z
    .array(z.string())
    .min(1)
    .default(['hints'])
    .describe('Fields that must not give it away; in lists and objects every text is looked at.'),
})

/**
 * Fails a record one of whose fields gives the answer away (`answer-leaked`; evidence: field, the words that do, and
 * their form).
 *
 * A number is found as digits with any separators, in words, as fraction, percent, cents or rounded decimal, and as
 * a calculation in signs or words that comes out at it ("48 + 24", "half of 144"). Text is found as whole words in any
 * case. Strict: it fails whoever repeats the number, also where the question itself states it.
 *
 * Abstains where there is no answer (`no-answer`) or nothing to look at (`nothing-to-check`).
 * Not covered: other languages, Roman numerals, digits spelt one by one, and what only understanding reveals.
 */
export const noAnswerLeak = defineVerifier({
  id: 'no-answer-leak',
  version: 1,
  summary: 'Hints or other fields do not give the answer away, in any writing or as a calculation.',
  source: { title: 'Own work' },
  needs: [],
  options,
  reads: ({ answer, fields }) => [answer, ...fields],
  start: ({ answer: answerField, fields }) => ({
    verify(record) {
      const answer = readAnswer(fieldText(record.data, answerField))
      if (answer === undefined) return abstain('no-answer', { field: answerField })
      const texts = fields.flatMap((field) => textsOf(fieldValue(record.data, field), field))
      if (texts.length === 0) return abstain('nothing-to-check', { fields })
      for (const { field, text } of texts) {
        const leak = findAnswer(text, answer)
        if (leak !== undefined) {
          return fail('answer-leaked', {
            field,
            found: leak.found.slice(0, EVIDENCE_CHARACTERS),
            form: leak.form,
          })
        }
      }
      return pass()
    },
  }),
})

interface FieldText {
  readonly field: string
  readonly text: string
}

function textsOf(value: unknown, field: string): FieldText[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ field, text: value }]
  if (typeof value === 'number') return [{ field, text: String(value) }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value as JsonObject).flatMap(([key, item]) => textsOf(item, `${field}.${key}`))
}
