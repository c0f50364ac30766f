/** Checks that the calls of a conversation and the answers of its tools fit together. */

import type { JsonObject } from '../../base/canonical-json.js'
import type { Message } from './message.js'
import type { Tool } from './tool-call.js'

/**
 * The first reason why tool calls do not fit; undefined when all do.
 *
 * Out: `undeclared-tool`: a call of a tool that is not among `tools`; `tool-without-call`: an answer that
 *      follows no call, or names the id of none; `unanswered-call`: a call with messages after it but no
 *      answer.
 */
export function toolFault(messages: readonly Message[], tools: readonly Tool[]): string | undefined {
  const declared = new Set(tools.map(({ name }) => name))
  let waiting: (string | undefined)[] = []
  for (const { role, toolCalls, toolCallId } of messages) {
    if (role === 'tool') {
      const answered = toolCallId === undefined ? 0 : waiting.indexOf(toolCallId)
      if (waiting.length === 0 || answered === -1) return 'tool-without-call'
      waiting.splice(answered, 1)
      continue
    }
    if (waiting.length > 0) return 'unanswered-call'
    if (toolCalls.some(({ name }) => !declared.has(name))) return 'undeclared-tool'
    waiting = toolCalls.map(({ id }) => id)
  }
  return undefined
}

/** Whether a conversation has calls or answers of tools. */
export function hasToolTurns(messages: readonly Message[]): boolean {
  return messages.some(({ role, toolCalls }) => role === 'tool' || toolCalls.length > 0)
}

/**
 * A message in the spelling of OpenAI, with its tool calls.
 *
 * Edge: `content` is null for a call without text.
 */
export function openaiMessage({ role, content, toolCalls, toolCallId }: Message): JsonObject {
  return {
    role,
    content: content === '' && toolCalls.length > 0 ? null : content,
    ...(toolCalls.length > 0 && { tool_calls: toolCalls.map(toolCallRow) }),
    ...(toolCallId !== undefined && { tool_call_id: toolCallId }),
  }
}

function toolCallRow({ id, name, argumentsText }: Message['toolCalls'][number]): JsonObject {
  return {
    ...(id !== undefined && { id }),
    type: 'function',
    function: { name, arguments: argumentsText },
  }
}
