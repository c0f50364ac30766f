/** The answer that goes out: with its fault, cut at its limit, with its tokens counted. */

import { createRandom, type Random } from '../../base/random.js'
import type { AnswerValue, Answerer } from './answer-value.js'
import type { FaultKind } from './faults.js'
import { missSchema, spoilJson } from './spoilt-json.js'
import { type Question, tokensOf } from './question.js'

/** An answer as both protocols write it. */
export interface MockAnswer {
  readonly text: string
  readonly reasoning: string
  readonly toolCall: { readonly name: string; readonly arguments: string } | undefined
  readonly finish: 'stop' | 'length' | 'tool' | 'refusal' | 'filter'
  /** A refusal in a field of its own, where the protocol has one. */
  readonly refusal: string | undefined
  readonly outputTokens: number
  readonly reasoningTokens: number
}

/** Faults that an answer can have. */
export type AnswerFault = Extract<
  FaultKind,
  'truncated' | 'bad-json' | 'schema-miss' | 'refusal' | 'duplicate' | 'empty'
>

/** How many different answers there are to questions with the fault `duplicate`. */
const POOL = 5
const REFUSALS = [
  "I'm sorry, but I can't help with that request.",
  'I cannot assist with this. Please consider asking about something else.',
  "I'm not able to provide that. It would go against the guidelines that I follow.",
  "Sorry, I can't comply with that request.",
]

/** Answers a question, with a fault if one is given. Pure: the same question and fault give the same answer. */
export function mockAnswer(
  answerer: Answerer,
  question: Question,
  fault: AnswerFault | undefined,
): MockAnswer {
  const random = createRandom('mock-fault', question.promptKey)
  if (fault === 'refusal') return refuse(question, random)
  const pool = fault === 'duplicate' ? random.integer(0, POOL - 1) : undefined
  const answer = answerer.answer(question, pool)
  if (fault === 'empty') return counted('', answer.reasoning, undefined, 'stop')
  if (answer.tool !== undefined) return callTool(answer, question, fault, random)
  const whole = spoilt(answer, fault, random)
  const said = stopped(whole, question.stop)
  if (fault !== 'truncated') return limited(said, answer.reasoning, question.maxTokens)
  return { ...limited(shortened(said, random), answer.reasoning, question.maxTokens), finish: 'length' }
}

/** Whether a content fault makes a difference to a question. */
export function fitsContent(fault: FaultKind, answerer: Answerer, question: Question): boolean {
  if (fault === 'truncated' || fault === 'empty') return true
  const { value, faker } = answerer.answer(question, undefined)
  if (fault === 'bad-json') return value !== undefined
  return value !== undefined && faker !== undefined && missSchema(value, faker) !== undefined
}

function callTool(
  answer: AnswerValue,
  question: Question,
  fault: AnswerFault | undefined,
  random: Random,
): MockAnswer {
  const isObject = question.protocol === 'anthropic'
  const text = spoilt(answer, fault === 'bad-json' && isObject ? 'schema-miss' : fault, random)
  const name = answer.tool ?? ''
  const given = limited(
    fault === 'truncated' ? shortened(text, random) : text,
    answer.reasoning,
    question.maxTokens,
  )
  const isCut = fault === 'truncated' || given.finish === 'length'
  if (!isCut) return counted('', answer.reasoning, { name, arguments: text }, 'tool')
  const call = given.text === '' ? undefined : { name, arguments: isObject ? '{}' : given.text }
  return counted('', given.reasoning, call, 'length')
}

function spoilt(answer: AnswerValue, fault: AnswerFault | undefined, random: Random): string {
  if (answer.value === undefined) return answer.text
  if (fault === 'bad-json') return spoilJson(answer.text, random)
  if (fault !== 'schema-miss' || answer.faker === undefined) return answer.text
  const missed = missSchema(answer.value, answer.faker)
  return missed === undefined ? answer.text : JSON.stringify(missed)
}

function refuse(question: Question, random: Random): MockAnswer {
  const words = random.pick(REFUSALS)
  const way = random.integer(0, 2)
  if (way === 0) return counted(words, '', undefined, 'stop')
  if (way === 1 && question.protocol === 'openai') return counted('', '', undefined, 'filter')
  return { ...counted(words, '', undefined, 'refusal'), refusal: words }
}

function stopped(text: string, stop: readonly string[]): string {
  let end = text.length
  for (const word of stop) {
    const found = word === '' ? -1 : text.indexOf(word)
    if (found >= 0 && found < end) end = found
  }
  return text.slice(0, end)
}

function shortened(text: string, random: Random): string {
  return wholeCharacters(text, Math.floor(text.length * (0.3 + 0.4 * random.float())))
}

/** Reasoning counts against the limit too, as at the endpoints that have it. */
function limited(text: string, reasoning: string, maxTokens: number | undefined): MockAnswer {
  const most = maxTokens ?? Number.POSITIVE_INFINITY
  if (tokensOf(text.length) + tokensOf(reasoning.length) <= most)
    return counted(text, reasoning, undefined, 'stop')
  const thought = wholeCharacters(reasoning, most * 4)
  const left = Math.max(0, most - tokensOf(thought.length))
  return counted(wholeCharacters(text, left * 4), thought, undefined, 'length')
}

function wholeCharacters(text: string, length: number): string {
  const last = text.charCodeAt(length - 1)
  const splits = length < text.length && last >= 0xd800 && last < 0xdc00
  return text.slice(0, splits ? length - 1 : length)
}

function counted(
  text: string,
  reasoning: string,
  toolCall: MockAnswer['toolCall'],
  finish: MockAnswer['finish'],
): MockAnswer {
  const reasoningTokens = tokensOf(reasoning.length)
  const length = text.length + (toolCall?.arguments.length ?? 0)
  return {
    text,
    reasoning,
    toolCall,
    finish,
    refusal: undefined,
    reasoningTokens,
    outputTokens: reasoningTokens + tokensOf(length),
  }
}
