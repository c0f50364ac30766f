/** Conversations without tools, for formats that hold text only. */

import type { JsonObject } from '../../base/canonical-json.js'
import type { FieldOptions } from './field-options.js'
import { type Found, whenFound } from './found.js'
import { type Message, readMessages } from './message.js'
import { joinedPrompt, type Pair, readPair } from './pair.js'
import { COMPLETION_FIELDS, firstPresent, PROMPT_FIELDS } from './text-field.js'
import { hasToolTurns } from './tool-turns.js'

/** A conversation as `readMessages` finds it; reason `has-tool-turns` when tools take part. */
export function readPlainMessages(data: JsonObject, options: FieldOptions): Found<readonly Message[]> {
  return whenFound(readMessages(data, options), (messages) =>
    hasToolTurns(messages) ? { skipped: 'has-tool-turns' } : { found: messages },
  )
}

/**
 * Prompt and completion of a record, also of one that holds a conversation of a single turn.
 *
 * Edge: reasons of `readPair` and `readPlainMessages`, and `multi-turn` for a longer conversation.
 */
export function readSinglePair(data: JsonObject, options: FieldOptions): Found<Pair> {
  const hasPair =
    options.messages === undefined &&
    (options.prompt ?? firstPresent(data, PROMPT_FIELDS)) !== undefined &&
    (options.completion ?? firstPresent(data, COMPLETION_FIELDS)) !== undefined
  if (hasPair) return readPair(data, options)
  return whenFound(readPlainMessages(data, options), (messages) => {
    const system = messages[0]?.role === 'system' ? messages[0].content : undefined
    const [prompt, completion, ...others] = system === undefined ? messages : messages.slice(1)
    const isSingle = prompt?.role === 'user' && completion?.role === 'assistant' && others.length === 0
    if (!isSingle) return { skipped: 'multi-turn' }
    return { found: { system, prompt: prompt.content, completion: completion.content } }
  })
}

/** The pair as the row `{ prompt, completion }`, the system prompt before the prompt. */
export function pairRow(pair: Pair): { prompt: string; completion: string } {
  return { prompt: joinedPrompt(pair), completion: pair.completion }
}
