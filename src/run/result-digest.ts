/** The digest of a result: SHA-256 over the canonical JSON Lines of released and rejected rows. */

import { createHash } from 'node:crypto'
import { canonicalJson } from '../base/canonical-json.js'
import { releasedRow } from '../release/released-row.js'
import type { Ledger } from '../store/ledger.js'
import { readCandidate } from './candidates.js'
import type { FinalSet } from './final-set.js'

/** Ordinals of rejected candidates, in candidate order. */
export function* rejectedOrdinals(ledger: Ledger): Generator<number> {
  for (let ordinal = 0; ordinal < ledger.index.size; ordinal += 1) {
    if (ledger.index.stateAt(ordinal) === 'rejected') yield ordinal
  }
}

/**
 * What *same bytes* means (DESIGN law 7): released rows in release order, then rejected rows in candidate order with the
 * reason and who decided. Times, costs, evidence, Parquet and reports are outside it.
 */
export async function resultDigest(ledger: Ledger, set: FinalSet): Promise<string> {
  const hash = createHash('sha256')
  for await (const batch of set.batches()) {
    hash.update(batch.map((record) => `${canonicalJson(releasedRow(record))}\n`).join(''))
  }
  for (const ordinal of rejectedOrdinals(ledger)) {
    const { reason, by } = ledger.index.entry(ordinal)
    const { record } = await readCandidate(ledger, ordinal)
    hash.update(`${canonicalJson({ ...releasedRow(record), _rejected: { reason, by } })}\n`)
  }
  return hash.digest('hex')
}
