/** The verifier `judge`: a model marks records by a rubric, or compares two of their fields in both orders. */

import { z } from 'zod'
import type { OptionFiles } from '../contract/plug-in.js'
import { defineVerifier } from '../contract/verifier.js'
import { answerPolicySchema } from '../model/answer/policy.js'
import { type DataRecord, fieldText } from '../record/data-record.js'
import { abstain, type Verdict } from '../record/verdict.js'
import type { Ports } from '../contract/ports.js'
import { judgeActors } from './judge/actors.js'
import { type Judging, judgePair, judgeRecord, type Scheme } from './judge/opinions.js'
import { markingSchema, type Shown } from './judge/prompts.js'
import { badRubric, readRubric } from './judge/read-rubric.js'
import { markingOf, type Rubric, rubricSchema } from './judge/rubric.js'

const options = z
  .strictObject({
    rubric: z
      .union([z.string(), rubricSchema])
      .describe('The rubric, or the path of a file that holds it: YAML, or Markdown (`.md`).'),
    fields: z
      .array(z.string())
      .min(1)
      .optional()
      .describe(
        'Fields that the judge is shown; all top-level texts but `id` when absent (for a pair: no others).',
      ),
    pair: z
      .tuple([z.string(), z.string()])
      .optional()
      .describe('Two fields to compare, in both orders; the first must be the better one.'),
    atLeast: z
      .number()
      .optional()
      .describe('Score from which a record passes, instead of the rubric’s own rule.'),
    samples: z
      .int()
      .min(1)
      .max(9)
      .default(1)
      .refine((samples) => samples % 2 === 1, { message: 'An even number of samples may have no majority.' })
      .describe('Opinions asked for, of which the majority counts: odd, 1 to 9.'),
    model: z.string().optional().describe('Alias of the model; absent for the model of this use.'),
    answers: answerPolicySchema.prefault({}).describe('What is done about answers that cannot be used.'),
  })
  .refine(({ pair, atLeast }) => pair === undefined || atLeast === undefined, {
    path: ['atLeast'],
    message: 'A comparison has no score.',
  })

type Options = z.output<typeof options>

/**
 * Judges by a rubric: the justification first, then a score or label; or which of two fields is better.
 *
 * Passes: a score at or above the rule, a passing label, or the first of a pair in both orders.
 * Fails:  `below-rubric`, `label-does-not-pass`, `other-is-better`.
 * Abstains: `nothing-to-judge` (no text), `judge-refused`, `judge-unreadable` (after repairs), `order-inconsistent`,
 *         `judged-equal`.
 * Evidence: rubric, score or label, each opinion with its justification (cut at 300 characters), effects.
 * Law:    what is judged is quoted as data between lines that it cannot hold itself; instructions in it are not for the judge.
 * Throws at binding: RecipeError `missing-file`, `bad-rubric`.
 * Cost:   one call a sample, two for a pair, and repairs.
 * Not covered: whether the judge is right: compare it with people before you trust its scores; a judge of the writer's own
 *         model family favours it.
 */
export const judge = defineVerifier({
  id: 'judge',
  version: 1,
  summary: 'A model marks records by a rubric, or compares two fields in both orders.',
  source: {
    title: 'Zheng et al. 2023: Judging LLM-as-a-Judge with MT-Bench and Chatbot Arena',
    reference: 'https://arxiv.org/abs/2306.05685',
    deviation: 'Own rubrics and words; disagreement between the two orders is an abstention, not a tie.',
  },
  needs: ['model'],
  options,
  asksModels: ({ model }) => ({ named: model === undefined ? [] : [model], isOwnUsed: model === undefined }),
  actors: judgeActors,
  reads: ({ fields = [], pair = [] }) => [...fields, ...pair],
  start(chosen, files) {
    const rubric = rubricOf(chosen, files)
    if (chosen.pair !== undefined) {
      const pair = chosen.pair
      return {
        verify: (record, ports) => comparePair(record, pair, chosen, judgingOf(rubric, chosen, ports)),
      }
    }
    const marking = markingOf(rubric, chosen.atLeast)
    if (typeof marking === 'string') throw badRubric(marking)
    const scheme = { marking, schema: markingSchema(marking) }
    return { verify: (record, ports) => markRecord(record, scheme, chosen, judgingOf(rubric, chosen, ports)) }
  },
})

function rubricOf({ rubric }: Options, files: OptionFiles): Rubric {
  return typeof rubric === 'string' ? readRubric(rubric, files.path(rubric)) : rubric
}

function judgingOf(rubric: Rubric, { model, answers, samples }: Options, ports: Ports): () => Judging {
  return () => ({ model: ports.model(model), rubric, policy: answers, samples })
}

async function markRecord(
  record: DataRecord,
  scheme: Scheme,
  { fields }: Options,
  judging: () => Judging,
): Promise<Verdict> {
  const shown = shownFields(record, fields ?? textFieldsOf(record))
  if (shown.length === 0) return abstain('nothing-to-judge')
  return judgeRecord(judging(), scheme, shown)
}

async function comparePair(
  record: DataRecord,
  pair: readonly [string, string],
  { fields = [] }: Options,
  judging: () => Judging,
): Promise<Verdict> {
  const [first, second] = [fieldText(record.data, pair[0]), fieldText(record.data, pair[1])]
  if (first.trim() === '' || second.trim() === '') return abstain('nothing-to-judge', { fields: pair })
  const context = shownFields(
    record,
    fields.filter((field) => !pair.includes(field)),
  )
  return judgePair(judging(), context, [first, second])
}

function shownFields(record: DataRecord, fields: readonly string[]): Shown[] {
  return fields
    .map((name) => ({ name, text: fieldText(record.data, name) }))
    .filter(({ text }) => text.trim() !== '')
}

function textFieldsOf({ data }: DataRecord): string[] {
  return Object.keys(data)
    .filter((key) => key !== 'id' && typeof data[key] === 'string')
    .sort()
}
