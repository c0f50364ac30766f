/** Receipts that a prefix refiner has made since it was last asked. */

import type { DropReceipt } from '../record/receipt.js'

/** Collects drops in candidate order and hands them over once. */
export interface ReceiptQueue {
  drop(receipt: Omit<DropReceipt, 'action'>): void
  /** All drops since the last call: what `decide` of a refiner returns. */
  take(): readonly DropReceipt[]
}

/** An empty queue. */
export function createReceiptQueue(): ReceiptQueue {
  let pending: DropReceipt[] = []
  return {
    drop: (receipt) => pending.push({ action: 'drop', ...receipt }),
    take() {
      const taken = pending
      pending = []
      return taken
    },
  }
}
