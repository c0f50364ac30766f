/** Puts messages to a model with the settings of the options, and gives the value or the refusal. */

import type { Json } from '../../base/canonical-json.js'
import type { Answered, Refused } from '../../model/answer/ask.js'
import type { AnswerPolicy } from '../../model/answer/policy.js'
import type { ChatRequest, Message } from '../../model/chat.js'
import type { ModelPort } from '../../model/port.js'
import type { AskOptions } from './prompt-schema.js'
import type { Answer } from './samples.js'

/** One of the ways to ask: for text, for JSON by a schema, for code of a language. */
export type Ask<Value extends Json> = (
  model: ModelPort,
  request: ChatRequest,
  policy: AnswerPolicy,
) => Promise<Answered<Value> | Refused>

/**
 * Asks one question. Throws what the model port throws: CallFailed when no answer came, StoppedError when the run has to
 * stop.
 */
export async function putQuestion<Value extends Json>(
  ask: Ask<Value>,
  model: ModelPort,
  question: { readonly messages: readonly Message[]; readonly sample: number | string },
  options: AskOptions,
): Promise<Answer> {
  const { temperature, maxTokens, answers } = options
  const request: ChatRequest = {
    ...question,
    ...(temperature === undefined ? {} : { temperature }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
  }
  const answer = await ask(model, request, answers)
  return 'refused' in answer ? { refused: answer.refused, detail: answer.detail } : { value: answer.value }
}
