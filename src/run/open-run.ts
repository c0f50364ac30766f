/** Opens a run folder for a plan: goes on with the newest epoch when the plan is the same, opens a new one when it is not. */

import { join } from 'node:path'
import type { JsonObject } from '../base/canonical-json.js'
import type { Plan } from '../recipe/plan.js'
import { EffectStore } from '../store/effect-store.js'
import { type Ledger, openLedger } from '../store/ledger.js'
import { countEpochs, openRunFolder, readPlan, type RunFolder, writePlan } from '../store/run-folder.js'

/** A run folder opened for writing under a plan. */
export interface OpenRun {
  readonly folder: RunFolder
  readonly epoch: number
  readonly isNewEpoch: boolean
  readonly ledger: Ledger
  readonly effects: EffectStore
  close(): Promise<void>
}

/** What an epoch keeps of its recipe: enough to show, audit and replay it. */
export interface PlanDocument {
  readonly cupel: string
  readonly digest: string
  readonly policyDigest: string
  /** Recipe after overrides, as a value. */
  readonly recipe: JsonObject
  readonly recipeFile: string
  readonly recipeText: string
  readonly overrides: readonly string[]
  /** Folder that relative paths of the recipe start from, relative to the run folder. */
  readonly recipeFolder: string
  readonly openedAt: string
}

/** Opens (or creates) a run folder. The plan's and the policy's digest are in the ledger before anything else. */
export async function openRun(
  path: string,
  plan: Plan,
  document: PlanDocument,
  mayAsk = true,
): Promise<OpenRun> {
  const folder = await openRunFolder(path, process.pid)
  try {
    const epochs = await countEpochs(path)
    const newest = epochs === 0 ? undefined : await readPlan(path, epochs)
    const isNewEpoch = newest?.digest !== plan.digest
    const epoch = isNewEpoch ? epochs + 1 : epochs
    if (isNewEpoch) await writePlan(path, epoch, JSON.parse(JSON.stringify(document)) as JsonObject)
    const ledger = await openLedger({ folder: path, epoch })
    const effects = await openEffects(path, mayAsk, ledger)
    await beginEpoch(ledger, plan, document, epoch)
    return { folder, epoch, isNewEpoch, ledger, effects, close: () => closeAll([ledger, effects, folder]) }
  } catch (thrown) {
    await folder.close()
    throw thrown
  }
}

async function openEffects(path: string, mayAsk: boolean, ledger: Ledger): Promise<EffectStore> {
  try {
    return await EffectStore.open(path, { mayAsk })
  } catch (thrown) {
    await ledger.close()
    throw thrown
  }
}

/** Closes in order; what comes after a failure is closed all the same, the lock last. */
async function closeAll([first, ...rest]: readonly { close(): Promise<void> }[]): Promise<void> {
  try {
    await first?.close()
  } finally {
    if (rest.length > 0) await closeAll(rest)
  }
}

async function beginEpoch(ledger: Ledger, plan: Plan, document: PlanDocument, epoch: number): Promise<void> {
  if (ledger.state.valuesOf('epoch-opened').length > 0) return
  const { cupel, openedAt } = document
  ledger.fact('epoch-opened', { epoch, plan: plan.digest, policy: plan.policyDigest, cupel, openedAt })
  await ledger.commit()
}

/** Path of the facts that an epoch ended with. */
export function factsPath(folder: string, epoch: number): string {
  return join(folder, 'plans', `epoch-${epoch}.facts.json`)
}
