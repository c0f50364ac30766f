/** The method `tutor-hints`: graded hints from worked solutions that never give the answer away. */

import { z } from 'zod'
import type { JsonObject } from '../base/canonical-json.js'
import { defineMethod, type Draft, type Refusal, type Task } from '../contract/method.js'
import type { TaskPorts } from '../contract/ports.js'
import { ask } from '../model/answer/ask.js'
import { answerPolicySchema } from '../model/answer/policy.js'
import { NO_MODELS } from '../contract/plug-in.js'
import { type DataRecord, fieldText } from '../record/data-record.js'
import { tutorHintsActors } from './tutor-hints/actors.js'
import { composeHints } from './tutor-hints/compose-hints.js'
import { hintsRequest } from './tutor-hints/prompts.js'
import { hintsReader } from './tutor-hints/read-hints.js'
import { readSteps, type Solution } from './tutor-hints/read-steps.js'

const options = z.strictObject({
  question: z.string().default('question').describe('Field of the question.'),
  answer: z.string().default('answer').describe('Field of the worked solution.'),
  hints: z.int().min(1).max(8).default(3).describe('How many hints, of rising strength.'),
  whenFewer: z
    .enum(['emit', 'refuse'])
    .default('emit')
    .describe('When the solution has too few steps for so many hints: emit fewer, or refuse the record.'),
  layout: z
    .enum(['list', 'fields', 'both'])
    .default('list')
    .describe('Hints as the list `hints`, as fields `hint_1`, `hint_2` …, or both.'),
  keepAnswer: z.boolean().default(true).describe('Whether the record keeps the worked solution.'),
  wording: z
    .enum(['template', 'model'])
    .default('template')
    .describe('Who words the hints: templates, or the model of the step, held to the same checks.'),
  answers: answerPolicySchema
    .optional()
    .describe('What is done about answers of the model that cannot be used; absent for the defaults.'),
})

type Options = z.output<typeof options>

/**
 * Graded hints: (1) what is asked and which quantities matter, (2) which operation comes first and why, (3 …) the
 * set-up of steps from the first to the last, without results.
 *
 * In:    records with a question and a worked solution, with marks `<<48/2=24>>` or equations, and a final number.
 * Law:   no hint contains the answer as digits, words, fraction, percent, or as a calculation that comes out at it; where
 *        the question itself states that number, the hints go round it. Check with the verifier `no-answer-leak`.
 *        With `wording: model` a model words what the templates say; it sees neither solution nor answer.
 * Edge:  refuses at intake `missing-field`, `no-final-answer`, `no-steps`, `answer-not-last`, calculations that do not
 *        come out, and `too-few-steps` where asked to; refuses a draft as `answer-would-leak`; words of a model, after
 *        repair turns, as `answer-leaked`, `result-leaked`, `wrong-count` or `hint-too-long`.
 * Not covered: hints about ideas behind a step beyond its operation; languages other than English.
 */
export const tutorHints = defineMethod({
  id: 'tutor-hints',
  version: 1,
  summary: 'Graded hints from worked solutions that never give the answer away.',
  source: {
    title: 'Own work; hint ladders (point, teach, bottom out) as in intelligent tutoring systems',
    reference: 'https://doi.org/10.1207/s15327809jls0402_2',
    deviation: 'the last rung, the answer itself, is left out',
  },
  needs: [],
  family: 'tutoring',
  input: 'records',
  options,
  asksModels: ({ wording }) => (wording === 'model' ? { named: [], isOwnUsed: true } : NO_MODELS),
  actors: tutorHintsActors,
  start: (chosen) => ({
    intake: (record) => intake(record, chosen),
    async *plan({ records }) {
      for await (const record of records()) yield { key: record.id, drafts: 1, parents: [record] }
    },
    perform: async (task, ports) => [await performHints(task, chosen, ports)],
  }),
})

function intake(record: DataRecord, chosen: Options): Refusal | null {
  for (const field of [chosen.question, chosen.answer]) {
    if (fieldText(record.data, field).trim() === '') return { refused: 'missing-field', detail: field }
  }
  const solution = readSteps(fieldText(record.data, chosen.answer))
  if ('refused' in solution) return solution
  const possible = solution.steps.length + 2
  if (chosen.whenFewer === 'emit' || possible >= chosen.hints) return null
  return { refused: 'too-few-steps', detail: `${possible} hints are possible, ${chosen.hints} are wanted` }
}

async function performHints(task: Task, chosen: Options, ports: TaskPorts): Promise<Draft | Refusal> {
  const data = task.parents[0]?.data ?? {}
  const question = fieldText(data, chosen.question)
  const answer = fieldText(data, chosen.answer)
  const solution = readSteps(answer)
  if ('refused' in solution) return solution
  const outline = composeHints(question, solution, chosen.hints, ports.chance)
  if (!Array.isArray(outline)) return outline
  const hints =
    chosen.wording === 'template' ? outline : await wordHints(question, solution, outline, chosen, ports)
  if ('refused' in hints) return hints
  const fields = Object.fromEntries(hints.map((hint, index) => [`hint_${index + 1}`, hint]))
  const layout: JsonObject = {
    ...(chosen.layout === 'fields' ? {} : { hints }),
    ...(chosen.layout === 'list' ? {} : fields),
  }
  return {
    data: {
      [chosen.question]: question,
      ...layout,
      ...(chosen.keepAnswer ? { [chosen.answer]: answer } : {}),
    },
    notes: { steps: solution.steps.length, ...(chosen.wording === 'model' ? { outline } : {}) },
  }
}

async function wordHints(
  question: string,
  solution: Solution,
  outline: readonly string[],
  { answers }: Options,
  ports: TaskPorts,
): Promise<readonly string[] | Refusal> {
  const read = hintsReader(question, solution, outline.length)
  const answered = await ask(ports.model(), hintsRequest(question, outline), read, answers)
  return 'refused' in answered ? { refused: answered.refused, detail: answered.detail } : answered.value
}
