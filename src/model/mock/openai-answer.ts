/** Writes an answer as a chat completion, whole or as the events of a stream. */

import type { Json, JsonObject } from '../../base/canonical-json.js'
import type { MockAnswer } from './mock-answer.js'
import type { Question } from './question.js'
import { tokenLogprobs, tokenPieces } from './tokens.js'

/** All answers bear this time, so that the same question gives the same bytes. 14 November 2023. */
const CREATED = 1_700_000_000
const FINGERPRINT = 'fp_cupelmock'
const FINISH = {
  stop: 'stop',
  length: 'length',
  tool: 'tool_calls',
  refusal: 'stop',
  filter: 'content_filter',
} as const

/** The body of a chat completion as a JSON value. */
export function openAiAnswer(question: Question, answer: MockAnswer): JsonObject {
  return {
    ...head(question, 'chat.completion'),
    choices: [
      {
        index: 0,
        message: message(answer, question),
        logprobs: logprobs(question, answer.text),
        finish_reason: FINISH[answer.finish],
      },
    ],
    usage: usage(question, answer),
  }
}

/** The events of a streamed chat completion; each ends with an empty line. The last is `[DONE]`. */
export function openAiEvents(question: Question, answer: MockAnswer): readonly string[] {
  const start = JSON.stringify(head(question, 'chat.completion.chunk')).slice(0, -1)
  const usageText = question.includesUsage ? ',"usage":null' : ''
  const chunk = (delta: JsonObject, finish: string | null, logprob: Json): string =>
    `data: ${start},"choices":[{"index":0,"delta":${JSON.stringify(delta)},"logprobs":${JSON.stringify(logprob)},"finish_reason":${JSON.stringify(finish)}}]${usageText}}\n\n`
  const events = [chunk({ role: 'assistant', content: '' }, null, null)]
  for (const piece of tokenPieces(answer.reasoning))
    events.push(chunk({ reasoning_content: piece }, null, null))
  const refusal = answer.refusal !== undefined
  const probable =
    question.logprobs === undefined ? undefined : tokenLogprobs(answer.text, question.logprobs, question.key)
  tokenPieces(answer.text).forEach((piece, i) => {
    const one = probable?.[i]
    const logprob = one === undefined ? null : { content: [logprobJson(one)] }
    events.push(chunk(refusal ? { refusal: piece } : { content: piece }, null, logprob))
  })
  if (answer.toolCall !== undefined) {
    const { name, arguments: text } = answer.toolCall
    const call = { index: 0, id: callId(question), type: 'function', function: { name, arguments: '' } }
    events.push(chunk({ tool_calls: [call] }, null, null))
    for (const piece of tokenPieces(text)) {
      events.push(chunk({ tool_calls: [{ index: 0, function: { arguments: piece } }] }, null, null))
    }
  }
  events.push(chunk({}, FINISH[answer.finish], null))
  if (question.includesUsage) {
    events.push(`data: ${start},"choices":[],"usage":${JSON.stringify(usage(question, answer))}}\n\n`)
  }
  events.push('data: [DONE]\n\n')
  return events
}

function head(question: Question, object: string) {
  return {
    id: `chatcmpl-${question.key.slice(0, 24)}`,
    object,
    created: CREATED,
    model: question.model,
    system_fingerprint: FINGERPRINT,
  }
}

function message(answer: MockAnswer, question: Question): JsonObject {
  const { text, reasoning, toolCall, refusal } = answer
  const hasText = refusal === undefined && toolCall === undefined
  return {
    role: 'assistant',
    content: hasText ? text : null,
    refusal: refusal ?? null,
    ...(reasoning === '' ? {} : { reasoning_content: reasoning }),
    ...(toolCall === undefined
      ? {}
      : { tool_calls: [{ id: callId(question), type: 'function', function: { ...toolCall } }] }),
  }
}

function callId({ key }: Question): string {
  return `call_${key.slice(0, 24)}`
}

function logprobs({ logprobs: alternatives, key }: Question, text: string): Json {
  if (alternatives === undefined) return null
  return { content: tokenLogprobs(text, alternatives, key).map(logprobJson), refusal: null }
}

function logprobJson({ token, logprob, alternatives }: ReturnType<typeof tokenLogprobs>[number]): JsonObject {
  const bytes = (text: string): Json => [...Buffer.from(text)]
  return {
    token,
    logprob,
    bytes: bytes(token),
    top_logprobs: alternatives.map((one) => ({ ...one, bytes: bytes(one.token) })),
  }
}

function usage({ inputTokens }: Question, { outputTokens, reasoningTokens }: MockAnswer): JsonObject {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    prompt_tokens_details: { cached_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: reasoningTokens },
  }
}
