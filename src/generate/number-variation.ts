/** Method `number-variation`: worked solutions as programs, run again with other numbers (and names). */

import { z } from 'zod'
import type { JsonObject } from '../base/canonical-json.js'
import { parseWorkedSolution } from '../algo/worked-solution/parse-worked-solution.js'
import type { Program } from '../algo/worked-solution/program.js'
import { skeleton } from '../algo/worked-solution/skeleton.js'
import { swapNames } from '../algo/worked-solution/swap-names.js'
import { createVariationSearch, type Variation } from '../algo/worked-solution/vary-program.js'
import { defineMethod, type Draft, type PlanContext, type Refusal, type Task } from '../contract/method.js'
import type { TaskPorts } from '../contract/ports.js'
import { type DataRecord, fieldText } from '../record/data-record.js'

const optionsSchema = z.strictObject({
  question: z.string().default('question').describe('Field of the question, in seeds and drafts.'),
  answer: z
    .string()
    .default('answer')
    .describe('Field of the worked solution with calculation marks and a last line "#### number".'),
  maxPerSeed: z
    .int()
    .min(1)
    .max(100)
    .default(2)
    .describe('Most variations of one seed; default of our own, so that no seed dominates.'),
  names: z.boolean().default(false).describe('Also swap first names for others of the same pronoun class.'),
  keep: z
    .array(z.string())
    .default([])
    .describe('Further fields of the seed that drafts take over unchanged.'),
})

type Options = z.output<typeof optionsSchema>

/** Draws for one variation before the seed counts as exhausted: earlier variations must not come again. */
const MOST_REPEATS = 20

/**
 * Varies the numbers of worked grade-school solutions.
 *
 * Takes:  seeds whose every number can be traced (see `parseWorkedSolution` for the reasons of a refusal).
 * Plans:  the k-th variation of all seeds before the (k+1)-th.
 * Drafts: the question and answer fields and those of `keep`; all steps recomputed exactly. Variations of a seed differ from it
 *         and from each other. `no-variation-found` when the limits leave no other numbers.
 * Notes:  the literals that changed (`from`, `to`), the skeleton, the names swapped.
 */
export const numberVariation = defineMethod<Options>({
  id: 'number-variation',
  version: 1,
  family: 'reasoning',
  input: 'records',
  summary:
    'Rewrites worked maths solutions with other numbers, every step recomputed exactly, without a model.',
  source: {
    title: 'GSM-Symbolic: Understanding the Limitations of Mathematical Reasoning in Large Language Models',
    reference: 'arXiv:2410.05229',
    deviation: 'Templates are inferred from calculation marks by binding every number, not written by hand.',
  },
  needs: [],
  options: optionsSchema,
  start: (options) => ({
    intake: (record) => intake(record, options),
    plan: (context) => plan(context, options),
    perform: async (task, ports) => [perform(task, ports, options)],
  }),
})

function intake(record: DataRecord, options: Options): Refusal | null {
  const program = read(record, options)
  return 'refused' in program ? program : null
}

function read(record: DataRecord, options: Options): Program | Refusal {
  const question = fieldText(record.data, options.question)
  const answer = fieldText(record.data, options.answer)
  if (question === '' || answer === '') {
    return {
      refused: 'missing-field',
      detail: `"${question === '' ? options.question : options.answer}" is empty.`,
    }
  }
  return parseWorkedSolution(question, answer)
}

async function* plan(context: PlanContext, options: Options): AsyncIterable<Task> {
  for (let variation = 0; variation < options.maxPerSeed; variation += 1) {
    for await (const record of context.records()) {
      yield { key: `${record.id}-${variation}`, drafts: 1, parents: [record], payload: variation }
    }
  }
}

function perform(task: Task, ports: TaskPorts, options: Options): Draft | Refusal {
  const seed = task.parents[0]
  if (seed === undefined) return { refused: 'missing-seed' }
  const program = read(seed, options)
  if ('refused' in program) return program
  const variation = nthVariation(program, Number(task.payload), seed.id, ports)
  if ('refused' in variation) return variation
  const text = options.names ? swapNames(variation, ports.chance) : { ...variation, swaps: [] }
  const kept = options.keep
    .map((field) => [field, seed.data[field]])
    .filter(([, value]) => value !== undefined)
  const data = {
    ...Object.fromEntries(kept),
    [options.question]: text.question,
    [options.answer]: text.answer,
  }
  return { data, notes: notesOf(program, variation, text.swaps) }
}

/** The n-th variation of a seed (0-based): earlier ones are drawn again to stay different from them. */
function nthVariation(program: Program, n: number, seed: string, ports: TaskPorts): Variation | Refusal {
  const search = createVariationSearch(program)
  const seen = new Set([program.question])
  for (let index = 0; ; index += 1) {
    const random = ports.random('variation', seed, index)
    let variation = search.draw(random)
    for (
      let draw = 1;
      draw < MOST_REPEATS && 'question' in variation && seen.has(variation.question);
      draw += 1
    ) {
      variation = search.draw(random)
    }
    if ('refused' in variation) return variation
    if (seen.has(variation.question))
      return { refused: 'no-variation-found', detail: `Only ${index} different ones.` }
    if (index === n) return variation
    seen.add(variation.question)
  }
}

function notesOf(
  program: Program,
  variation: Variation,
  swaps: readonly { from: string; to: string }[],
): JsonObject {
  const changed = variation.changed.map((index) => ({
    from: program.literals[index]?.text ?? '',
    to: variation.values[index]?.toString() ?? '',
  }))
  const names = swaps.map(({ from, to }) => ({ from, to }))
  return { skeleton: skeleton(program), changed, ...(names.length > 0 ? { names } : {}) }
}
