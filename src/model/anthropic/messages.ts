/** Turns of a conversation as messages of Anthropic: blocks of content, roles in alternation. */

import { isJsonObject, type JsonObject } from '../../base/canonical-json.js'
import { contentText, type Message, type ToolCall } from '../chat.js'
import { parseJson } from '../wire/json-fields.js'

/**
 * The turns without the system's. Answers of tools are blocks of the user; turns of one role in a row are merged; blocks of
 * empty text, which the API refuses, are left out, and so are turns without a block. A turn of one text is sent as text.
 */
export function encodeMessages(messages: readonly Message[]): readonly JsonObject[] {
  const turns: { role: string; blocks: JsonObject[] }[] = []
  for (const message of messages) {
    if (message.role === 'system') continue
    const role = message.role === 'assistant' ? 'assistant' : 'user'
    const blocks = blocksOf(message)
    const last = turns.at(-1)
    if (blocks.length === 0) continue
    if (last?.role === role) last.blocks.push(...blocks)
    else turns.push({ role, blocks: [...blocks] })
  }
  return turns.map(({ role, blocks }) => ({ role, content: plainText(blocks) ?? blocks }))
}

function plainText(blocks: readonly JsonObject[]): string | undefined {
  const [block] = blocks
  const text = block?.['type'] === 'text' ? block['text'] : undefined
  return blocks.length === 1 && typeof text === 'string' ? text : undefined
}

function blocksOf({ role, content, toolCalls = [], toolCallId = '' }: Message): readonly JsonObject[] {
  if (role === 'tool') {
    return [{ type: 'tool_result', tool_use_id: toolCallId, content: resultOf(content) }]
  }
  return [...contentBlocks(content), ...toolCalls.map(callBlock)]
}

function resultOf(content: Message['content']): string | readonly JsonObject[] {
  const hasImage = typeof content !== 'string' && content.some(({ type }) => type === 'image')
  return hasImage ? contentBlocks(content) : contentText(content)
}

function contentBlocks(content: Message['content']): readonly JsonObject[] {
  const parts = typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content
  return parts.flatMap((part): JsonObject[] => {
    if (part.type === 'text') return part.text === '' ? [] : [{ type: 'text', text: part.text }]
    const source = { type: 'base64', media_type: part.mediaType, data: part.base64 }
    return [{ type: 'image', source }]
  })
}

function callBlock({ id, name, arguments: text }: ToolCall): JsonObject {
  const input = parseJson(text)
  return { type: 'tool_use', id, name, input: isJsonObject(input) ? input : { malformed: text } }
}
