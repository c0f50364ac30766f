/** The scripted model: answers from a file of patterns or from a function, without a network. Called what it is. */

import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isJsonObject, type JsonObject } from '../../base/canonical-json.js'
import { DataError, messageOf } from '../../base/errors.js'
import { createRandom } from '../../base/random.js'
import { contentText } from '../chat.js'
import type { Transport } from '../endpoint/transport.js'
import type { Protocol } from '../protocol.js'
import { textAnswer } from '../scripted-port.js'
import { badAnswer, badEmbedding } from '../wire/faulty-answer.js'
import { parseJson, textAt } from '../wire/json-fields.js'
import { aiSdk } from './ai-sdk.js'

/** A line of a script: the first whose pattern is found in the prompt answers. */
interface ScriptLine {
  readonly pattern: RegExp
  readonly answers: readonly string[]
}

/** The scripted protocol: prompt and seed go in, text comes out. No embeddings. */
export const scripted: Protocol = {
  ...aiSdk,
  id: 'scripted',
  encodeChat: (_binding, request, seed) => ({
    method: 'POST',
    path: '/chat',
    body: JSON.stringify({
      prompt: request.messages.map(({ content }) => contentText(content)).join('\n'),
      schema: request.schema?.schema ?? null,
      seed: seed ?? 0,
    }),
    headers: {},
    isStream: false,
  }),
  decodeChat(raw) {
    const body = parseJson(raw.body)
    const text = isJsonObject(body) ? textAt(body, 'text') : undefined
    return text === undefined
      ? badAnswer('The script gave no text.')
      : { ...textAnswer(text), model: 'scripted' }
  },
  encodeEmbedding: () => undefined,
  decodeEmbedding: () => badEmbedding('A scripted model has no embeddings.'),
  usageOf: () => undefined,
}

/** Answers by the script of a module: `answers.jsonl` of {match, answer}, or `file.mjs#name`, a function of {prompt, schema, seed}. */
export function scriptedTransport(module: { readonly path: string; readonly name: string }): Transport {
  let loading: Promise<(question: JsonObject) => unknown> | undefined
  return {
    async send({ body }) {
      loading ??= load(module)
      const said = await (await loading)(JSON.parse(body) as JsonObject)
      const text = typeof said === 'string' ? said : JSON.stringify(said)
      return { status: 200, headers: {}, body: JSON.stringify({ text }) }
    },
    close: async () => undefined,
  }
}

async function load({
  path,
  name,
}: {
  path: string
  name: string
}): Promise<(question: JsonObject) => unknown> {
  if (extname(path) !== '.jsonl') {
    const loaded = await import(pathToFileURL(path).href).catch((thrown: unknown) => {
      throw badScript(path, `cannot be loaded: ${messageOf(thrown)}`)
    })
    const found = (loaded as Record<string, unknown>)[name]
    if (typeof found === 'function') return (question) => found(question) as unknown
    throw badScript(path, `exports no function "${name}"`)
  }
  const lines = readScript(path)
  return (question) => {
    const prompt = String(question.prompt ?? '')
    const line = lines.find(({ pattern }) => pattern.test(prompt))
    return line === undefined ? '' : createRandom('script', Number(question.seed), prompt).pick(line.answers)
  }
}

function readScript(path: string): ScriptLine[] {
  const rows = textOf(path).split('\n')
  return rows.flatMap((row, index) => {
    if (row.trim() === '') return []
    try {
      const { match = '', answer } = JSON.parse(row) as { match?: string; answer: unknown }
      const answers = (Array.isArray(answer) ? answer : [answer]).map((one) =>
        typeof one === 'string' ? one : JSON.stringify(one),
      )
      return [{ pattern: new RegExp(match, 's'), answers }]
    } catch (thrown) {
      throw badScript(`${path}:${index + 1}`, messageOf(thrown))
    }
  })
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (thrown) {
    throw badScript(path, `cannot be read: ${messageOf(thrown)}`)
  }
}

function badScript(place: string, what: string): DataError {
  return new DataError('bad-script', {
    message: `${place}: ${what}.`,
    hint: 'A script is JSON Lines: {"match": "regular expression", "answer": "text, or a list to draw from"}.',
  })
}
