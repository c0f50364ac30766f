/** Makes one row: every field in order, honouring what a cell asked for. */

import type { Json, JsonObject } from '../../base/canonical-json.js'
import type { Random } from '../../base/random.js'
import type { Draft, Refusal, Task } from '../../contract/method.js'
import type { TaskPorts } from '../../contract/ports.js'
import type { Attributes } from '../../record/data-record.js'
import { pinParents } from './cell-pins.js'
import type { CompiledFields } from './compile-fields.js'

/** How often a row is drawn so that computed fields reach what a cell asks for; ours: 1 % per draw succeeds at 87 %. */
export const ATTEMPTS = 200

/**
 * One row.
 *
 * Drawn fields that the task's cell asks for take that value at once. Computed ones cannot, so the row is drawn again
 * until they have it, at most `ATTEMPTS` times; then it is refused as `attribute-not-reached`.
 */
export async function drawRow(
  compiled: CompiledFields,
  task: Task,
  ports: TaskPorts,
): Promise<Draft | Refusal> {
  const asked = task.asked ?? {}
  const mustRetry = Object.keys(asked).some((name) => compiled.byName.get(name)?.accepts === undefined)
  for (let attempt = 0; attempt < (mustRetry ? ATTEMPTS : 1); attempt += 1) {
    const random = attempt === 0 ? ports.chance : ports.chance.fork('attempt', attempt)
    const row = await tryRow(compiled, task, ports, random)
    if (row === undefined) continue
    return 'refused' in row ? row : { data: shownOf(compiled, row.values) }
  }
  return { refused: 'attribute-not-reached', detail: `${ATTEMPTS} draws did not reach ${describe(asked)}` }
}

/** Values, a refusal, or undefined when a computed field missed what was asked. */
async function tryRow(
  compiled: CompiledFields,
  task: Task,
  ports: TaskPorts,
  random: Random,
): Promise<{ readonly values: JsonObject } | Refusal | undefined> {
  const asked = task.asked ?? {}
  const pins = task.asked === undefined ? asked : pinParents(compiled.byName, asked, random.fork('pins'))
  const source = task.parents[0]?.data
  const values: Record<string, Json> = source === undefined ? {} : { source }
  for (const { name, producer } of compiled.fields) {
    const pinned = pins[name]
    if (pinned !== undefined && producer.accepts !== undefined) {
      values[name] = pinned
      continue
    }
    const outcome = await producer.produce({ values, random: random.fork(name), ports, task: task.key })
    if ('refused' in outcome) return outcome
    if (pinned !== undefined && outcome.value !== pinned) return undefined
    values[name] = outcome.value
  }
  return { values }
}

function shownOf(compiled: CompiledFields, values: JsonObject): JsonObject {
  return Object.fromEntries(compiled.shown.map((name) => [name, values[name] ?? null]))
}

function describe(asked: Attributes): string {
  return Object.entries(asked)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}`)
    .join(', ')
}
