/** Tries what a model supports with one short real call each: answers, streaming, schemas, tools, log-probabilities, embeddings. */

import { messageOf } from '../base/errors.js'
import type { ModelBinding } from './binding.js'
import type { ChatAnswer, ChatRequest } from './chat.js'
import { remedyFor, startOf } from './endpoint/endpoint-words.js'
import { TransportFault } from './endpoint/transport.js'
import { settledRequest } from './model-effect.js'
import type { Protocol, WireAnswer, WireRequest, WireVerdict } from './protocol.js'
import { isEventStream } from './wire/sse.js'

/** What was found about one feature. */
export interface Finding {
  readonly feature: string
  readonly isFine: boolean
  /** What came back, or why not, in words; they may quote the endpoint, so secrets are to be blanked out. */
  readonly detail: string
  /** What to do, where nothing else will succeed either. */
  readonly hint?: string
  /** Model that the answer reports. */
  readonly reported?: string
  readonly tookMs: number
}

type Outcome = Omit<Finding, 'feature' | 'tookMs'>

/** Enough that a model that reasons first comes to its answer at times. */
const PROBE_TOKENS = 256

/** What probes go out by. */
export interface ProbeWay {
  readonly protocol: Protocol
  send(wire: WireRequest): Promise<WireAnswer>
  /** Milliseconds of a monotonous clock. */
  now(): number
}

interface Probe {
  readonly feature: string
  readonly request: Partial<ChatRequest>
  readonly isStreamed?: boolean
  /** Words for a good answer; undefined when the feature is not there. */
  found(answer: ChatAnswer): string | undefined
}

const COLOUR_SCHEMA = {
  name: 'colour',
  schema: {
    type: 'object',
    properties: { colour: { type: 'string', enum: ['red', 'green', 'blue'] } },
    required: ['colour'],
    additionalProperties: false,
  },
} as const

const COLOUR_ANSWER = /^\s*\{\s*"colour"\s*:\s*"(red|green|blue)"\s*\}\s*$/

const NOTE_TOOL = {
  name: 'note_colour',
  description: 'Notes a colour.',
  parameters: COLOUR_SCHEMA.schema,
} as const

const probes: readonly Probe[] = [
  {
    feature: 'chat',
    request: {},
    found: ({ text, model, fingerprint, usage, finish }) =>
      text === '' && finish === 'unknown'
        ? undefined
        : [
            `reports ${model ?? 'no model'}`,
            ...(fingerprint === undefined ? [] : [fingerprint]),
            usage === undefined ? 'no token counts' : `${usage.inputTokens} + ${usage.outputTokens} tokens`,
          ].join(', '),
  },
  {
    feature: 'streaming',
    request: {},
    isStreamed: true,
    found: ({ finish }) => (finish === 'unknown' ? undefined : 'whole'),
  },
  {
    feature: 'answer by schema',
    request: { schema: COLOUR_SCHEMA },
    found: ({ text }) => (COLOUR_ANSWER.test(text) ? 'followed' : undefined),
  },
  {
    feature: 'tools',
    request: { tools: [NOTE_TOOL], toolChoice: 'required' },
    found: ({ toolCalls }) => (toolCalls.length > 0 ? `called ${toolCalls[0]?.name ?? ''}` : undefined),
  },
  {
    feature: 'log-probabilities',
    request: { logprobs: 1 },
    found: ({ logprobs }) => (logprobs === undefined ? undefined : `for ${logprobs.length} tokens`),
  },
]

/**
 * Tries all features in turn, with the parameters of the binding; never throws. Where plain chat fails, only embeddings
 * are tried, and told of when there are any: a model of embeddings has no chat.
 * Cost: six calls, one at a time, of at most 256 tokens each.
 */
export async function* probeModel(binding: ModelBinding, way: ProbeWay): AsyncGenerator<Finding> {
  for (const probe of probes) {
    const finding = await tryProbe(binding, probe, way)
    yield finding
    if (probe.feature !== 'chat' || finding.isFine) continue
    const vectors = await tryEmbedding(binding, way)
    if (vectors.isFine) yield vectors
    return
  }
  yield await tryEmbedding(binding, way)
}

async function tryProbe(binding: ModelBinding, probe: Probe, way: ProbeWay): Promise<Finding> {
  const request: ChatRequest = {
    messages: [{ role: 'user', content: 'Name one colour out of red, green and blue.' }],
    maxTokens: PROBE_TOKENS,
    ...probe.request,
    sample: 0,
  }
  const isStreamed = probe.isStreamed ?? false
  return timed(probe.feature, binding, way, async () => {
    const structured = binding.structured === 'instruction' ? 'schema' : binding.structured
    const settled = settledRequest(binding, request)
    const wire = way.protocol.encodeChat({ ...binding, isStreamed, structured }, settled, undefined)
    const answer = await way.send(wire)
    const verdict = way.protocol.judge(answer, isStreamed, 0)
    if (verdict.kind !== 'answer') return failed(binding, answer.status, verdict)
    if (isStreamed && !isEventStream(answer.body))
      return { isFine: false, detail: 'answered whole instead of streaming' }
    const decoded = way.protocol.decodeChat(answer)
    const found = decoded.fault === undefined ? probe.found(decoded) : undefined
    return {
      isFine: found !== undefined,
      detail: found ?? decoded.detail ?? 'not supported: the answer has nothing of it',
      ...(decoded.model === undefined ? {} : { reported: decoded.model }),
    }
  })
}

async function tryEmbedding(binding: ModelBinding, way: ProbeWay): Promise<Finding> {
  return timed('embeddings', binding, way, async () => {
    const wire = way.protocol.encodeEmbedding(binding, { texts: ['red'] })
    if (wire === undefined) return { isFine: false, detail: 'the protocol has none' }
    const answer = await way.send(wire)
    const verdict = way.protocol.judge(answer, false, 0)
    if (verdict.kind !== 'answer') return failed(binding, answer.status, verdict)
    const { vectors, detail } = way.protocol.decodeEmbedding(answer)
    const [first] = vectors
    return {
      isFine: first !== undefined,
      detail: first === undefined ? (detail ?? 'none') : `${first.length} dimensions`,
    }
  })
}

/** An answer that is none; a status after which nothing will succeed comes with what to do. */
function failed(
  binding: ModelBinding,
  status: number,
  verdict: Exclude<WireVerdict, { kind: 'answer' }>,
): Outcome {
  const { detail } = verdict
  if (verdict.kind !== 'fatal') return { isFine: false, detail }
  return { isFine: false, detail, hint: remedyFor(status, detail, binding) }
}

async function timed(
  feature: string,
  binding: ModelBinding,
  way: ProbeWay,
  work: () => Promise<Outcome>,
): Promise<Finding> {
  const begun = way.now()
  const tookMs = (): number => Math.round(way.now() - begun)
  try {
    const outcome = await work()
    return { feature, ...outcome, tookMs: tookMs() }
  } catch (thrown) {
    const isLost = thrown instanceof TransportFault
    const hint = isLost ? { hint: startOf(binding) } : {}
    return { feature, isFine: false, detail: messageOf(thrown), ...hint, tookMs: tookMs() }
  }
}
