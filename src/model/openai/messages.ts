/** Turns of a conversation as messages of a chat completion. */

import type { Json, JsonObject } from '../../base/canonical-json.js'
import type { Message } from '../chat.js'

/** One turn; images go out as data URIs, a turn of the assistant that only calls tools has the content null. */
export function encodeMessage({ role, content, toolCalls = [], toolCallId }: Message): JsonObject {
  const calls = toolCalls.map(({ id, name, arguments: text }) => ({
    id,
    type: 'function',
    function: { name, arguments: text },
  }))
  return {
    role,
    content: calls.length > 0 && content.length === 0 ? null : encodeContent(content),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
    ...(toolCallId === undefined ? {} : { tool_call_id: toolCallId }),
  }
}

function encodeContent(content: Message['content']): Json {
  if (typeof content === 'string') return content
  return content.map((part) =>
    part.type === 'text'
      ? { type: 'text', text: part.text }
      : { type: 'image_url', image_url: { url: `data:${part.mediaType};base64,${part.base64}` } },
  )
}
