/** The refinery: candidates pass the prefix refiners in candidate order, round by round; survivors are counted for the goal. */

import type { JsonObject } from '../base/canonical-json.js'
import { createBatch } from '../contract/batch.js'
import type { RefinerRun } from '../contract/refiner.js'
import type { DataRecord } from '../record/data-record.js'
import type { DropReceipt, Receipt } from '../record/receipt.js'
import type { Plan } from '../recipe/plan.js'
import { readBatches, writeDisposition } from './candidates.js'
import { createPorts, type RunContext } from './context.js'

/** A refiner of the plan at work. */
export interface WorkingRefiner {
  readonly id: string
  readonly run: RefinerRun
}

/** Starts a refiner of the plan. */
export async function startRefiner(
  context: RunContext,
  use: Plan['refiners'][number],
): Promise<WorkingRefiner> {
  const run = await use.bound.instance(
    createPorts(context, { name: `refine/${use.id}`, against: use.against }),
  )
  return { id: use.id, run }
}

/** The refiners that come before the first `set` refiner: goals are counted after them. */
export function prefixRefiners(plan: Plan): Plan['refiners'] {
  const firstSet = plan.refiners.findIndex((use) => use.plugIn.scope === 'set')
  return firstSet < 0 ? plan.refiners : plan.refiners.slice(0, firstSet)
}

/** Runs candidates through the prefix refiners; told of all candidates in order, also after a resume. */
export class Refinery {
  readonly #context: RunContext
  readonly #refiners: readonly WorkingRefiner[]

  private constructor(context: RunContext, refiners: readonly WorkingRefiner[]) {
    this.#context = context
    this.#refiners = refiners
  }

  /** Starts the prefix refiners of the plan. */
  static async start(context: RunContext): Promise<Refinery> {
    const refiners: WorkingRefiner[] = []
    for (const use of prefixRefiners(context.plan)) refiners.push(await startRefiner(context, use))
    return new Refinery(context, refiners)
  }

  /**
   * Feeds candidates that passed verification and yields those that survive, batch by batch.
   * Candidates that an earlier process already decided are fed too, so that the refiners know them; nothing is written twice.
   */
  async *survivors(ordinals: Iterable<number>): AsyncGenerator<readonly DataRecord[]> {
    const { ledger, now } = this.#context
    for await (const batch of readBatches(ledger, ordinals)) {
      let left: readonly DataRecord[] = batch
      for (const refiner of this.#refiners) left = await this.#refine(refiner, left)
      yield left
      await ledger.commitIfDue(now())
    }
  }

  async #refine(refiner: WorkingRefiner, records: readonly DataRecord[]): Promise<readonly DataRecord[]> {
    await refiner.run.add(createBatch(records))
    const dropped = new Set<string>()
    for await (const receipt of refiner.run.decide()) {
      noteReceipt(this.#context, refiner.id, receipt)
      if (receipt.action !== 'drop') continue
      dropped.add(receipt.id)
      writeDrop(this.#context, refiner.id, receipt)
    }
    return dropped.size === 0 ? records : records.filter((record) => !dropped.has(record.id))
  }
}

/** Writes a refiner's drop as the candidate's disposition, unless an earlier process did. */
export function writeDrop(context: RunContext, refiner: string, receipt: DropReceipt): void {
  const { index } = context.ledger
  const ordinal = index.ordinalOf(receipt.id)
  if (ordinal < 0 || index.stateAt(ordinal) === 'rejected') return
  const disposition = { state: 'rejected' as const, reason: receipt.reason, by: `refine/${refiner}` }
  writeDisposition(context.ledger, receipt.id, disposition, dropEvidence(receipt))
}

/** Records a refiner's note (a shortage, say) as a fact, once. */
export function noteReceipt(context: RunContext, refiner: string, receipt: Receipt): void {
  if (receipt.action !== 'note') return
  const { reason, evidence } = receipt
  const note = { refiner, reason, evidence }
  const known = context.ledger.state.valuesOf('refiner-note').map((value) => JSON.stringify(value))
  if (!known.includes(JSON.stringify(note))) context.ledger.fact('refiner-note', note)
}

/** Partner, score and parameters of a drop; undefined when the refiner gave none. */
export function dropEvidence(receipt: DropReceipt): JsonObject | undefined {
  const { partner, score, evidence } = receipt
  if (partner === undefined && score === undefined && evidence === undefined) return undefined
  return {
    ...(partner === undefined ? {} : { partner }),
    ...(score === undefined ? {} : { score }),
    ...(evidence === undefined ? {} : { parameters: evidence }),
  }
}
