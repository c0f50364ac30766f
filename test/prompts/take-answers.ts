/** The real path of each shipped prompt from a model's answer to data: the plug-in's own reader and checks, asked once. */

import type { Json, JsonObject } from '../../src/base/canonical-json.js'
import { InternalError } from '../../src/base/errors.js'
import { RougeIndex } from '../../src/algo/text/rouge-l.js'
import type { Draft, Method, Refusal, Task } from '../../src/contract/method.js'
import { arithmeticProgram } from '../../src/generate/arithmetic-program.js'
import type { Style } from '../../src/generate/rephrase/styles.js'
import { rephrase } from '../../src/generate/rephrase.js'
import { filterInstances } from '../../src/generate/self-instruct/filters.js'
import { selfInstructOptions } from '../../src/generate/self-instruct/options.js'
import {
  INSTRUCTIONS_OPENING,
  KIND_OPENING,
  inputFirstRequest,
  kindRequest,
  labelFirstRequest,
} from '../../src/generate/self-instruct/prompts.js'
import {
  type Instance,
  labelFirstReader,
  readInputFirst,
  readKind,
} from '../../src/generate/self-instruct/read-answers.js'
import { writeTasks } from '../../src/generate/self-instruct/write-tasks.js'
import { tutorHints } from '../../src/generate/tutor-hints.js'
import { type Answered, ask, askJson, type Refused } from '../../src/model/answer/ask.js'
import type { AnswerPolicy } from '../../src/model/answer/policy.js'
import { contentText } from '../../src/model/chat.js'
import type { ModelPort } from '../../src/model/port.js'
import { scriptedPort } from '../../src/model/scripted-port.js'
import type { DataRecord } from '../../src/record/data-record.js'
import type { Verdict } from '../../src/record/verdict.js'
import { buildCandidate, buildSourceRecord, buildSourceRecords } from '../../src/testing/builders.js'
import { createExamPorts, createExamTaskPorts } from '../../src/testing/exam-ports.js'
import { comparisonRequest, comparisonSchema } from '../../src/verify/judge/prompts.js'
import type { Rubric } from '../../src/verify/judge/rubric.js'
import { judge } from '../../src/verify/judge.js'
import { performAll, planWith } from '../generate/perform-with.js'

/** What the plug-in makes of an answer, or of one part of it: data, or the reason why not. */
export type Outcome = { readonly value: Json } | { readonly refused: string; readonly detail: string }

/** Takes the answer of a model: one outcome for each part that was asked for. */
export type Take = (model: ModelPort) => Promise<readonly Outcome[]>

/** Nothing is asked twice, so that an answer counts as it was given. */
const ONCE: AnswerPolicy = { repairs: 0, raises: 0, samples: 0, mostTokens: 16_384 }
const answers = { ...ONCE }

/** New instructions: those of the list that pass the filters of the method; what comes after them is made up here. */
export function takeInstructions(examples: readonly string[], known: readonly string[], count: number): Take {
  const options = selfInstructOptions.parse({ perPrompt: count, answers })
  const index = new RougeIndex(options.similarity)
  for (const text of known) index.keep(text)
  const parents = buildSourceRecords(examples.map((instruction) => ({ instruction })))
  const task: Task = { key: 'prompt', drafts: count, parents }
  const pool = { round: 0, texts: known, index, seeds: parents, own: [] }
  return async (model) => {
    const ports = createExamPorts({ models: { writer: onlyFirstAsked(model) } })
    const outcomes = await writeTasks(task, options, pool, createExamTaskPorts(ports, task.key))
    return outcomes.map((outcome) => outcomeOf(outcome, ({ instruction = '' }) => instruction))
  }
}

/** Passes on the prompt for instructions and says something that will do to the prompts that follow from it. */
function onlyFirstAsked(model: ModelPort): ModelPort {
  const filler = scriptedPort({
    chat: ({ messages }) =>
      contentText(messages[0]?.content ?? '').startsWith(KIND_OPENING) ? 'No' : 'Input: none\nOutput: Done.',
  })
  const isFirst = (text: string): boolean => text.startsWith(INSTRUCTIONS_OPENING)
  return {
    ...model,
    chat: (request) =>
      (isFirst(contentText(request.messages[0]?.content ?? '')) ? model : filler).chat(request),
  }
}

