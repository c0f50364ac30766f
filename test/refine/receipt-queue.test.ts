/** Receipts are handed over once, in order. */

import { expect, test } from 'vitest'
import { createReceiptQueue } from '../../src/refine/receipt-queue.js'

test('what was taken is gone', () => {
  const queue = createReceiptQueue()
  queue.drop({ id: 'a', reason: 'first' })
  queue.drop({ id: 'b', reason: 'second', score: 0.5 })
  expect(queue.take()).toEqual([
    { action: 'drop', id: 'a', reason: 'first' },
    { action: 'drop', id: 'b', reason: 'second', score: 0.5 },
  ])
  expect(queue.take()).toEqual([])
  queue.drop({ id: 'c', reason: 'third' })
  expect(queue.take().map(({ id }) => id)).toEqual(['c'])
})
