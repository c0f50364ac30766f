/** Decides how a request to a model is answered: its question, its fault, its answer. */

import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'
import { readAnthropicRequest } from './anthropic-request.js'
import { embedText, vectorBase64 } from './embedding.js'
import { contentFaults, type FaultKind, isContentFault } from './faults.js'
import { type AnswerFault, fitsContent, type MockAnswer, mockAnswer } from './mock-answer.js'
import { countFault, identityOf, type MockContext } from './mock-context.js'
import { readOpenAiRequest } from './openai-request.js'
import { makeQuestion, type Question, tokensOf } from './question.js'
import { badRequest, positiveNumber, requiredText, textsOf } from './request-fault.js'

/** A request to a model with what it meets. */
export interface Decision {
  readonly identity: string
  /** Which arrival of this identity it is, from 1. */
  readonly arrival: number
  /** What goes wrong on the way; undefined for nothing. */
  readonly fault: FaultKind | undefined
  /** The question and its answer; undefined for embeddings. */
  readonly chat: { readonly question: Question; readonly answer: MockAnswer } | undefined
  /** The vectors; undefined for chat. */
  readonly embedding: JsonObject | undefined
  readonly tokens: { readonly input: number; readonly output: number }
}

/** What a model is asked for. */
export type ModelRoute = 'openai' | 'anthropic' | 'embeddings'

/** Faults that a request within a batch can meet on the way: it ends as an error. */
const WITHIN_BATCHES: readonly FaultKind[] = ['429', '429-retry', '500', '529']
const MOST_DIMENSIONS = 8192

/** Decides about one request and counts its fault. Throws DataError `bad-request`. */
export function decideAnswer(
  context: MockContext,
  route: ModelRoute,
  body: JsonObject,
  request: { readonly key: string; readonly text: string; readonly isInBatch: boolean },
): Decision {
  if (route === 'embeddings') return decideEmbedding(context, body, request)
  const asked = route === 'openai' ? readOpenAiRequest(body) : readAnthropicRequest(body)
  const question = makeQuestion(asked, context.options.seed, request.key)
  const identity = identityOf(request.key, request.text)
  const arrival = context.identities.increment(identity, 0)
  const sticky = context.faults.sticky(question.promptKey)
  const mayErr = sticky === undefined && question.repairTurns < context.options.mostFaultsInARow
  const fits = (kind: FaultKind): boolean => {
    if (isContentFault(kind)) return mayErr && fitsContent(kind, context.answerer, question)
    if (request.isInBatch) return WITHIN_BATCHES.includes(kind)
    return kind !== 'truncated-stream' || question.isStream
  }
  const drawn = context.faults.draw(identity, arrival, question.rowKey, fits)
  if (drawn !== undefined) countFault(context, drawn)
  const isContent = contentFaults.some((kind) => kind === drawn)
  const content = isContent ? (drawn as AnswerFault) : sticky
  if (!isContent && sticky !== undefined && (drawn === undefined || drawn === 'slow-headers'))
    countFault(context, sticky)
  const answer = mockAnswer(context.answerer, question, content)
  const tokens = { input: question.inputTokens, output: answer.outputTokens }
  const fault = isContent ? undefined : drawn
  return { identity, arrival, fault, chat: { question, answer }, embedding: undefined, tokens }
}

function decideEmbedding(
  context: MockContext,
  body: JsonObject,
  request: { readonly key: string; readonly text: string; readonly isInBatch: boolean },
): Decision {
  const identity = identityOf(request.key, request.text)
  const arrival = context.identities.increment(identity, 0)
  const embedding = embed(body)
  const fault = context.faults.draw(identity, arrival, identity, (kind) =>
    request.isInBatch ? WITHIN_BATCHES.includes(kind) : !isContentFault(kind) && kind !== 'truncated-stream',
  )
  if (fault !== undefined) countFault(context, fault)
  const { usage } = embedding
  const input = isJsonObject(usage) ? Number(usage['total_tokens']) : 0
  return { identity, arrival, fault, chat: undefined, embedding, tokens: { input, output: 0 } }
}

function embed(body: JsonObject): JsonObject {
  const model = requiredText(body, 'model')
  const texts = inputTexts(body['input'])
  const dimensions = positiveNumber(body, 'dimensions') ?? 256
  if (dimensions > MOST_DIMENSIONS) throw badRequest(`"dimensions" is more than ${MOST_DIMENSIONS}.`)
  const isBase64 = body['encoding_format'] === 'base64'
  const data = texts.map((text, index): JsonObject => {
    const vector = embedText(text, dimensions)
    return { object: 'embedding', index, embedding: isBase64 ? vectorBase64(vector) : vector }
  })
  const tokens = tokensOf(texts.reduce((sum, text) => sum + text.length, 0))
  return { object: 'list', data, model, usage: { prompt_tokens: tokens, total_tokens: tokens } }
}

/** Lists of token numbers count as the text of their numbers. */
function inputTexts(input: Json | undefined): readonly string[] {
  if (typeof input === 'string') return [input]
  const list = Array.isArray(input) ? (input as readonly Json[]) : []
  if (list.length === 0) throw badRequest('"input" is missing or empty.')
  if (list.every((one) => typeof one === 'number')) return [list.join(' ')]
  if (list.every(Array.isArray)) return list.map((one) => (one as readonly Json[]).join(' '))
  const texts = textsOf(input)
  if (texts.length === list.length) return texts
  throw badRequest('"input" is neither a text nor a list of texts.')
}