/** The kind of a task. */
export function takeKind(task: string): Take {
  return async (model) => {
    const kind = await ask(model, kindRequest(task), readKind, ONCE)
    if ('refused' in kind) return [refusalOf(kind)]
    const { isClassification, labels } = kind.value
    return [{ value: { isClassification, labels: [...labels] } }]
  }
}

/** Instances of a task, the input first. */
export function takeInputFirst(task: string, count: number): Take {
  return async (model) =>
    instancesOf(await ask(model, inputFirstRequest(task, count), readInputFirst, ONCE), count)
}

/** Instances of a task, the label first. */
export function takeLabelFirst(task: string, labels: readonly string[], count: number): Take {
  return async (model) => {
    const request = labelFirstRequest(task, labels, count)
    return instancesOf(await ask(model, request, labelFirstReader(labels), ONCE), count)
  }
}

function instancesOf(answered: Answered<readonly Instance[]> | Refused, count: number): Outcome[] {
  if ('refused' in answered) return Array.from({ length: count }, () => refusalOf(answered))
  return filterInstances(answered.value, count).map((one) =>
    'refused' in one
      ? { refused: one.refused, detail: one.detail ?? '' }
      : { value: { input: one.input, output: one.output } },
  )
}

/** A text in a style, by the method. */
export function takeRewriting(text: string, style: Style): Take {
  const options = { field: 'text', styles: [{ ...style }], answers }
  return (model) => performOne(rephrase, options, buildSourceRecord({ text }), model, ({ text }) => text)
}

/** Hints for a problem, by the method. */
export function takeHints(problem: DataRecord, hints: number): Take {
  const options = { hints, wording: 'model', answers }
  return (model) => performOne(tutorHints, options, problem, model, (data) => data.hints)
}

async function performOne(
  method: Method,
  options: JsonObject,
  record: DataRecord,
  model: ModelPort,
  pick: (data: JsonObject) => Json | undefined,
): Promise<Outcome[]> {
  const tasks = await planWith(method, options, 1, { records: [record] })
  const outcomes = await performAll(method, options, tasks, { writer: model })
  return outcomes.map((outcome) => outcomeOf(outcome, pick))
}

/** Stories of the first problems of the method, in its own order. */
export async function takeStories(count: number): Promise<readonly Take[]> {
  const options = { wording: 'model', answers }
  const tasks = await planWith(arithmeticProgram, options, count)
  return tasks.map(
    (task): Take =>
      async (model) => {
        const outcomes = await performAll(arithmeticProgram, options, [task], { writer: model })
        return outcomes.map((outcome) => outcomeOf(outcome, ({ question }) => question))
      },
  )
}

/** A mark, by the verifier; a mark that does not pass has been read as well. */
export function takeMark(rubric: Rubric, text: string): Take {
  const { instance } = judge.bind({ rubric: rubric as unknown as JsonObject, answers })
  return async (model) => {
    const verdict = await instance.verify(
      buildCandidate({ text }),
      createExamPorts({ models: { judge: model } }),
    )
    return [markOf(verdict)]
  }
}

function markOf({ evidence }: Verdict): Outcome {
  const opinion = (evidence as { readonly opinions?: readonly JsonObject[] } | undefined)?.opinions?.[0]
  if (opinion === undefined) throw new InternalError('no-opinion', { message: 'The judge was not asked.' })
  if ('refused' in opinion) return { refused: String(opinion.refused), detail: String(opinion.detail) }
  return { value: opinion.score ?? opinion.label ?? null }
}

/** Which of two texts is better, in this order alone. */
export function takeComparison(rubric: Rubric, first: string, second: string): Take {
  return async (model) => {
    const request = comparisonRequest(rubric, [], first, second, 0)
    const answered = await askJson<JsonObject>(model, request, comparisonSchema, ONCE)
    return ['refused' in answered ? refusalOf(answered) : { value: answered.value.better ?? null }]
  }
}

function outcomeOf(outcome: Draft | Refusal, pick: (data: JsonObject) => Json | undefined): Outcome {
  if ('refused' in outcome) return { refused: outcome.refused, detail: outcome.detail ?? '' }
  return { value: pick(outcome.data) ?? null }
}

function refusalOf({ refused, detail }: Refused): Outcome {
  return { refused, detail }
}
