/** The texts of a message: what is said, and the reasoning that goes before it. */

import { isJsonObject, type Json, type JsonObject } from '../../base/canonical-json.js'
import { firstTextAt, objectsAt, textAt } from '../wire/json-fields.js'

/** What is said and what was thought. */
export interface Content {
  readonly text: string
  readonly reasoning: string
}

/** The content of a message or a delta: a text, or parts of type `text` and `thinking` (Mistral). Other parts: nothing. */
export function contentOf(content: Json | undefined): Content {
  if (typeof content === 'string') return { text: content, reasoning: '' }
  const parts = Array.isArray(content) ? content.filter(isJsonObject) : []
  return {
    text: parts.map((part) => (part['type'] === 'thinking' ? '' : (textAt(part, 'text') ?? ''))).join(''),
    reasoning: parts.map(thinkingOf).join(''),
  }
}

function thinkingOf(part: JsonObject): string {
  if (part['type'] !== 'thinking') return ''
  const inner = objectsAt(part, 'thinking').map((piece) => textAt(piece, 'text') ?? '')
  return textAt(part, 'thinking') ?? inner.join('')
}

/** `reasoning_content` (DeepSeek, vLLM) or `reasoning` (Ollama, OpenRouter); gateways that send both mean the same. */
export function reasoningField(message: JsonObject | undefined): string {
  return firstTextAt(message, ['reasoning_content', 'reasoning']) ?? ''
}

const OPENING = /^\s*<think>/
const CLOSING = '</think>'
const CLOSING_LINE = /(?:^|\n)[ \t]*<\/think>/

/**
 * Takes the leading `<think>…</think>` blocks off a text. A block that is never closed (the answer was cut) is all
 * reasoning. A closing tag at the start of a line without an opening one before it ends the reasoning as well: templates
 * that open the block in the prompt answer so (DeepSeek-R1, QwQ without a reasoning parser).
 */
export function withoutThinking(text: string): Content {
  const thoughts: string[] = []
  let rest = text
  for (let opening = OPENING.exec(rest); opening !== null; opening = OPENING.exec(rest)) {
    const start = opening[0].length
    const end = rest.indexOf(CLOSING, start)
    thoughts.push(rest.slice(start, end < 0 ? undefined : end).trim())
    rest = end < 0 ? '' : rest.slice(end + CLOSING.length).trimStart()
  }
  const closing = thoughts.length === 0 ? CLOSING_LINE.exec(rest) : null
  if (closing !== null && !rest.slice(0, closing.index).includes('<think>')) {
    thoughts.push(rest.slice(0, closing.index).trim())
    rest = rest.slice(closing.index + closing[0].length).trimStart()
  }
  return { text: rest, reasoning: thoughts.filter((thought) => thought !== '').join('\n\n') }
}
