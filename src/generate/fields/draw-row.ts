/** Makes one row: every field after those that it reads, honouring what a cell asked for. */

import type { Json, JsonObject } from '../../base/canonical-json.js'
import type { Random } from '../../base/random.js'
import type { Draft, Refusal, Task } from '../../contract/method.js'
import type { TaskPorts } from '../../contract/ports.js'
import type { Attributes, Scalar } from '../../record/data-record.js'
import { pinParents } from './cell-pins.js'
import type { CompiledField, CompiledFields } from './compile-fields.js'
import { sampleAt } from './sample-names.js'

/** How often a row is drawn so that computed fields reach what a cell asks for; ours: 1 % per draw succeeds at 87 %. */
export const ATTEMPTS = 200

/** The same where what is asked for depends on a model's answer, which costs money; ours: 25 % per draw succeeds at 90 %. */
export const MODEL_ATTEMPTS = 8

/** Why a field has no value: refused, missed what its cell asks for, or reads a field that has none. */
type Outcome = { readonly value: Json } | Refusal | 'missed' | 'blocked'

interface RowDraw {
  readonly task: Task
  readonly ports: TaskPorts
  readonly random: Random
  readonly attempt: number
  readonly pins: Attributes
  /** Values so far, by field; `source` among them. */
  readonly values: Record<string, Json>
}

/**
 * One row.
 *
 * Fields that are made in this process come first, one after the other; then those that wait for models or functions, each
 * as soon as what it reads is there. The result is that of one after the other: the first refusal or throw in the order of
 * computation ends the row, whatever comes of later fields.
 *
 * Drawn fields that the task's cell asks for take that value at once. Computed ones cannot, so the row is drawn again
 * until they have it, at most `ATTEMPTS` times (`MODEL_ATTEMPTS` where a model's answer decides), models being asked for
 * another sample each time; then it is refused as `attribute-not-reached`.
 */
export async function drawRow(
  compiled: CompiledFields,
  task: Task,
  ports: TaskPorts,
): Promise<Draft | Refusal> {
  const asked = task.asked ?? {}
  const attempts = attemptsFor(compiled, asked)
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const random = attempt === 0 ? ports.chance : ports.chance.fork('attempt', attempt)
    const pins = task.asked === undefined ? asked : pinParents(compiled.byName, asked, random.fork('pins'))
    const source = task.parents[0]?.data
    const values: Record<string, Json> = source === undefined ? {} : { source }
    const failure = await makeFields(compiled, { task, ports, random, attempt, pins, values })
    if (failure === 'missed') continue
    return failure ?? { data: shownOf(compiled, values) }
  }
  return { refused: 'attribute-not-reached', detail: `${attempts} draws did not reach ${describe(asked)}` }
}

function attemptsFor(compiled: CompiledFields, asked: Attributes): number {
  const computed = compiled.fields.filter(
    ({ name, producer }) => pinOf(asked, name) !== undefined && producer.accepts === undefined,
  )
  if (computed.length === 0) return 1
  return computed.some(({ isOfModel }) => isOfModel) ? MODEL_ATTEMPTS : ATTEMPTS
}

/** Fills in the values of a draw; a refusal, or `missed` when a computed field is not what was asked for. */
async function makeFields(
  { fields }: CompiledFields,
  draw: RowDraw,
): Promise<Refusal | 'missed' | undefined> {
  const waiting: CompiledField[] = []
  for (const field of fields) {
    if (field.isOutside) {
      waiting.push(field)
      continue
    }
    const made = makeField(field, draw)
    const outcome = made instanceof Promise ? await made : made
    if (isFailure(outcome)) return outcome
  }
  return makeInWaves(waiting, draw)
}

/**
 * All at the same time; but where a field that waits for no model has to reach what the cell asks for, models are asked
 * last, so that a draw that misses costs nothing.
 */
async function makeInWaves(
  waiting: readonly CompiledField[],
  draw: RowDraw,
): Promise<Refusal | 'missed' | undefined> {
  const free = waiting.filter(({ isOfModel }) => !isOfModel)
  if (!free.some(({ name }) => pinOf(draw.pins, name) !== undefined)) return makeWaiting(waiting, draw)
  const failure = await makeWaiting(free, draw)
  if (failure !== undefined) return failure
  return makeWaiting(
    waiting.filter(({ isOfModel }) => isOfModel),
    draw,
  )
}

async function makeWaiting(
  fields: readonly CompiledField[],
  draw: RowDraw,
): Promise<Refusal | 'missed' | undefined> {
  const started = new Map<string, Promise<Outcome>>()
  for (const field of fields) {
    const reads = field.producer.reads.flatMap((name) => started.get(name) ?? [])
    started.set(field.name, makeAfter(reads, field, draw))
  }
  for (const ended of await Promise.allSettled(started.values())) {
    if (ended.status === 'rejected') throw ended.reason
    if (isFailure(ended.value)) return ended.value
  }
  return undefined
}

async function makeAfter(
  reads: readonly Promise<Outcome>[],
  field: CompiledField,
  draw: RowDraw,
): Promise<Outcome> {
  const read = await Promise.all(reads)
  return read.every(hasValue) ? makeField(field, draw) : 'blocked'
}

function hasValue(outcome: Outcome): boolean {
  return typeof outcome === 'object' && 'value' in outcome
}

function isFailure(outcome: Outcome): outcome is Refusal | 'missed' {
  return outcome !== 'blocked' && !hasValue(outcome)
}

/** Makes one field and notes its value. */
function makeField(field: CompiledField, draw: RowDraw): Outcome | Promise<Outcome> {
  const { name, producer } = field
  const { task, ports, random, pins, values } = draw
  const pinned = pinOf(pins, name)
  if (pinned !== undefined && producer.accepts !== undefined) {
    values[name] = pinned
    return { value: pinned }
  }
  const made = producer.produce({
    values,
    get random() {
      return random.fork(name)
    },
    ports,
    task: task.key,
    parents: task.parents,
    sample: sampleOf(field, draw),
  })
  return made instanceof Promise ? made.then((outcome) => note(outcome, name, draw)) : note(made, name, draw)
}

function note(outcome: Outcome, name: string, { pins, values }: RowDraw): Outcome {
  if (typeof outcome === 'string' || 'refused' in outcome) return outcome
  const pinned = pinOf(pins, name)
  if (pinned !== undefined && outcome.value !== pinned) return 'missed'
  values[name] = outcome.value
  return outcome
}

/** What objects inherit (`constructor`) is no pin: fields may be called so. */
function pinOf(pins: Attributes, name: string): Scalar | undefined {
  return Object.hasOwn(pins, name) ? pins[name] : undefined
}

function sampleOf({ share, twin }: CompiledField, { task, attempt }: RowDraw): number | string {
  const named = sampleAt(task.payload, share)
  const sample = twin === 0 ? named : `${named}#${twin}`
  return attempt === 0 ? sample : `${sample}.${attempt}`
}

function shownOf(compiled: CompiledFields, values: JsonObject): JsonObject {
  return Object.fromEntries(compiled.shown.map((name) => [name, values[name] ?? null]))
}

function describe(asked: Attributes): string {
  return Object.entries(asked)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join(', ')
}
