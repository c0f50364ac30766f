/** Plans and performs a method as a run would, without one. */

import type { JsonObject } from '../../src/base/canonical-json.js'
import type { Draft, Method, OpenCell, PlanContext, Refusal, Task } from '../../src/contract/method.js'
import type { ModelPort } from '../../src/model/port.js'
import type { DataRecord } from '../../src/record/data-record.js'
import { createExamPorts, createExamTaskPorts, stream } from '../../src/testing/exam-ports.js'

/** What a plan may look at; all parts have a default. */
export interface Situation {
  readonly records?: readonly DataRecord[]
  readonly open?: readonly OpenCell[]
  readonly round?: number
  readonly planned?: number
}

/** The context of a plan. */
export function contextOf({ records = [], open = [], round = 0, planned = 0 }: Situation = {}): PlanContext {
  return {
    round,
    planned,
    open,
    records: () => stream(records),
    accepted: () => stream([]),
    ports: createExamPorts(),
  }
}

/** The first tasks of a plan, at most `count`. */
export async function planWith(
  method: Method,
  options: JsonObject,
  count: number,
  situation: Situation = {},
): Promise<Task[]> {
  const tasks: Task[] = []
  for await (const task of method.bind(options).instance.plan(contextOf(situation))) {
    tasks.push(task)
    if (tasks.length >= count) break
  }
  return tasks
}

/** What some tasks give, drafts and refusals, with models where the method asks any. */
export async function performAll(
  method: Method,
  options: JsonObject,
  tasks: readonly Task[],
  models: Readonly<Record<string, ModelPort>> = {},
): Promise<(Draft | Refusal)[]> {
  const { instance } = method.bind(options)
  const ports = createExamPorts({ models })
  const outcomes: (Draft | Refusal)[] = []
  for (const task of tasks) {
    outcomes.push(...(await instance.perform(task, createExamTaskPorts(ports, task.key))))
  }
  return outcomes
}

/** The data of drafts; throws when one was refused. */
export function dataOf(outcomes: readonly (Draft | Refusal)[]): JsonObject[] {
  return outcomes.map((outcome) => {
    if ('refused' in outcome) throw new TypeError(`refused: ${outcome.refused} ${outcome.detail ?? ''}`)
    return outcome.data
  })
}

/** The data of the first `count` drafts of a method. */
export async function generateWith(
  method: Method,
  options: JsonObject,
  count: number,
  situation: Situation = {},
): Promise<JsonObject[]> {
  const tasks = await planWith(method, options, count, situation)
  return dataOf(await performAll(method, options, tasks))
}
