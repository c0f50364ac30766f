/** Opens the models of a run: recorded through its effect store, stopped when it stops. */

import { join } from 'node:path'
import { isJsonObject, type Json } from '../base/canonical-json.js'
import { StoppedError } from '../base/errors.js'
import { Models, type ModelsSettings } from '../model/models.js'
import { loadProtocol } from '../model/load-protocol.js'
import type { desks, DesksSettings } from '../model/open-desk.js'
import type { EffectStore } from '../store/effect-store.js'
import { contactedHosts, noteContact } from './contacted-hosts.js'
import type { OpenRun } from './open-run.js'
import type { RunRequest } from './run-request.js'

/** How often a request to stop is looked for while questions wait. */
const WATCH_MS = 200

/** Where answers and facts about who gave them are kept. */
export interface ModelsPlace {
  readonly effects: EffectStore
  /** Values of the facts of a name that are known already. */
  facts(name: string): readonly Json[]
  onFact(name: string, value: Json): void
}

/** The place in an open run. */
export function placeOf({ effects, ledger }: Pick<OpenRun, 'effects' | 'ledger'>): ModelsPlace {
  return {
    effects,
    facts: (name) => ledger.state.valuesOf(name),
    onFact: (name, value) => ledger.fact(name, value),
  }
}

/** The models that a plan asks. Nothing is contacted before the first question; in a replay nothing ever is. */
export function openModels(
  request: Pick<RunRequest, 'plan' | 'folder' | 'observe'>,
  place: ModelsPlace,
): Models {
  const { plan, folder, observe } = request
  const known = new Set(place.facts('host-contacted'))
  const settings: DesksSettings = {
    folder: join(folder, 'batches'),
    bindings: plan.models,
    observe: (text) => observe({ type: 'note', text }),
    onHost: (host) => {
      if (known.has(host)) return
      known.add(host)
      if (!contactedHosts(folder).includes(host)) noteContact(folder, host)
      place.onFact('host-contacted', host)
    },
  }
  let opening: Promise<ReturnType<typeof desks>> | undefined
  const openDesk: ModelsSettings['openDesk'] = async (...asked) => {
    opening ??= import('../model/open-desk.js').then((module) => module.desks(settings))
    return (await opening)(...asked)
  }
  const { seed, goal } = plan
  return new Models({
    bindings: plan.models,
    record: place.effects,
    seed,
    spending: goal.spending,
    openDesk,
    loadProtocol,
    onReport: noteReports(place),
  })
}

/** Keeps in the ledger which models and fingerprints an alias reported, each once. */
function noteReports(place: ModelsPlace): ModelsSettings['onReport'] {
  const keyOf = (alias: unknown, model: unknown, fingerprint: unknown): string =>
    `${String(alias)}\n${String(model)}\n${String(fingerprint)}`
  const facts = place.facts('model-reported').filter(isJsonObject)
  const known = new Set(facts.map((fact) => keyOf(fact.alias, fact.model, fact.fingerprint)))
  return (alias, { model, fingerprint = null }) => {
    if (model === undefined) return
    const key = keyOf(alias, model, fingerprint)
    if (known.has(key)) return
    known.add(key)
    place.onFact('model-reported', { alias, model, fingerprint })
  }
}

/** Ends waiting questions when somebody asks to stop, or the time is spent. Gives the function that ends the watch. */
export function watchStops({ stop, now, plan, isLive }: RunRequest, models: Models): () => void {
  const { minutes } = plan.goal
  const deadlineMs = isLive && minutes !== undefined ? now() + minutes * 60_000 : Number.POSITIVE_INFINITY
  const timer = setInterval(() => {
    if (stop.reason === undefined && now() < deadlineMs) return
    clearInterval(timer)
    models.stop(new StoppedError('interrupted', { message: 'The run was asked to stop.' }))
  }, WATCH_MS)
  timer.unref()
  return () => clearInterval(timer)
}
