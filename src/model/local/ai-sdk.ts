/** The protocol of Vercel AI SDK providers: our words as options of `doGenerate`, its result as our answer. */

import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'
import type { ChatAnswer, ChatRequest, Message, Usage } from '../chat.js'
import type { Protocol, RawAnswer, WireRequest } from '../protocol.js'
import { endpointErrorOf } from '../wire/endpoint-error.js'
import { answerOfError, badAnswer, badEmbedding, emptyAnswer, emptyEmbedding } from '../wire/faulty-answer.js'
import { countAt, objectAt, objectsAt, parseJson, textAt } from '../wire/json-fields.js'
import { judgeAnswer } from '../wire/judge.js'

/**
 * Any language or embedding model of the AI SDK (specifications v2 and v3), called through its own interface.
 *
 * The stored answer is what `doGenerate` returned (content, finish reason, usage, response), as JSON.
 * Source: `@ai-sdk/provider` 2 and 3. Not covered: streaming (`doStream`), log-probabilities,
 * `reasoningEffort` and the length of vectors, which each provider takes by its own options (`extra`).
 */
export const aiSdk: Protocol = {
  id: 'ai-sdk',
  encodeChat: (_binding, request, seed) =>
    wire('/generate', { ...callOptions(request), ...(seed === undefined ? {} : { seed }) }),
  decodeChat: decode,
  encodeEmbedding: (_binding, request) => wire('/embed', { values: [...request.texts] }),
  decodeEmbedding(raw) {
    const body = parseJson(raw.body)
    if (!isJsonObject(body) || !Array.isArray(body.embeddings))
      return badEmbedding('The provider gave no embeddings.')
    return { ...emptyEmbedding, vectors: body.embeddings as readonly number[][], usage: usageOf(raw) }
  },
  authorization: () => ({}),
  judge: (answer, _isStream, nowMs) =>
    judgeAnswer(answer, nowMs, {
      errorOf: () => undefined,
      endOf: () => ({ isEnded: true, error: undefined }),
    }),
  rates: () => ({
    remainingRequests: undefined,
    remainingTokens: undefined,
    requestsResetMs: undefined,
    tokensResetMs: undefined,
  }),
  usageOf,
}

function wire(path: string, options: object): WireRequest {
  return { method: 'POST', path, body: JSON.stringify(options), headers: {}, isStream: false }
}

function callOptions(request: ChatRequest): JsonObject {
  const { messages, tools, toolChoice, schema, temperature, topP, maxTokens, stop, extra } = request
  const toolNames = new Map(
    messages.flatMap(({ toolCalls = [] }) => toolCalls.map(({ id, name }) => [id, name] as const)),
  )
  const options = {
    prompt: messages.map((message) => promptMessage(message, toolNames)),
    maxOutputTokens: maxTokens,
    temperature,
    topP,
    stopSequences: stop,
    presencePenalty: request.presencePenalty,
    frequencyPenalty: request.frequencyPenalty,
    responseFormat:
      schema === undefined ? undefined : { type: 'json', name: schema.name, schema: schema.schema },
    tools: tools?.map(({ name, description, parameters }) => ({
      type: 'function',
      name,
      description,
      inputSchema: parameters,
    })),
    toolChoice:
      toolChoice === undefined
        ? undefined
        : typeof toolChoice === 'string'
          ? { type: toolChoice }
          : { type: 'tool', toolName: toolChoice.name },
    providerOptions: extra,
  }
  return JSON.parse(JSON.stringify(options)) as JsonObject
}

function promptMessage(
  { role, content, toolCalls = [], toolCallId = '' }: Message,
  toolNames: ReadonlyMap<string, string>,
): unknown {
  const text =
    typeof content === 'string'
      ? content
      : content.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n')
  if (role === 'system') return { role, content: text }
  if (role === 'tool') {
    const output = { type: 'text', value: text }
    const toolName = toolNames.get(toolCallId) ?? ''
    return { role, content: [{ type: 'tool-result', toolCallId, toolName, output }] }
  }
  const parts = typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content
  const files = parts.map((part) =>
    part.type === 'text' ? part : { type: 'file', mediaType: part.mediaType, data: part.base64 },
  )
  const calls = toolCalls.map((call) => ({
    type: 'tool-call',
    toolCallId: call.id,
    toolName: call.name,
    input: parseJson(call.arguments) ?? call.arguments,
  }))
  return { role, content: [...files.filter((part) => !('text' in part) || part.text !== ''), ...calls] }
}

const finishes: Readonly<Record<string, ChatAnswer['finish']>> = {
  stop: 'stop',
  length: 'length',
  'content-filter': 'content-filter',
  'tool-calls': 'tool-calls',
}

function decode(raw: Pick<RawAnswer, 'status' | 'body'>): ChatAnswer {
  const body = parseJson(raw.body)
  if (raw.status !== 200) return answerOfError(raw.status, endpointErrorOf(body), raw.body)
  if (!isJsonObject(body)) return badAnswer('The provider gave no result.')
  const content = objectsAt(body, 'content')
  const textOf = (type: string): string =>
    content.flatMap((part) => (part.type === type ? [textAt(part, 'text') ?? ''] : [])).join('')
  const finish = textAt(objectAt(body, 'finishReason'), 'unified') ?? textAt(body, 'finishReason') ?? ''
  return {
    ...emptyAnswer,
    text: textOf('text'),
    reasoning: textOf('reasoning'),
    toolCalls: content.flatMap((part) => (part.type === 'tool-call' ? [toolCall(part)] : [])),
    finish: finishes[finish] ?? 'unknown',
    usage: usageOf(raw),
    model: textAt(objectAt(body, 'response'), 'modelId'),
  }
}

function toolCall(part: JsonObject): ChatAnswer['toolCalls'][number] {
  const input: Json = part.input ?? {}
  return {
    id: textAt(part, 'toolCallId') ?? '',
    name: textAt(part, 'toolName') ?? '',
    arguments: typeof input === 'string' ? input : JSON.stringify(input),
  }
}

function usageOf(raw: Pick<RawAnswer, 'status' | 'body'>): Usage | undefined {
  const body = parseJson(raw.body)
  const usage = isJsonObject(body) ? objectAt(body, 'usage') : undefined
  if (usage === undefined) return undefined
  const [input, output] = [objectAt(usage, 'inputTokens'), objectAt(usage, 'outputTokens')]
  return {
    inputTokens: countAt(input, 'total') ?? countAt(usage, 'inputTokens') ?? countAt(usage, 'tokens') ?? 0,
    outputTokens: countAt(output, 'total') ?? countAt(usage, 'outputTokens') ?? 0,
    cachedInputTokens: countAt(input, 'cacheRead') ?? countAt(usage, 'cachedInputTokens') ?? 0,
    reasoningTokens: countAt(output, 'reasoning') ?? countAt(usage, 'reasoningTokens') ?? 0,
  }
}
