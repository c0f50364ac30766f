/** Every shipped prompt of the methods and the judge with varied content: what it asks, and what is made of its answers. */

import type { Json } from '../../src/base/canonical-json.js'
import { createRandom, type Random } from '../../src/base/random.js'
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
import { type DataRecord, fieldText } from '../../src/record/data-record.js'
import { buildSourceRecords } from '../../src/testing/builders.js'
import { comparisonRequest, judgeRequest } from '../../src/verify/judge/prompts.js'
import { markingOf, rubricSchema } from '../../src/verify/judge/rubric.js'
import { dataOf, generateWith, performAll, planWith } from '../generate/perform-with.js'
import { givenLabels, plainTasks, rubrics, shownTexts } from './prompt-material.js'
import {
  type Take,
  takeComparison,
  takeHints,
  takeInputFirst,
  takeInstructions,
  takeKind,
  takeLabelFirst,
  takeMark,
  takeRewriting,
  takeStories,
} from './take-answers.js'

/** A prompt with some content, and the way that its answer goes. */
export interface PromptCase {
  readonly request: ChatRequest
  readonly take: Take
  /** What it was rendered from, and what is known of the right answer: for tests of what is taken and what is refused. */
  readonly known: Readonly<Record<string, Json>>
}

/** One shipped prompt, rendered: its place, and cases that differ in content. */
export interface ShippedPrompt {
  /** Plug-in and prompt: `self-instruct/kind`. */
  readonly name: string
  readonly cases: readonly PromptCase[]
}

/** All shipped prompts, each rendered `count` times. The same count gives the same requests. */
export async function shippedPrompts(count = 20): Promise<readonly ShippedPrompt[]> {
  const random = createRandom('shipped-prompts')
  const problems = buildSourceRecords(await generateWith(arithmeticProgram, {}, count))
  const questions = problems.map(({ data }) => fieldText(data, 'question'))
  const outlines = await hintOutlines(problems)
  const tasks = Array.from({ length: count }, (_, at) =>
    at < plainTasks.length ? (plainTasks[at] ?? '') : inventTask(random, []),
  )
  const stories = await takeStories(count)
  const render = (name: string, make: (at: number) => PromptCase): ShippedPrompt => ({
    name,
    cases: Array.from({ length: count }, (_, at) => make(at)),
  })
  return [
    render('self-instruct/instructions', (at) => {
      const [examples, wanted] = [random.shuffle(plainTasks).slice(0, 8), at % 5 === 0 ? 4 : 8]
      const take = takeInstructions(examples, plainTasks, wanted)
      return { request: instructionsRequest(examples, wanted, at), take, known: { examples } }
    }),
    render('self-instruct/kind', (at) => {
      const task = tasks[at] ?? ''
      return { request: kindRequest(task), take: takeKind(task), known: { task } }
    }),
    render('self-instruct/input-first', (at) => {
      const [task, wanted] = [tasks[at] ?? '', at % 4 === 3 ? 3 : 1]
      const take = takeInputFirst(task, wanted)
      return { request: inputFirstRequest(task, wanted), take, known: { task } }
    }),
    render('self-instruct/label-first', (at) => labelCase(at, random)),
    render('rephrase', (at) => rephraseCase(at, questions[at] ?? '')),
    { name: 'tutor-hints', cases: problems.map((problem, at) => hintsCase(problem, outlines[at] ?? [], at)) },
    render('arithmetic-program', (at) => ({
      request: storyRequest(questions[at] ?? ''),
      take: stories[at] ?? (async () => []),
      known: problems[at]?.data ?? {},
    })),
    render('judge/mark', (at) =>
      markCase(rubrics[at % rubrics.length], shownTexts[at % shownTexts.length] ?? ''),
    ),
    render('judge/comparison', (at) => {
      const [first = '', second = ''] = random.shuffle(shownTexts)
      const rubric = rubricSchema.parse(rubrics[at % rubrics.length])
      const take = takeComparison(rubric, first, second)
      const known = { rubric: rubric.name, first, second }
      return { request: comparisonRequest(rubric, [], first, second, 0), take, known }
    }),
  ]
}

function labelCase(at: number, random: Random): PromptCase {
  const { task, labels } = givenLabels[at % givenLabels.length] ?? { task: '', labels: [] }
  const choices = [labels.slice(0, 1), labels.slice(1, 2), random.shuffle(labels), []]
  const wanted = choices[Math.floor(at / 5) % 4] ?? []
  const count = Math.max(1, wanted.length)
  return {
    request: labelFirstRequest(task, wanted, count),
    take: takeLabelFirst(task, wanted, count),
    known: { labels, wanted },
  }
}

function rephraseCase(at: number, question: string): PromptCase {
  const styles = namedStyles(styleNames)
  const style = styles[at % styles.length] ?? { name: '', words: '' }
  const text = at % 3 === 2 ? (shownTexts[at % shownTexts.length] ?? '') : question
  return {
    request: rephraseRequest(text, style, ['numbers', 'names'], 0),
    take: takeRewriting(text, style),
    known: { text },
  }
}

async function hintOutlines(problems: readonly DataRecord[]): Promise<string[][]> {
  const outlines: string[][] = []
  for (const [at, record] of problems.entries()) {
    const options = { hints: hintsWanted(at) }
    const tasks = await planWith(tutorHints, options, 1, { records: [record] })
    const [data] = dataOf(await performAll(tutorHints, options, tasks))
    outlines.push((data?.hints ?? []) as string[])
  }
  return outlines
}

function hintsCase(problem: DataRecord, outline: readonly string[], at: number): PromptCase {
  return {
    request: hintsRequest(fieldText(problem.data, 'question'), outline),
    take: takeHints(problem, hintsWanted(at)),
    known: problem.data,
  }
}

function hintsWanted(at: number): number {
  return 1 + (at % 5)
}

function markCase(given: unknown, text: string): PromptCase {
  const rubric = rubricSchema.parse(given)
  const marking = markingOf(rubric, undefined)
  if (typeof marking === 'string') throw new TypeError(marking)
  return {
    request: judgeRequest(rubric, marking, [{ name: 'text', text }], 0),
    take: takeMark(rubric, text),
    known: { rubric: rubric.name, text },
  }
}
