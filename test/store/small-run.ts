/** The events of a small run, written one by one. */

import type { LedgerEvent } from '../../src/store/ledger-event.js'
import type { Ledger, LedgerPlace } from '../../src/store/ledger.js'
import { idOf } from './script.js'
import { runFolder } from './temporary-folder.js'

/** Epoch 1 in a new folder. */
export function newPlace(): LedgerPlace {
  return { folder: runFolder(), epoch: 1 }
}

/** One task of some drafts is planned. */
export function plan(drafts: number, step = 0): LedgerEvent {
  return { type: 'planned', step, tasks: 1, drafts }
}

/** A candidate comes; its payload, `{"number":…}`, is written. */
export function draft(ledger: Ledger, number: number, step = 0): LedgerEvent {
  return { type: 'candidate', id: idOf(number), step, ...ledger.payload(`{"number":${number}}`) }
}

/** A candidate is accepted. */
export function accepted(number: number): LedgerEvent {
  return {
    type: 'disposition',
    id: idOf(number),
    state: 'accepted',
    reason: null,
    by: 'goal',
    evidence: null,
  }
}
