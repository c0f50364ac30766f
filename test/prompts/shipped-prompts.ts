/** Renders every shipped prompt of the methods and the judge with varied content: what fixtures of real answers are collected for. */

import type { JsonObject } from '../../src/base/canonical-json.js'
import { createRandom } from '../../src/base/random.js'
import { storyRequest } from '../../src/generate/arithmetic-program/writer-prompts.js'
import { arithmeticProgram } from '../../src/generate/arithmetic-program.js'
import { rephraseRequest } from '../../src/generate/rephrase/prompts.js'
import { namedStyles, styleNames } from '../../src/generate/rephrase/styles.js'
import {
  inputFirstRequest,
  instructionsRequest,
  kindRequest,
  labelFirstRequest,
} from '../../src/generate/self-instruct/prompts.js'
import { inventTask } from '../../src/generate/self-instruct/task-grammar.js'
import { hintsRequest } from '../../src/generate/tutor-hints/prompts.js'
import { tutorHints } from '../../src/generate/tutor-hints.js'
import type { ChatRequest } from '../../src/model/chat.js'
import { buildSourceRecords } from '../../src/testing/builders.js'
import { comparisonRequest, judgeRequest } from '../../src/verify/judge/prompts.js'
import { markingOf, type Rubric, rubricSchema } from '../../src/verify/judge/rubric.js'
import { dataOf, generateWith, performAll, planWith } from '../generate/perform-with.js'
import { givenLabels, plainTasks, rubrics, shownTexts } from './prompt-material.js'

/** One shipped prompt, rendered: its place, and requests that differ in content. */
export interface ShippedPrompt {
  /** Plug-in and prompt: `self-instruct/kind`. */
  readonly name: string
  readonly requests: readonly ChatRequest[]
}

/** All shipped prompts, each rendered `count` times. The same count gives the same requests. */
export async function shippedPrompts(count = 20): Promise<readonly ShippedPrompt[]> {
  const random = createRandom('shipped-prompts')
  const problems = await generateWith(arithmeticProgram, {}, count)
  const outlines = await hintOutlines(problems)
  const tasks = Array.from({ length: count }, (_, at) =>
    at < plainTasks.length ? (plainTasks[at] ?? '') : inventTask(random, []),
  )
  const styles = namedStyles(styleNames)
  const render = (name: string, make: (at: number) => ChatRequest): ShippedPrompt => ({
    name,
    requests: Array.from({ length: count }, (_, at) => make(at)),
  })
  return [
    render('self-instruct/instructions', (at) =>
      instructionsRequest(random.shuffle(plainTasks).slice(0, 8), at % 5 === 0 ? 4 : 8, at),
    ),
    render('self-instruct/kind', (at) => kindRequest(tasks[at] ?? '')),
    render('self-instruct/input-first', (at) => inputFirstRequest(tasks[at] ?? '', at % 4 === 3 ? 3 : 1)),
    render('self-instruct/label-first', (at) => {
      const { task, labels } = givenLabels[at % givenLabels.length] ?? { task: '', labels: [] }
      const wanted =
        [labels.slice(0, 1), labels.slice(1, 2), random.shuffle(labels), []][Math.floor(at / 5) % 4] ?? []
      return labelFirstRequest(task, wanted, Math.max(1, wanted.length))
    }),
    render('rephrase', (at) => {
      const text = at % 3 === 2 ? (shownTexts[at % shownTexts.length] ?? '') : String(problems[at]?.question)
      return rephraseRequest(
        text,
        styles[at % styles.length] ?? { name: '', words: '' },
        ['numbers', 'names'],
        0,
      )
    }),
    render('tutor-hints', (at) => hintsRequest(String(problems[at]?.question), outlines[at] ?? [])),
    render('arithmetic-program', (at) => storyRequest(String(problems[at]?.question))),
    render('judge/mark', (at) =>
      markRequest(rubrics[at % rubrics.length], shownTexts[at % shownTexts.length] ?? ''),
    ),
    render('judge/comparison', (at) => {
      const [first, second] = random.shuffle(shownTexts)
      return comparisonRequest(rubricOf(rubrics[at % rubrics.length]), [], first ?? '', second ?? '', 0)
    }),
  ]
}

async function hintOutlines(problems: readonly JsonObject[]): Promise<string[][]> {
  const records = buildSourceRecords(problems)
  const outlines: string[][] = []
  for (const [at, record] of records.entries()) {
    const options = { hints: 1 + (at % 5) }
    const tasks = await planWith(tutorHints, options, 1, { records: [record] })
    const [data] = dataOf(await performAll(tutorHints, options, tasks))
    outlines.push((data?.hints ?? []) as string[])
  }
  return outlines
}

function rubricOf(given: unknown): Rubric {
  return rubricSchema.parse(given)
}

function markRequest(given: unknown, text: string): ChatRequest {
  const rubric = rubricOf(given)
  const marking = markingOf(rubric, undefined)
  if (typeof marking === 'string') throw new TypeError(marking)
  return judgeRequest(rubric, marking, [{ name: 'text', text }], 0)
}
