/** Finds in the words of a prompt which JSON it asks for: a JSON Schema written out, or names of keys. */

import { isJsonObject, type JsonObject } from '../../base/canonical-json.js'

const ASKS_FOR_JSON = /\bJSON\b/
const KEY_NAMES = /["`']([A-Za-z_][A-Za-z0-9_]{0,40})["`']/g
const MOST_KEYS = 12
const NO_KEYS = new Set(['json', 'JSON', 'string', 'number', 'integer', 'boolean', 'object', 'array', 'null'])

/** Whether a prompt asks for JSON in words. */
export function isJsonAsked(prompt: string): boolean {
  return ASKS_FOR_JSON.test(prompt)
}

/**
 * The schema that a prompt's words ask for: the last JSON Schema written out in it, else an object of the keys that it
 * names in quotes, else an object with `answer` and `reason`. Undefined when the prompt does not ask for JSON.
 */
export function schemaInPrompt(prompt: string): JsonObject | undefined {
  if (!isJsonAsked(prompt)) return undefined
  return writtenSchema(prompt) ?? schemaOfKeys(prompt)
}

function writtenSchema(prompt: string): JsonObject | undefined {
  let found: JsonObject | undefined
  for (let start = prompt.indexOf('{'); start >= 0; start = prompt.indexOf('{', start + 1)) {
    const end = endOfObject(prompt, start)
    if (end < 0) continue
    const value = parsed(prompt.slice(start, end))
    if (value === undefined) continue
    if ('type' in value || 'properties' in value || '$ref' in value || 'anyOf' in value) found = value
    start = end - 1
  }
  return found
}

function endOfObject(text: string, start: number): number {
  let depth = 0
  let isQuoted = false
  for (let i = start; i < text.length; i += 1) {
    const character = text.charCodeAt(i)
    if (isQuoted) {
      if (character === 0x5c) i += 1
      else if (character === 0x22) isQuoted = false
    } else if (character === 0x22) isQuoted = true
    else if (character === 0x7b) depth += 1
    else if (character === 0x7d) {
      depth -= 1
      if (depth === 0) return i + 1
    }
  }
  return -1
}

function parsed(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

function schemaOfKeys(prompt: string): JsonObject {
  const names = new Set<string>()
  for (const [, name = ''] of prompt.matchAll(KEY_NAMES)) {
    if (!NO_KEYS.has(name) && names.size < MOST_KEYS) names.add(name)
  }
  const keys = names.size === 0 ? ['answer', 'reason'] : [...names]
  const properties = Object.fromEntries(keys.map((key) => [key, { type: 'string' }]))
  return { type: 'object', properties, required: keys }
}
