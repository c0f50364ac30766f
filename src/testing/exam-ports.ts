/** Ports as a run would give them, over records in memory: the same seed gives the same chance. */

import { canonicalJson, type Json } from '../base/canonical-json.js'
import { RecipeError } from '../base/errors.js'
import { createRandom } from '../base/random.js'
import type { Ports, TaskPorts } from '../contract/ports.js'
import type { ModelPort } from '../model/port.js'
import type { DataRecord } from '../record/data-record.js'
import type { Verdict } from '../record/verdict.js'

/** What the ports of an exam reach. */
export interface ExamSetting {
  /** Sources of the recipe by id. */
  readonly sources?: Readonly<Record<string, readonly DataRecord[]>>
  /** Rows that `against` names; absent when the recipe names none. */
  readonly against?: readonly DataRecord[]
  /** Verifiers of the recipe by id. */
  readonly verifiers?: Readonly<Record<string, (record: DataRecord) => Verdict>>
  /** Models of the recipe by alias, e.g. of `scriptedPort`; the first is the plug-in's own. */
  readonly models?: Readonly<Record<string, ModelPort>>
}

const SEED = 20261121

/** Ports of a step. An effect is asked for once and then remembered, within one call of this function. */
export function createExamPorts(setting: ExamSetting = {}): Ports {
  const { sources = {}, against, verifiers = {}, models = {} } = setting
  const effects = new Map<string, Json>()
  return {
    random: (...parts) => createRandom(SEED, 'exam', ...parts),
    source: (id) => stream(known(sources, id, 'unknown-source')),
    against: against === undefined ? undefined : () => stream(against),
    verify: async (id, record) => known(verifiers, id, 'unknown-verifier')(record),
    model: (alias) => known(models, alias ?? Object.keys(models)[0] ?? 'none', 'unknown-model'),
    async effect(request, ask) {
      const key = canonicalJson(request)
      const known = effects.get(key)
      if (known !== undefined) return known
      const answer = await ask()
      effects.set(key, answer)
      return answer
    },
  }
}

/** The ports of a step for one of its tasks. */
export function createExamTaskPorts(ports: Ports, taskKey: string): TaskPorts {
  return { ...ports, chance: createRandom(SEED, 'exam', taskKey, 0) }
}

/** Items as a stream that may be read several times. */
export function stream<T>(items: readonly T[]): AsyncIterable<T> {
  return {
    async *[Symbol.asyncIterator]() {
      yield* items
    },
  }
}

function known<T>(table: Readonly<Record<string, T>>, id: string, code: string): T {
  const found = Object.hasOwn(table, id) ? table[id] : undefined
  if (found !== undefined) return found
  throw new RecipeError(code, {
    message: `The exam's sample has nothing under the id "${id}".`,
    hint: 'Give the sample the sources, verifiers and models that the plug-in asks for.',
  })
}
