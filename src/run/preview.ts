/** The first rows of a recipe with their prompts and raw answers; answers are recorded, so that a run does not ask again. */

import type { LoadedPlan } from '../recipe/load-plan.js'
import { EffectStore } from '../store/effect-store.js'
import { openRunFolder } from '../store/run-folder.js'
import type { JudgedCandidate } from './candidates.js'
import { openModels } from './open-models.js'
import { type CallStory, callsOfEffects } from './recorded-calls.js'
import { rehearse } from './rehearse.js'
import type { RunRequest } from './run-request.js'

/** A row of a preview. */
export interface PreviewRow {
  readonly candidate: JudgedCandidate
  /** Ids of the verifiers that spoke, in the order of the verdicts. */
  readonly verifiers: readonly string[]
  readonly calls: readonly CallStory[]
}

/** What a preview needs of a run's request. */
export type PreviewRequest = Pick<RunRequest, 'plan' | 'folder' | 'observe'>

/** The first `count` candidates of the output step, whatever became of them. */
export async function* preview(request: PreviewRequest, count: number): AsyncGenerator<PreviewRow> {
  const { plan } = request
  const step = plan.steps[plan.output]
  if (step === undefined) return
  const folder = await openRunFolder(request.folder, process.pid)
  const effects = await EffectStore.open(request.folder)
  const models = openModels(request, { effects, onFact: () => undefined, facts: () => [] })
  try {
    let shown = 0
    for await (const candidate of rehearse({ plan, effects, models }, step)) {
      shown += 1
      const judging = candidate.verdicts.flatMap(({ verdict }) => verdict.evidence?.effects ?? [])
      const keys = [...(candidate.effects ?? []), ...judging.flat().map(String)]
      const verifiers = candidate.verdicts.map(({ verifier }) => nameOf(plan, verifier))
      yield { candidate, verifiers, calls: await callsOfEffects(effects, keys) }
      if (shown >= count) break
    }
  } finally {
    await models.close()
    await effects.close()
    await folder.close()
  }
}

function nameOf(plan: LoadedPlan['plan'], verifier: number): string {
  return plan.verifiers.find((one) => one.index === verifier)?.id ?? String(verifier)
}
