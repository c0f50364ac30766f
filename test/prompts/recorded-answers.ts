/** Answers of a model to the shipped prompts, kept as fixtures, and what the plug-ins make of them. */

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { canonicalJson } from '../../src/base/canonical-json.js'
import { sha256 } from '../../src/base/ids.js'
import { type ChatRequest, messageJson } from '../../src/model/chat.js'
import type { ModelPort } from '../../src/model/port.js'
import { scriptedPort } from '../../src/model/scripted-port.js'
import { type PromptCase, type ShippedPrompt, shippedPrompts } from './shipped-prompts.js'
import type { Outcome } from './take-answers.js'

/** How many answers are kept for each shipped prompt. */
export const ANSWERS_EACH = 24

/** One line of a fixture. */
export interface RecordedAnswer {
  /** Index of the case among those of its prompt. */
  readonly prompt: number
  readonly promptHash: string
  /** As the model gave it. */
  readonly answer: string
}

/** A shipped prompt with its fixture. */
export interface RecordedPrompt extends ShippedPrompt {
  readonly answers: readonly RecordedAnswer[]
}

/** SHA-256 of the rendered messages in canonical JSON. */
export function promptHash({ messages }: ChatRequest): string {
  return sha256(canonicalJson(messages.map(messageJson)))
}

/** Where the fixture of a prompt lies: `self-instruct/kind` is in `self-instruct--kind.jsonl`. */
export function fixturePath(name: string): string {
  const file = `../fixtures/answers/${name.replace('/', '--')}.jsonl`
  return fileURLToPath(new URL(file, import.meta.url))
}

/** All shipped prompts as they are rendered today, with the answers that were once given. */
export async function recordedPrompts(): Promise<readonly RecordedPrompt[]> {
  const prompts = await shippedPrompts(ANSWERS_EACH)
  return prompts.map((prompt) => ({ ...prompt, answers: readFixture(prompt.name) }))
}

function readFixture(name: string): RecordedAnswer[] {
  const lines = readFileSync(fixturePath(name), 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as RecordedAnswer)
}

/** What the plug-in makes of an answer to one case; it must ask exactly the case's own prompt. */
export function takeAnswer({ request, take }: PromptCase, answer: string): Promise<readonly Outcome[]> {
  return take(portThatSays(answer, request))
}

function portThatSays(answer: string, question: ChatRequest): ModelPort {
  const expected = promptHash(question)
  return scriptedPort({
    chat(request) {
      if (promptHash(request) === expected) return answer
      throw new TypeError(
        `The plug-in asks another prompt than was answered: ${canonicalJson(request.messages.map(messageJson))}`,
      )
    },
  })
}

/** What became of the answers to one prompt. */
export interface AnswerFigures {
  readonly name: string
  readonly answers: number
  /** Parts that were asked for: instructions, instances; one for each answer elsewhere. */
  readonly parts: number
  readonly taken: number
  /** Parts that were refused, by reason. */
  readonly refused: Readonly<Record<string, number>>
}

/** All outcomes of a prompt, answer by answer. */
export function takeAll({ cases, answers }: RecordedPrompt): Promise<readonly (readonly Outcome[])[]> {
  return Promise.all(
    answers.map(({ prompt, answer }) => {
      const found = cases[prompt]
      if (found === undefined) throw new TypeError(`There is no case ${prompt}.`)
      return takeAnswer(found, answer)
    }),
  )
}

/** Counts the outcomes of a prompt. */
export function figuresOf(name: string, outcomes: readonly (readonly Outcome[])[]): AnswerFigures {
  const parts = outcomes.flat()
  const refused: Record<string, number> = {}
  for (const outcome of parts) {
    if ('refused' in outcome) refused[outcome.refused] = (refused[outcome.refused] ?? 0) + 1
  }
  const taken = parts.filter((outcome) => 'value' in outcome).length
  return { name, answers: outcomes.length, parts: parts.length, taken, refused }
}
