/** A schema in words, for models whose endpoint takes none. */

import { canonicalJson } from '../../base/canonical-json.js'
import type { AnswerSchema, ChatRequest, Message } from '../chat.js'

/** The sentence before the schema; the canonical JSON of the schema follows it to the end of the text. */
export const SCHEMA_MARK = 'Answer with one JSON value that follows this JSON Schema, and with nothing else:'

/** The request with the schema at the end of the user's last message; without such a message one is added. */
export function withSchemaWords(request: ChatRequest, { schema }: AnswerSchema): ChatRequest {
  const words = `${SCHEMA_MARK}\n${canonicalJson(schema)}`
  const { messages } = request
  const last = messages.findLastIndex(({ role }) => role === 'user')
  const message = messages[last]
  if (message === undefined) return { ...request, messages: [...messages, { role: 'user', content: words }] }
  return { ...request, messages: messages.with(last, withWords(message, words)) }
}

function withWords(message: Message, words: string): Message {
  const { content } = message
  if (typeof content === 'string') return { ...message, content: `${content}\n\n${words}` }
  return { ...message, content: [...content, { type: 'text', text: words }] }
}
