/** The line in which calls wait, against a plain list: who goes next is a law, not an accident of arrival. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PendingCall, pendingCall, WaitingLine } from '../../../src/model/endpoint/pending-call.js'
import { Heap } from '../../../src/model/endpoint/heap.js'
import { plainCall } from './simulated-server.js'

const pending = (order: number, priority: number): PendingCall =>
  pendingCall(
    plainCall(String(order), { priority }),
    order,
    () => {},
    () => {},
  )

const rank = (one: PendingCall, other: PendingCall): number =>
  one.call.priority - other.call.priority || one.order - other.order

describe('heap', () => {
  test('what is pushed comes out sorted, whatever the order of pushing', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ key: fc.nat(5), id: fc.nat() }), { maxLength: 100 }), (items) => {
        const distinct = [...new Map(items.map((item) => [item.id, item])).values()]
        const before = (one: { key: number; id: number }, other: { key: number; id: number }): boolean =>
          one.key === other.key ? one.id < other.id : one.key < other.key
        const sorted = distinct.toSorted((one, other) => one.key - other.key || one.id - other.id)
        for (const order of [distinct, distinct.toReversed()]) {
          const heap = new Heap(before)
          for (const item of order) heap.push(item)
          const out = []
          for (let first = heap.peek(); first !== undefined; first = heap.peek()) {
            expect(heap.pop()).toBe(first)
            out.push(first)
          }
          expect(out).toEqual(sorted)
        }
      }),
    )
  })

  test('costs about the logarithm: 4,096 items take fewer than 2 · 12 comparisons each to come and go', () => {
    let comparisons = 0
    const heap = new Heap<number>((one, other) => {
      comparisons += 1
      return one < other
    })
    for (let i = 4096; i > 0; i -= 1) heap.push(i)
    while (heap.size > 0) heap.pop()
    expect(comparisons).toBeLessThan(4096 * 36)
  })

  test('an empty one has no first, gives nothing and drains to nothing', () => {
    const heap = new Heap<number>((one, other) => one < other)
    expect([heap.peek(), heap.pop(), heap.drain(), heap.size]).toEqual([undefined, undefined, [], 0])
    heap.push(1)
    heap.drain()
    expect([heap.size, heap.peek()]).toEqual([0, undefined])
  })
})

describe('the line', () => {
  test('those that may go: by priority, then submission', () => {
    const line = new WaitingLine()
    for (const [order, priority] of [3, 1, 2, 1].entries()) line.add(pending(order, priority))
    const seen: number[] = []
    for (let head = line.head(0); head !== undefined; head = line.head(0)) {
      line.take()
      seen.push(head.order)
    }
    expect(seen).toEqual([1, 3, 2, 0])
  })

  test('a delayed call is not seen a millisecond early and stands at its old place when it is due', () => {
    const line = new WaitingLine()
    line.delay(pending(0, 0), 100)
    line.add(pending(1, 0))
    expect([line.head(99)?.order, line.nextDueAtMs, line.size, line.hasReady]).toEqual([1, 100, 2, true])
    expect([line.head(100)?.order, line.nextDueAtMs, line.size]).toEqual([0, Number.POSITIVE_INFINITY, 2])
  })

  const steps = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('add' as const), priority: fc.nat(3), waitMs: fc.constant(0) }),
      fc.record({ kind: fc.constant('delay' as const), priority: fc.nat(3), waitMs: fc.nat(50) }),
      fc.record({ kind: fc.constant('take' as const), priority: fc.constant(0), waitMs: fc.nat(20) }),
    ),
    { maxLength: 100 },
  )

  test('gives what a sorted list of those that are due gives', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const line = new WaitingLine()
        let model: { call: PendingCall; dueAtMs: number }[] = []
        let nowMs = 0
        all.forEach(({ kind, priority, waitMs }, order) => {
          const call = pending(order, priority)
          if (kind === 'take') {
            nowMs += waitMs
            const due = model
              .filter(({ dueAtMs }) => dueAtMs <= nowMs)
              .sort((one, other) => rank(one.call, other.call))
            const first = due[0]?.call
            expect(line.head(nowMs)).toBe(first)
            if (first !== undefined) line.take()
            model = model.filter((held) => held.call !== first)
          } else {
            if (kind === 'add') line.add(call)
            else line.delay(call, nowMs + waitMs)
            model.push({ call, dueAtMs: kind === 'add' ? nowMs : nowMs + waitMs })
          }
          expect(line.size).toBe(model.length)
        })
        const drained = line.drain().map(({ order }) => order)
        expect(drained).toEqual(model.map(({ call }) => call.order).sort((one, other) => one - other))
        expect([line.size, line.hasReady]).toEqual([0, false])
      }),
      { numRuns: 200 },
    )
  })
})
