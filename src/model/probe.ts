/** Tries what a model supports with one short real call each: answers, streaming, schemas, tools, log-probabilities, embeddings. */

import { messageOf } from '../base/errors.js'
import type { ModelBinding } from './binding.js'
import type { ChatAnswer, ChatRequest } from './chat.js'
import type { Protocol, WireAnswer, WireRequest } from './protocol.js'

/** What was found about one feature. */
export interface Finding {
  readonly feature: string
  readonly isFine: boolean
  /** What came back, or why not, in words. */
  readonly detail: string
  readonly tookMs: number
}

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
        : `reports ${model ?? 'no model'}${fingerprint === undefined ? '' : `, ${fingerprint}`}, ${usage === undefined ? 'no token counts' : `${usage.inputTokens} + ${usage.outputTokens} tokens`}`,
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
    found: ({ text }) =>
      /^\s*\{\s*"colour"\s*:\s*"(red|green|blue)"\s*\}\s*$/.test(text) ? 'followed' : undefined,
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

/** Tries all features in turn; never throws. The first failure of plain chat ends the probing. */
export async function* probeModel(binding: ModelBinding, way: ProbeWay): AsyncGenerator<Finding> {
  for (const probe of probes) {
    const finding = await tryProbe(binding, probe, way)
    yield finding
    if (probe.feature === 'chat' && !finding.isFine) return
  }
  yield await tryEmbedding(binding, way)
}

async function tryProbe(binding: ModelBinding, probe: Probe, way: ProbeWay): Promise<Finding> {
  const request: ChatRequest = {
    messages: [{ role: 'user', content: 'Name one colour out of red, green and blue.' }],
    maxTokens: 64,
    ...probe.request,
    sample: 0,
  }
  const isStreamed = probe.isStreamed ?? false
  return timed(probe.feature, way, async () => {
    const wire = way.protocol.encodeChat({ ...binding, isStreamed }, request, undefined)
    const answer = await way.send(wire)
    const verdict = way.protocol.judge(answer, isStreamed, 0)
    if (verdict.kind !== 'answer') return { isFine: false, detail: verdict.detail }
    const decoded = way.protocol.decodeChat(answer)
    const found = decoded.fault === undefined ? probe.found(decoded) : undefined
    return {
      isFine: found !== undefined,
      detail: found ?? decoded.detail ?? 'not supported: the answer has nothing of it',
    }
  })
}

async function tryEmbedding(binding: ModelBinding, way: ProbeWay): Promise<Finding> {
  return timed('embeddings', way, async () => {
    const wire = way.protocol.encodeEmbedding(binding, { texts: ['red'] })
    if (wire === undefined) return { isFine: false, detail: 'the protocol has none' }
    const answer = await way.send(wire)
    const verdict = way.protocol.judge(answer, false, 0)
    if (verdict.kind !== 'answer') return { isFine: false, detail: verdict.detail }
    const { vectors, detail } = way.protocol.decodeEmbedding(answer)
    const [first] = vectors
    return {
      isFine: first !== undefined,
      detail: first === undefined ? (detail ?? 'none') : `${first.length} dimensions`,
    }
  })
}

async function timed(
  feature: string,
  way: ProbeWay,
  work: () => Promise<Pick<Finding, 'isFine' | 'detail'>>,
): Promise<Finding> {
  const begun = way.now()
  try {
    return { feature, ...(await work()), tookMs: way.now() - begun }
  } catch (thrown) {
    return { feature, isFine: false, detail: messageOf(thrown), tookMs: way.now() - begun }
  }
}
