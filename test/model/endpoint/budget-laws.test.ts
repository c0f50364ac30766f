/** Budgets as laws: whatever calls cost and in whatever order they end, no bound is ever passed. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Budget } from '../../../src/model/binding.js'
import { type Amount, BudgetKeeper, nothing, reserveAll } from '../../../src/model/endpoint/budget-keeper.js'
import { CallBudgets } from '../../../src/model/endpoint/call-budgets.js'
import { pendingCall } from '../../../src/model/endpoint/pending-call.js'
import { FakeClock } from './fake-clock.js'
import { plainCall, stage } from './simulated-server.js'

const price = { input: 1000, output: 3000, from: 'recipe' }
const pending = (inputTokens: number, outputTokens: number) =>
  pendingCall(
    plainCall('q', { inputTokens, outputTokens }),
    0,
    () => {},
    () => {},
  )

describe('one keeper', () => {
  const amounts = fc.record({
    calls: fc.constant(1),
    tokens: fc.nat(50),
    usd: fc.double({ min: 0, max: 0.3, noNaN: true }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    ends: fc.boolean(),
  })

  test('spent and reserved stay within every bound under random costs and ends', () => {
    const budget: Budget = { calls: 9, tokens: 200, usd: 1 }
    fc.assert(
      fc.property(fc.array(amounts, { maxLength: 80 }), (all) => {
        const keeper = new BudgetKeeper('all', budget, new FakeClock())
        const open: (Amount & { share: number })[] = []
        for (const { ends, share, ...amount } of all) {
          if (keeper.reserve(amount) === true) open.push({ ...amount, share })
          const ending = ends ? open.shift() : undefined
          if (ending !== undefined) {
            const { calls, tokens, usd = 0 } = ending
            keeper.settle(ending, {
              calls,
              tokens: Math.floor(tokens * ending.share),
              usd: usd * ending.share,
            })
          }
          const { spent } = keeper
          const sum = (pick: (one: Amount) => number): number =>
            open.reduce((total, one) => total + pick(one), 0)
          expect(spent.calls + open.length).toBeLessThanOrEqual(9)
          expect(spent.tokens + sum(({ tokens }) => tokens)).toBeLessThanOrEqual(200)
          expect((spent.usd ?? 0) + sum(({ usd = 0 }) => usd)).toBeLessThanOrEqual(1 + 1e-8)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('three dimes are 30 cents, though in binary their sum is 0.30000000000000004', () => {
    const keeper = new BudgetKeeper('all', { usd: 0.3 }, new FakeClock())
    const dime = { calls: 1, tokens: 0, usd: 0.1 }
    for (let i = 0; i < 3; i += 1) {
      expect(keeper.reserve(dime)).toBe(true)
      keeper.settle(dime, dime)
    }
    expect(keeper.reserve(dime)).toMatchObject({ bound: 'usd', most: 0.3, wanted: 0.1 })
  })

  test('a call that may still fit waits; one that never will is refused at once', () => {
    const keeper = new BudgetKeeper('all', { tokens: 100 }, new FakeClock())
    const [large, small] = [
      { calls: 1, tokens: 80, usd: 0 },
      { calls: 1, tokens: 30, usd: 0 },
    ]
    expect([keeper.reserve(large), keeper.reserve(small)]).toEqual([true, false])
    keeper.settle(large, { calls: 1, tokens: 75, usd: 0 })
    expect(keeper.reserve(small)).toEqual({
      budget: 'all',
      bound: 'tokens',
      most: 100,
      spent: 75,
      wanted: 30,
    })
    expect(keeper.reserve({ calls: 1, tokens: 25, usd: 0 })).toBe(true)
  })

  test('a call whose price is not known does not wait for others in vain', () => {
    const keeper = new BudgetKeeper('all', { usd: 1 }, new FakeClock())
    expect(keeper.reserve({ calls: 1, tokens: 1, usd: 0.5 })).toBe(true)
    expect(keeper.reserve({ calls: 1, tokens: 1, usd: undefined })).toMatchObject({
      bound: 'usd',
      wanted: undefined,
    })
  })

  test('who waits is woken once by each settlement that was asked for, and not by a release', () => {
    const keeper = new BudgetKeeper('all', { calls: 3 }, new FakeClock())
    const one = { calls: 1, tokens: 0, usd: 0 }
    for (let i = 0; i < 3; i += 1) keeper.reserve(one)
    let woken = 0
    keeper.onSettle(() => {
      woken += 1
    })
    keeper.release(one)
    expect(woken).toBe(0)
    keeper.settle(one, nothing)
    keeper.settle(one, nothing)
    expect([woken, keeper.spent]).toEqual([1, nothing])
  })
})

describe('several keepers', () => {
  test('all or none: a reservation that one refuses leaves nothing with the others', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6), { minLength: 1, maxLength: 4 }), (bounds) => {
        const clock = new FakeClock()
        const keepers = bounds.map((calls, i) => new BudgetKeeper(String(i), { calls }, clock))
        const one = { calls: 1, tokens: 0, usd: 0 }
        let granted = 0
        while (reserveAll(keepers, one) === undefined) granted += 1
        expect(granted).toBe(Math.min(...bounds))
        // Each keeper has still what it had: its own bound less what was granted.
        keepers.forEach((keeper, i) => {
          let left = 0
          while (keeper.reserve(one) === true) left += 1
          expect(left).toBe((bounds[i] ?? 0) - granted)
        })
      }),
    )
  })

  test('a call reserves the price of all it may take and settles what it took', () => {
    const keeper = new BudgetKeeper('all', { usd: 1 }, new FakeClock())
    const budgets = new CallBudgets(price, [keeper])
    const call = pending(100, 200)
    expect(budgets.reserve(call, () => {})).toBe(true)
    // 100 · $1000 / 10⁶ + 200 · $3000 / 10⁶ = 0.1 + 0.6
    expect(call.reserved.usd).toBeCloseTo(0.7, 12)
    budgets.settle(call, { inputTokens: 100, outputTokens: 50, cachedInputTokens: 0, reasoningTokens: 0 })
    expect([keeper.spent.tokens, keeper.spent.usd?.toFixed(6)]).toEqual([150, '0.250000'])
    // Settled twice, it is counted once.
    budgets.settle(call, { inputTokens: 9, outputTokens: 9, cachedInputTokens: 0, reasoningTokens: 0 })
    expect([keeper.spent.calls, keeper.spent.tokens]).toEqual([1, 150])
  })

  test('an answer without counts costs what was reserved; a try without an answer nothing', () => {
    const keeper = new BudgetKeeper('all', { tokens: 1000 }, new FakeClock())
    const budgets = new CallBudgets(undefined, [keeper])
    const [silent, lost] = [pending(10, 20), pending(10, 20)]
    for (const call of [silent, lost]) expect(budgets.reserve(call, () => {})).toBe(true)
    budgets.settle(silent, undefined)
    budgets.settleNothing(lost)
    expect(keeper.spent).toEqual({ calls: 1, tokens: 30, usd: 0 })
  })

  test('of many calls that wait for the same settlement one wakes the endpoint', () => {
    const keeper = new BudgetKeeper('all', { tokens: 40 }, new FakeClock())
    const budgets = new CallBudgets(undefined, [keeper])
    let woken = 0
    const wake = (): void => {
      woken += 1
    }
    const [first, second, third] = [pending(10, 20), pending(10, 20), pending(10, 20)]
    expect([first, second, third].map((call) => budgets.reserve(call, wake))).toEqual([true, false, false])
    budgets.settle(first, undefined)
    expect(woken).toBe(1)
  })
})

describe('an endpoint', () => {
  test('never passes a budget, whatever answers cost, how long they take and what fails', async () => {
    const replies = fc.record({
      afterMs: fc.integer({ min: 1, max: 500 }),
      input: fc.nat(10),
      output: fc.nat(20),
      status: fc.constantFrom(200, 200, 200, 429, 500, 400),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(replies, { minLength: 10, maxLength: 40 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 15 }),
        async (plans, tokens, calls) => {
          let billed = 0
          let answers = 0
          let keeper: BudgetKeeper | undefined
          const { clock, submit, server } = stage(
            ({ index }) => {
              const {
                input = 1,
                output = 1,
                ...reply
              } = plans[index % plans.length] ?? { afterMs: 1, status: 200 }
              if (reply.status === 200) [billed, answers] = [billed + input + output, answers + 1]
              return { ...reply, body: `${input}+${output}` }
            },
            { concurrency: 8 },
            (time) => {
              keeper = new BudgetKeeper('the run', { tokens, calls }, time)
              return { budgets: [keeper] }
            },
          )
          submit(Array.from({ length: 30 }, (_, i) => plainCall(String(i))))
          await clock.pass(20_000)
          expect(billed).toBeLessThanOrEqual(tokens)
          expect(answers).toBeLessThanOrEqual(calls)
          expect(keeper?.spent.tokens).toBe(billed)
          expect(server.served).toBe(0)
        },
      ),
      { numRuns: 40 },
    )
  })
})
