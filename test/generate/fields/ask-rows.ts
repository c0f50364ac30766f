/** Makes rows of the method `fields` with scripted models, and keeps what they were asked. */

import type { JsonObject } from '../../../src/base/canonical-json.js'
import type { Draft, Refusal, Task } from '../../../src/contract/method.js'
import { fields } from '../../../src/generate/fields.js'
import { type ChatRequest, contentText } from '../../../src/model/chat.js'
import type { ModelPort } from '../../../src/model/port.js'
import { type Script, scriptedPort } from '../../../src/model/scripted-port.js'
import type { DataRecord } from '../../../src/record/data-record.js'
import { createExamPorts, createExamTaskPorts } from '../../../src/testing/exam-ports.js'
import { contextOf } from '../perform-with.js'

/** What rows are made with. */
export interface Asking {
  readonly script?: Script
  /** Models by alias beside the first, `writer`, which plays `script`. */
  readonly models?: Readonly<Record<string, ModelPort>>
  readonly sources?: Readonly<Record<string, readonly DataRecord[]>>
  readonly records?: readonly DataRecord[]
  readonly rows?: number
  /** Changes of the first task. */
  readonly task?: Partial<Task>
  /** Folder of the recipe. */
  readonly folder?: string
}

/** Rows that came, and the questions of `writer` in the order in which they were asked. */
export interface Asked {
  readonly outcomes: readonly (Draft | Refusal)[]
  readonly requests: readonly ChatRequest[]
}

/** Plans and performs the first rows, one after the other. */
export async function askRows(options: JsonObject, asking: Asking = {}): Promise<Asked> {
  const { script = {}, models = {}, sources = {}, records = [], rows = 1, task, folder } = asking
  const requests: ChatRequest[] = []
  const chat = (request: ChatRequest) => {
    requests.push(request)
    return script.chat?.(request) ?? `answer ${String(request.sample)}`
  }
  const writer = scriptedPort({ alias: 'writer', ...script, chat })
  const ports = createExamPorts({ sources, models: { writer, ...models } })
  const given: JsonObject = { fields: options }
  const { instance } = fields.bind(given, folder)
  const outcomes: (Draft | Refusal)[] = []
  for await (const planned of instance.plan({ ...contextOf({ records }), ports })) {
    const whole = { ...planned, ...task }
    outcomes.push(...(await instance.perform(whole, createExamTaskPorts(ports, whole.key))))
    if (outcomes.length >= rows) break
  }
  return { outcomes, requests }
}

/** The one row of a recipe; throws when it was refused. */
export async function askRow(options: JsonObject, asking: Asking = {}): Promise<JsonObject> {
  const [outcome] = (await askRows(options, asking)).outcomes
  if (outcome === undefined || 'refused' in outcome)
    throw new TypeError(`refused: ${JSON.stringify(outcome)}`)
  return outcome.data
}

/** A question as one line: sample, then each message as role and text. */
export function lineOf({ sample, messages }: ChatRequest): string {
  const said = messages.map(({ role, content }) => `${role}: ${contentText(content)}`)
  return `[${String(sample)}] ${said.join(' | ')}`
}
