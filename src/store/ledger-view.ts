/** A ledger opened for reading only: no lock, nothing cut, also while another process writes. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { StorageError } from '../base/errors.js'
import { type LedgerPlace, type LedgerState, ledgerPath, readCommitted, seriesOf } from './ledger.js'
import type { RecordIndex } from './record-index.js'
import { type PayloadRef, SegmentReader } from './segments.js'

/** What readers need of a ledger; an open `Ledger` is one too. */
export interface LedgerView {
  readonly state: LedgerState
  readonly index: RecordIndex
  /** Bytes of the event log that count. */
  readonly logBytes: number
  /** The text of a committed payload. */
  read(ref: PayloadRef): Promise<string>
  close(): Promise<void>
}

/** Opens the committed part of an epoch's ledger. Throws StorageError `no-ledger`, `ledger-damaged`. */
export async function openLedgerView(place: LedgerPlace): Promise<LedgerView> {
  const path = ledgerPath(place)
  if (!existsSync(path)) {
    throw new StorageError('no-ledger', {
      message: `${path} is missing.`,
      hint: 'Restore the run folder from a copy, or run the recipe again in a new folder.',
    })
  }
  const { state, end } = await readCommitted(place)
  const reader = new SegmentReader(join(place.folder, 'segments'), seriesOf(place))
  return {
    state,
    index: state.index,
    logBytes: end.length,
    read: (ref) => reader.read(ref),
    close: () => reader.close(),
  }
}
