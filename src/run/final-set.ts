/** The final set: what the goal took, shaped by the set refiners, in release order. */

import { canonicalJson } from '../base/canonical-json.js'
import { createBatch } from '../contract/batch.js'
import type { DataRecord } from '../record/data-record.js'
import type { AddReceipt, DropReceipt } from '../record/receipt.js'
import type { Ledger } from '../store/ledger.js'
import type { PayloadRef } from '../store/segments.js'
import { parseCandidate, writeDisposition } from './candidates.js'
import type { RunContext } from './context.js'
import { droppedMembers, memberDrop } from './dropped-members.js'
import { noteReceipt, prefixRefiners, startRefiner, type WorkingRefiner, writeDrop } from './refinery.js'

const BATCH = 256

/** Records of the result in release order. Memory: 8 bytes a record. */
export class FinalSet {
  readonly #ledger: Ledger
  /** Candidates by ordinal ≥ 0, mixed-in records as -(ordinal + 1). */
  #entries: number[]
  readonly #mixedIn = new Set<number>()

  constructor(ledger: Ledger, taken: readonly number[]) {
    this.#ledger = ledger
    this.#entries = [...taken]
  }

  /** Number of records. */
  get size(): number {
    return this.#entries.length
  }

  /** Ordinals of the candidates in the set. */
  *candidates(): Generator<number> {
    for (const entry of this.#entries) if (entry >= 0) yield entry
  }

  /** Records in batches, in release order. */
  async *batches(): AsyncGenerator<readonly DataRecord[]> {
    for (let start = 0; start < this.#entries.length; start += BATCH) {
      const batch: DataRecord[] = []
      for (const entry of this.#entries.slice(start, start + BATCH)) {
        batch.push(parseCandidate(await this.#ledger.read(this.#refOf(entry))).record)
      }
      yield batch
    }
  }

  /** Removes records by id. */
  remove(ids: ReadonlySet<string>): void {
    if (ids.size > 0) this.#entries = this.#entries.filter((entry) => !ids.has(this.#idOf(entry)))
  }

  /** Adds a mixed-in record, once: one that is in the set already stays as it is. It is stored with the run. */
  add(receipt: AddReceipt, by: string): void {
    const { members } = this.#ledger.state
    const known = members.ids.find(receipt.record.id)
    if (known < 0) {
      const { ref, hash } = this.#ledger.payload(canonicalJson(receipt.record))
      this.#ledger.append({ type: 'member', id: receipt.record.id, ref, hash, by })
    }
    const entry = -(members.ids.find(receipt.record.id) + 1)
    if (this.#mixedIn.has(entry)) return
    this.#mixedIn.add(entry)
    this.#entries.push(entry)
  }

  /** Sorts by a rank; equal ranks keep their order. */
  sortBy(rank: (id: string) => string | number): void {
    const keyed = this.#entries.map((entry, position) => ({ entry, position, key: rank(this.#idOf(entry)) }))
    keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.position - b.position))
    this.#entries = keyed.map(({ entry }) => entry)
  }

  #refOf(entry: number): PayloadRef {
    return entry >= 0 ? this.#ledger.index.refAt(entry) : this.#ledger.state.members.refAt(-entry - 1)
  }

  #idOf(entry: number): string {
    return entry >= 0 ? this.#ledger.index.entry(entry).id : this.#ledger.state.members.ids.idAt(-entry - 1)
  }
}

/** Applies the set refiners (and what follows them) to what the goal took, and accepts the candidates that remain. */
export async function composeFinalSet(context: RunContext, taken: readonly number[]): Promise<FinalSet> {
  const { plan, ledger } = context
  const set = new FinalSet(ledger, taken)
  for (const use of plan.refiners.slice(prefixRefiners(plan).length)) {
    const refiner = await startRefiner(context, use)
    await ledger.commit()
    await applyRefiner(context, refiner, set)
  }
  for (const ordinal of set.candidates()) {
    if (ledger.index.stateAt(ordinal) === 'accepted') continue
    writeDisposition(ledger, ledger.index.entry(ordinal).id, { state: 'accepted', reason: null, by: null })
    await ledger.commitIfDue(context.now())
  }
  await ledger.commit()
  return set
}

async function applyRefiner(context: RunContext, refiner: WorkingRefiner, set: FinalSet): Promise<void> {
  for await (const records of set.batches()) await refiner.run.add(createBatch(records))
  const dropped = new Set<string>()
  const members: DropReceipt[] = []
  for await (const receipt of refiner.run.decide()) {
    noteReceipt(context, refiner.id, receipt)
    if (receipt.action === 'add') set.add(receipt, `refine/${refiner.id}`)
    if (receipt.action === 'drop') {
      dropped.add(receipt.id)
      if (context.ledger.index.ordinalOf(receipt.id) < 0) members.push(receipt)
      else writeDrop(context, refiner.id, receipt)
    }
    await context.ledger.commitIfDue(context.now())
  }
  set.remove(dropped)
  writeMemberDrops(context, refiner.id, members)
  const { run } = refiner
  if (run.rank !== undefined) set.sortBy((id) => run.rank?.(id) ?? 0)
}

/** Mixed-in rows are no candidates: each drop is a fact, and a note tells their number by reason. */
function writeMemberDrops(context: RunContext, refiner: string, drops: readonly DropReceipt[]): void {
  if (drops.length === 0) return
  const known = droppedMembers(context.ledger.state)
  const reasons: Record<string, number> = {}
  for (const receipt of drops) {
    reasons[receipt.reason] = (reasons[receipt.reason] ?? 0) + 1
    if (known.has(receipt.id)) continue
    const { name, value } = memberDrop(receipt, refiner)
    context.ledger.fact(name, value)
  }
  noteReceipt(context, refiner, { action: 'note', reason: 'mixed-in-dropped', evidence: reasons })
}
