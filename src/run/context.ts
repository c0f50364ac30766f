/** What all parts of a run share: the plan, the open ledger, the effect store, and how to reach the outside. */

import type { Json, JsonObject } from '../base/canonical-json.js'
import { RecipeError } from '../base/errors.js'
import { createRandom } from '../base/random.js'
import type { Ports } from '../contract/ports.js'
import type { Asker, Models } from '../model/models.js'
import type { ModelPort } from '../model/port.js'
import type { DataRecord } from '../record/data-record.js'
import type { Verdict } from '../record/verdict.js'
import type { Plan } from '../recipe/plan.js'
import type { EffectStore } from '../store/effect-store.js'
import type { Ledger } from '../store/ledger.js'
import type { RunObserver, StopRequest } from './events.js'
import { sourceRecords } from './source-records.js'

/** An open run. */
export interface RunContext {
  readonly plan: Plan
  readonly folder: string
  readonly epoch: number
  readonly ledger: Ledger
  readonly effects: EffectStore
  readonly models: Models
  readonly concurrency: number
  readonly observe: RunObserver
  readonly stop: StopRequest
  /** Milliseconds of a monotonous clock. */
  readonly now: () => number
  /** Value of `now` at which the time budget is spent. */
  readonly deadlineMs: number
}

/** What ports are made of: a plan and, in a run, the effect store and the models. */
export interface PortsSource {
  readonly plan: Pick<Plan, 'seed' | 'sources' | 'verifiers'>
  readonly effects: Pick<EffectStore, 'answer'> | undefined
  readonly models: Pick<Models, 'port'> | undefined
}

/** Whose ports they are. */
export interface PortsOwner {
  /** Step or use: names its randomness. */
  readonly name: string
  /** Source that its `against` names. */
  readonly against?: string | undefined
  /** Alias of its own model. */
  readonly model?: string | undefined
  readonly asker?: Asker
}

const NOBODY: Asker = { priority: 0, note: () => undefined }

/** The ports that a plug-in gets. */
export function createPorts(context: PortsSource, owner: PortsOwner): Ports {
  const { plan } = context
  const { name, against, asker = NOBODY } = owner
  const ports: Ports = {
    random: (...parts) => createRandom(plan.seed, name, ...parts),
    source: (id) => readSource(plan, id),
    against: against === undefined ? undefined : () => readSource(plan, against),
    verify: (id, record) => verifyWith(context, id, record, owner),
    model: (alias = owner.model) => modelOf(context, name, alias, asker),
    effect: (request, ask) => answer(context.effects, request, ask),
  }
  return ports
}

function modelOf(context: PortsSource, name: string, alias: string | undefined, asker: Asker): ModelPort {
  if (alias !== undefined && context.models !== undefined) return context.models.port(alias, asker)
  throw new RecipeError('unknown-model', {
    message: alias === undefined ? `${name} has no model.` : `There is no model "${alias}" here.`,
    hint: 'Give `model:` the alias of one under `models:`.',
  })
}

function readSource(plan: PortsSource['plan'], id: string): AsyncIterable<DataRecord> {
  const source = plan.sources.get(id)
  if (source === undefined) {
    throw new RecipeError('unknown-source', {
      message: `There is no source "${id}" in the recipe.`,
      hint: `Known: ${[...plan.sources.keys()].join(', ') || 'none'}.`,
    })
  }
  return sourceRecords(source)
}

async function verifyWith(
  context: PortsSource,
  id: string,
  record: DataRecord,
  owner: PortsOwner,
): Promise<Verdict> {
  const { plan } = context
  const verifier = plan.verifiers.find((one) => one.id === id)
  if (verifier === undefined) {
    throw new RecipeError('unknown-verifier', {
      message: `There is no verifier "${id}" in the recipe.`,
      hint: 'Name it under `verify:`.',
    })
  }
  return verifier.bound.instance.verify(
    record,
    createPorts(context, { ...owner, model: verifier.models.own }),
  )
}

async function answer(
  effects: PortsSource['effects'],
  request: JsonObject,
  ask: () => Promise<Json>,
): Promise<Json> {
  return effects === undefined ? ask() : effects.answer(request, ask)
}
