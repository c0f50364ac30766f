/** The protocol of OpenAI's chat completions, which most servers and gateways speak. */

import type { Protocol } from '../protocol.js'
import { judgeAnswer } from '../wire/judge.js'
import { decodeChat, errorOf } from './decode.js'
import { decodeEmbedding, encodeEmbedding } from './embedding.js'
import { encodeChat } from './encode.js'
import { rates } from './rates.js'
import { endOf } from './stream.js'
import { usageOf } from './usage.js'

/**
 * OpenAI-compatible chat completions and embeddings: OpenAI, Azure (its v1 URL), vLLM, Ollama, llama.cpp, OpenRouter,
 * DeepSeek, Mistral, Groq, Together, xAI and others.
 *
 * Not covered: several choices (only the first is read), audio, the deprecated `function_call`, the Responses API.
 * Source: OpenAI API reference, chat/completions and embeddings, as of 2026.
 */
export const openaiCompatible: Protocol = {
  id: 'openai-compatible',
  encodeChat,
  decodeChat,
  encodeEmbedding,
  decodeEmbedding,
  authorization: (key) => ({ authorization: `Bearer ${key}` }),
  judge: (answer, _isStream, nowMs) => judgeAnswer(answer, nowMs, { errorOf, endOf }),
  rates,
  usageOf,
}
