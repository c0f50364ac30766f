/** One sample of a question: raises of the limit and repair turns until it can be used or is given up. */

import type { ChatAnswer, ChatRequest, Message } from '../chat.js'
import type { ModelPort, Recorded } from '../port.js'
import type { Reader } from './answered.js'
import type { AnswerPolicy } from './policy.js'
import { refusalOf } from './refusal.js'
import { repairTurn } from './repair-words.js'

/** The state of asking one question, over all its samples. */
export interface Asking {
  readonly model: ModelPort
  readonly request: ChatRequest
  readonly policy: AnswerPolicy
  /** Keys of the calls so far. */
  readonly effects: string[]
  /** Limit of tokens in force; undefined leaves it to the port. */
  limit: number | undefined
  raises: number
}

/** Why a sample was given up. */
export interface Dropped {
  readonly refused: string
  readonly detail: string
  /** Whether a fresh sample cannot help or must not be asked for. */
  readonly isFinal: boolean
}

type Answer = Recorded<ChatAnswer>
type Fault = Dropped & { readonly isMendable: boolean }

/**
 * Asks for one sample until the reader takes an answer, or until repairs are used up. A repair turn shows the question and
 * the last bad answer; one that came before is told at the end of the longer conversation, as the same question again
 * would be given its recorded answer.
 */
export async function askSample<Value>(
  asking: Asking,
  sample: number | string,
  read: Reader<Value>,
): Promise<{ readonly value: Value; readonly answer: Answer } | Dropped> {
  let messages = asking.request.messages
  const badAnswers = new Set<string>()
  for (let repairs = 0; ; repairs += 1) {
    const answer = await sayWhole(asking, messages, sample)
    const text = answer.text.toWellFormed()
    const reading = faultOf(answer, repairs > 0) ?? readingOf(text, read)
    if ('value' in reading) return { value: reading.value, answer }
    if (!reading.isMendable || repairs >= asking.policy.repairs) return reading
    const before = badAnswers.has(text) ? messages : asking.request.messages
    badAnswers.add(text)
    messages = repairTurn(before, text, reading.detail)
  }
}

/** Asks, and again with more tokens while the answer is cut short and the policy allows it. */
async function sayWhole(
  asking: Asking,
  messages: readonly Message[],
  sample: number | string,
): Promise<Answer> {
  let answer = await say(asking, messages, sample)
  for (;;) {
    const raised = raisedLimit(asking, answer)
    if (raised === undefined) return answer
    const before = asking.limit
    asking.raises += 1
    asking.limit = raised
    const longer = await say(asking, messages, sample)
    if (longer.fault === 'request-refused') {
      asking.limit = before
      asking.raises = asking.policy.raises
      return answer
    }
    answer = longer
  }
}

async function say(asking: Asking, messages: readonly Message[], sample: number | string): Promise<Answer> {
  const { model, request, limit, effects } = asking
  const answer = await model.chat({
    ...request,
    messages,
    sample,
    ...(limit === undefined ? {} : { maxTokens: limit }),
  })
  effects.push(answer.effect)
  return answer
}

function raisedLimit({ model, policy, limit, raises }: Asking, answer: Answer): number | undefined {
  if (answer.fault !== undefined || answer.finish !== 'length' || raises >= policy.raises) return undefined
  const used = answer.usage?.outputTokens ?? 0
  const present = limit ?? model.maxTokens ?? (used > 0 ? used : policy.mostTokens / 2)
  const raised = Math.min(2 * present, policy.mostTokens)
  return raised > present ? Math.ceil(raised) : undefined
}

/** What is wrong with an answer before its text is read. */
function faultOf(answer: Answer, isRepair: boolean): Fault | undefined {
  const { fault, finish, refusal, detail, text, toolCalls } = answer
  if (fault === 'request-refused') {
    return faultBy('request-refused', detail ?? 'The endpoint rejects the request.', !isRepair)
  }
  if (fault === 'bad-answer')
    return faultBy('bad-answer', detail ?? 'The answer is none of the protocol.', false)
  if (finish === 'content-filter') {
    return faultBy('content-filtered', refusal ?? 'The endpoint filtered the answer.', true)
  }
  if (finish === 'refusal' || refusal !== undefined) {
    return faultBy('refused', refusal || 'The endpoint says that the model refused.', true)
  }
  if (finish === 'length')
    return faultBy('truncated', 'The answer was cut off at the limit of tokens.', false)
  const isBlank = text.trim() === '' && toolCalls.length === 0
  return isBlank ? faultBy('empty-answer', 'The answer is empty.', false) : undefined
}

function readingOf<Value>(text: string, read: Reader<Value>): { readonly value: Value } | Fault {
  const reading = read(text)
  if ('value' in reading) return reading
  const { fault, detail } = reading
  if (fault === 'refused' || fault === 'content-filtered') return faultBy(fault, detail, true)
  const { kind, rule } = refusalOf(text)
  if (kind !== 'none') return faultBy('refused', `By rule ${rule}.`, true)
  return { refused: fault, detail, isFinal: false, isMendable: true }
}

function faultBy(refused: string, detail: string, isFinal: boolean): Fault {
  return { refused, detail, isFinal, isMendable: false }
}
