/** The protocol of Anthropic's Messages API. */

import type { Protocol } from '../protocol.js'
import { endpointErrorOf } from '../wire/endpoint-error.js'
import { badEmbedding } from '../wire/faulty-answer.js'
import { judgeAnswer } from '../wire/judge.js'
import { decodeChat } from './decode.js'
import { encodeChat } from './encode.js'
import { rates } from './rates.js'
import { endOf } from './stream.js'
import { usageOf } from './usage.js'

/**
 * Anthropic Messages, version 2023-06-01, as Anthropic and compatible gateways speak it. There are no embeddings.
 *
 * Not sent, since the API has no such fields: seed, penalties, log-probabilities.
 * Not covered: server tools, citations, documents, the signatures of thinking blocks, marks of the prompt cache.
 * Source: Anthropic API reference, Messages, as of 2026.
 */
export const anthropic: Protocol = {
  id: 'anthropic',
  encodeChat,
  decodeChat,
  encodeEmbedding: () => undefined,
  decodeEmbedding: () => badEmbedding('The Messages API has no embeddings.'),
  authorization: (key) => ({ 'x-api-key': key }),
  judge: (answer, _isStream, nowMs) => judgeAnswer(answer, nowMs, { errorOf: endpointErrorOf, endOf }),
  rates,
  usageOf,
}
