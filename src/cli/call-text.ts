/** A recorded question and its raw answer, as people read them. */

import { type Json, type JsonObject, isJsonObject } from '../base/canonical-json.js'
import type { CallStory } from '../run/recorded-calls.js'

const MOST_CHARACTERS = 4000

/** Lines of a call: who was asked, the prompt as it was sent, the answer as it came. */
export function callLines({ effect, by, request, raw }: CallStory): string[] {
  const { model, endpoint, sample, parameters } = request
  const settings = isJsonObject(parameters) ? ` ${JSON.stringify(parameters)}` : ''
  const took = `${Math.round(raw.tookMs)} ms${raw.attempts > 1 ? `, ${raw.attempts} attempts` : ''}`
  return [
    `${by === 'made' ? 'asked' : `${by} asked`} ${String(model)} at ${String(endpoint)}, sample ${String(sample ?? 0)}${settings}  (${effect})`,
    ...questionLines(request),
    `  answer, ${raw.startedAt}, ${took}, status ${raw.status}:`,
    indented(raw.body),
  ]
}

function questionLines(request: JsonObject): string[] {
  const messages = Array.isArray(request.messages) ? (request.messages as readonly Json[]) : []
  const turns = messages.filter(isJsonObject).map((message) => {
    const { role, content } = message
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    return `  ${String(role)}:\n${indented(text)}`
  })
  const schema = isJsonObject(request.schema) ? [`  schema: ${cut(JSON.stringify(request.schema))}`] : []
  const texts = Array.isArray(request.texts) ? [`  texts: ${cut(JSON.stringify(request.texts))}`] : []
  return [...turns, ...schema, ...texts]
}

function indented(text: string): string {
  return cut(text).replace(/^/gm, '    ')
}

function cut(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text
  return `${text.slice(0, MOST_CHARACTERS)} … (${text.length - MOST_CHARACTERS} characters more; --json shows all)`
}
