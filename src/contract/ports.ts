/** What the run gives a plug-in: the only way to reach sources, verifiers, effects and randomness. */

import type { Json, JsonObject } from '../base/canonical-json.js'
import type { Random } from '../base/random.js'
import type { ModelPort } from '../model/port.js'
import type { DataRecord } from '../record/data-record.js'
import type { Verdict } from '../record/verdict.js'

/** Ports of a run. Later stages add sandboxes here; a plug-in never builds its own. */
export interface Ports {
  /** A random stream named by parts, under the recipe's seed and the asking step. */
  random(...parts: readonly (string | number)[]): Random
  /** Accepted rows of a source of the recipe, in order. Throws RecipeError `unknown-source`. */
  source(id: string): AsyncIterable<DataRecord>
  /** The rows that the plug-in's `against` names (a source id or a path); undefined when the recipe gives none. */
  readonly against: (() => AsyncIterable<DataRecord>) | undefined
  /** Runs a verifier of the recipe by id. Throws RecipeError `unknown-verifier`. */
  verify(id: string, record: DataRecord): Promise<Verdict>
  /**
   * A model of the recipe by alias; without one the model of this use (`model:` on the step or verifier), or the only one
   * of the recipe. Throws RecipeError `unknown-model`.
   */
  model(alias?: string): ModelPort
  /**
   * An answer of the outside world: recorded before anything reads it, and never asked for again with the same request.
   * `request` holds everything that the answer depends on.
   */
  effect(request: JsonObject, ask: () => Promise<Json>): Promise<Json>
}

/** Ports for one task: randomness is already named by step and task. */
export interface TaskPorts extends Ports {
  /** The task's own stream: hash(seed, step, task, attempt). */
  readonly chance: Random
}
