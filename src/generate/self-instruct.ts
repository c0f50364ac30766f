/** The method `self-instruct`: new instructions with instances, bootstrapped from seed tasks. */

import { InternalError } from '../base/errors.js'
import { isJsonObject } from '../base/canonical-json.js'
import { defineMethod, type Refusal } from '../contract/method.js'
import { type DataRecord, fieldText } from '../record/data-record.js'
import { selfInstructActors } from './self-instruct/actors.js'
import { type SelfInstructOptions, selfInstructOptions } from './self-instruct/options.js'
import { collectPool, planPrompts, type Pool } from './self-instruct/plan-prompts.js'
import { writeTasks } from './self-instruct/write-tasks.js'

/**
 * Instructions with an input and an output. Each prompt shows seeds and instructions that earlier rounds accepted and asks for
 * new ones; those that pass the filters are told apart as classification or not, and get instances: the label first
 * for classification, the input first else.
 *
 * In:    seeds with an instruction.
 * Out:   instruction, input (empty where none is needed), output, isClassification. Notes: how many seeds and own
 *        instructions the prompt showed, and the labels. Parents: the records shown.
 * Law:   an instruction is compared (ROUGE-L) with all seeds, all that earlier rounds accepted, and the earlier ones of its own
 *        prompt. Two prompts of one round do not see each other: the refiner `novelty` compares their results in
 *        candidate order.
 * Edge:  every instruction and instance asked for that does not come or is filtered is refused with a reason of its own.
 * Cost:  for 8 instructions one call, and two for each that passes the filters; about 1 ms to compare one with 50,000.
 * Not covered: whether the output is right: use a judge or another verifier.
 */
export const selfInstruct = defineMethod({
  id: 'self-instruct',
  version: 1,
  summary: 'New instructions with inputs and outputs, bootstrapped from seed tasks by a model.',
  source: {
    title: 'Wang et al. 2022: Self-Instruct: Aligning Language Models with Self-Generated Instructions',
    reference: 'https://arxiv.org/abs/2212.10560',
    deviation:
      'Prompts for models that follow instructions instead of few-shot continuation; sampling is the model’s own; labels of classification tasks are asked for with the kind and drawn by chance; similarity of exactly 0.7 is refused, as in the paper’s text; "draw up", "draw a conclusion" and the like are no drawing.',
  },
  needs: ['model'],
  family: 'instructions',
  input: 'records',
  rounds: true,
  options: selfInstructOptions,
  asksModels: () => ({ named: [], isOwnUsed: true }),
  actors: selfInstructActors,
  start(options) {
    let pool: Pool | undefined
    return {
      isEndless: true,
      roundDrafts: options.promptsPerRound * options.perPrompt * options.instances,
      intake: (record) => intake(record, options),
      async *plan(context) {
        const collected = await collectPool(context, options)
        pool = collected
        yield* planPrompts(collected, context, options)
      },
      perform: (task, ports) => writeTasks(task, options, poolOf(pool, task.payload), ports),
    }
  },
})

function intake(record: DataRecord, { instruction, maxWords }: SelfInstructOptions): Refusal | null {
  const text = fieldText(record.data, instruction).trim()
  if (text === '') return { refused: 'missing-field', detail: instruction }
  const words = text.split(/\s+/).length
  return words <= maxWords
    ? null
    : { refused: 'too-long', detail: `${words} words, at most ${maxWords} are wanted` }
}

/** Rounds are planned before they are performed, one after the other; so the last plan is that of the task. */
function poolOf(pool: Pool | undefined, payload: unknown): Pool {
  if (pool !== undefined && isJsonObject(payload) && payload.round === pool.round) return pool
  throw new InternalError('unplanned-task', {
    message: 'A task of self-instruct was performed that belongs to no planned round.',
  })
}
