/** Verifier `equation`: the final answer equals a reference exactly, and every calculation of the solution comes out. */

import { z } from 'zod'
import { compareQuantities } from '../algo/maths/equal-answers.js'
import { extractFinalAnswer } from '../algo/maths/final-answer.js'
import { checkProgramText } from '../algo/worked-solution/check-program-text.js'
import { defineVerifier } from '../contract/verifier.js'
import { type DataRecord, fieldText } from '../record/data-record.js'
import { abstain, fail, pass, type Verdict } from '../record/verdict.js'

const optionsSchema = z.strictObject({
  question: z.string().default('question').describe('Field of the question.'),
  answer: z.string().default('answer').describe('Field of the solution to judge.'),
  reference: z
    .string()
    .optional()
    .describe('Field of a trusted answer or solution; its final answer must equal that of `answer`.'),
  recompute: z
    .boolean()
    .default(true)
    .describe('Recompute every calculation mark and equation and trace each number to the question.'),
  equality: z
    .enum(['exact', 'rounded-decimal'])
    .default('exact')
    .describe(
      'Rule for the reference: exact rationals, or also equal after rounding to the places of the other.',
    ),
  percentIsRatio: z.boolean().default(false).describe('Whether 50% equals 0.5 (else it equals 50).'),
})

type Options = z.output<typeof optionsSchema>

/**
 * Is the arithmetic of this record right?
 *
 * Verdicts: fail  `no-final-answer`, `reference-differs`, `unit-differs`, and the reasons of `checkProgramText`;
 *           abstain `missing-field`, `reference-without-number`, `nothing-to-check` (no reference and no calculation).
 * Evidence: given and expected number with their units, or the faulty place.
 * Limits:   says nothing about words, units inside of the solution, or whether the calculation fits the question.
 */
export const equation = defineVerifier<Options>({
  id: 'equation',
  version: 1,
  summary: 'Checks a worked solution: exact final answer against a reference, every calculation recomputed.',
  source: {
    title: 'Training Verifiers to Solve Math Word Problems (calculation annotations, final-answer check)',
    reference: 'arXiv:2110.14168',
    deviation: 'Exact rationals with units instead of string comparison; all steps are recomputed.',
  },
  needs: [],
  options: optionsSchema,
  reads: ({ question, answer, reference }) => [
    question,
    answer,
    ...(reference === undefined ? [] : [reference]),
  ],
  start: (options) => ({ verify: (record) => judge(record, options) }),
})

function judge(record: DataRecord, options: Options): Verdict {
  const answer = fieldText(record.data, options.answer)
  if (answer === '') return abstain('missing-field', { field: options.answer })
  const compared =
    options.reference === undefined ? undefined : compare(record, answer, options.reference, options)
  if (compared !== undefined && compared.verdict !== 'pass') return compared
  const recomputed = options.recompute ? recompute(record, answer, options) : undefined
  if (recomputed === undefined) return compared ?? abstain('nothing-to-check')
  return recomputed.verdict === 'abstain' ? (compared ?? recomputed) : recomputed
}

function compare(record: DataRecord, answer: string, field: string, options: Options): Verdict {
  const reference = fieldText(record.data, field)
  if (reference === '') return abstain('missing-field', { field })
  const expected = extractFinalAnswer(reference)
  if (expected === undefined) return abstain('reference-without-number', { field })
  const given = extractFinalAnswer(answer)
  if (given === undefined) return fail('no-final-answer', { expected: expected.text })
  const evidence = { given: shown(given), expected: shown(expected), style: given.style }
  const result = compareQuantities(given, expected, options.equality, options.percentIsRatio)
  if (result === 'equal') return pass(evidence)
  return fail(result === 'incomparable' ? 'unit-differs' : 'reference-differs', evidence)
}

function shown({
  text,
  unit,
}: {
  readonly text: string
  readonly unit: { readonly name: string } | undefined
}): string {
  return unit === undefined ? text : `${text} ${unit.name}`
}

function recompute(record: DataRecord, answer: string, options: Options): Verdict {
  const question = fieldText(record.data, options.question)
  if (question === '') return abstain('missing-field', { field: options.question })
  const check = checkProgramText(question, answer)
  if (check.isRight) return pass({ calculations: check.calculations, answer: check.answer.toString() })
  if (check.reason === 'no-calculation') return abstain('nothing-to-check')
  return fail(check.reason, { detail: check.detail })
}
