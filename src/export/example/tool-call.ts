/** Calls of tools and their schemas, in the spelling of OpenAI. */

import { isJsonObject, type JsonObject } from '../../base/canonical-json.js'
import type { Found } from './found.js'

/** One call of a tool by the assistant. */
export interface ToolCall {
  readonly id: string | undefined
  readonly name: string
  /** JSON text of an object. */
  readonly argumentsText: string
}

/**
 * A tool: its name and its whole schema,
 * `{ type: 'function', function: { name, description?, parameters? } }`.
 */
export interface Tool {
  readonly name: string
  readonly schema: JsonObject
}

/**
 * The calls of a message; none for undefined or null.
 *
 * In:   a list of `{ id?, function: { name, arguments } }` or `{ name, arguments }`; arguments an object or
 *       its JSON text.
 * Edge: reason `bad-tool-call`.
 */
export function readToolCalls(value: unknown): Found<readonly ToolCall[]> {
  if (value === undefined || value === null) return { found: [] }
  if (!Array.isArray(value)) return { skipped: 'bad-tool-call' }
  const calls: ToolCall[] = []
  for (const item of value) {
    const call = readCall(item)
    if (call === undefined) return { skipped: 'bad-tool-call' }
    calls.push(call)
  }
  return { found: calls }
}

/**
 * The tools of a record.
 *
 * In:   a list, or its JSON text, of schemas with or without the wrapping `{ type: 'function', function }`.
 * Edge: reasons `missing-tools` (absent or empty), `bad-tool` (no list, or an item without a name).
 */
export function readTools(value: unknown): Found<readonly Tool[]> {
  const list = typeof value === 'string' ? parsed(value) : value
  if (list === undefined || list === null) return { skipped: value === list ? 'missing-tools' : 'bad-tool' }
  if (!Array.isArray(list)) return { skipped: 'bad-tool' }
  if (list.length === 0) return { skipped: 'missing-tools' }
  const tools: Tool[] = []
  for (const item of list) {
    const body = functionOf(item)
    if (body === undefined) return { skipped: 'bad-tool' }
    tools.push({ name: body.name, schema: { type: 'function', function: body.rest } })
  }
  return { found: tools }
}

function readCall(item: unknown): ToolCall | undefined {
  const body = functionOf(item)
  if (body === undefined || !isJsonObject(item)) return undefined
  const given = body.rest['arguments'] ?? {}
  const parsedArguments = typeof given === 'string' ? parsed(given) : given
  if (!isJsonObject(parsedArguments)) return undefined
  return {
    id: typeof item['id'] === 'string' ? item['id'] : undefined,
    name: body.name,
    argumentsText: typeof given === 'string' ? given : JSON.stringify(given),
  }
}

function functionOf(item: unknown): { name: string; rest: JsonObject } | undefined {
  if (!isJsonObject(item)) return undefined
  const { type: _, ...flat } = item
  const body = item['function'] ?? flat
  if (!isJsonObject(body) || typeof body['name'] !== 'string' || body['name'] === '') return undefined
  return { name: body['name'], rest: body }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
