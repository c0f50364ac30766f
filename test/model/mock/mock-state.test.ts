/** What one mock server remembers: counts, latencies, and lines of batches before they are answered. */

import { describe, expect, test } from 'vitest'
import { sha256 } from '../../../src/base/ids.js'
import { batchResults, linesOf, problemsOf, progressOf, type Batch } from '../../../src/model/mock/batch.js'
import { decideAnswer } from '../../../src/model/mock/decide-answer.js'
import {
  countAnswer,
  countFault,
  createContext,
  identityOf,
  latencyMs,
  type MockContext,
  resetContext,
} from '../../../src/model/mock/mock-context.js'
import { type MockServerOptions, resolveOptions } from '../../../src/model/mock/mock-options.js'
import { chat } from './serve.js'

const contextOf = (options: MockServerOptions = {}): MockContext => createContext(resolveOptions(options))
const identities = Array.from({ length: 10_000 }, (_, i) => sha256(String(i)))

describe('latency', () => {
  test('is lognormal: half below the median, 84.13 % below median · e^σ, within 4 standard deviations', () => {
    const context = contextOf({ latency: { medianMs: 200, sigma: 0.5 } })
    const all = identities.map((identity) => latencyMs(context, identity, 1))
    for (const [bound, share] of [
      [200, 0.5],
      [200 * Math.exp(0.5), 0.8413],
      [200 * Math.exp(-1), 0.02275],
    ] as const) {
      const below = all.filter((one) => one < bound).length
      const sigma = Math.sqrt(10_000 * share * (1 - share))
      expect([bound, Math.abs(below - 10_000 * share) < 4 * sigma]).toEqual([bound, true])
    }
  })

  test('follows from seed, request and arrival; without sigma it is the median', () => {
    const [one, same, other] = [1, 1, 2].map((seed) =>
      contextOf({ seed, latency: { medianMs: 50, sigma: 1 } }),
    )
    const [identity = ''] = identities
    const of = (context: MockContext | undefined, arrival: number) =>
      context && latencyMs(context, identity, arrival)
    expect(of(one, 1)).toBe(of(same, 1))
    expect(new Set([of(one, 1), of(one, 2), of(other, 1)]).size).toBe(3)
    expect(latencyMs(contextOf({ latency: { medianMs: 50, sigma: 0 } }), identity, 9)).toBe(50)
    expect(latencyMs(contextOf(), identity, 1)).toBe(0)
  })
})

describe('counts', () => {
  test('a key and a body never share an identity', () => {
    expect(identityOf('a', 'b')).toBe(identityOf('a', 'c'))
    expect(identityOf('', 'key:a')).not.toBe(identityOf('a', ''))
    expect(identityOf('', 'a')).not.toBe(identityOf('', 'b'))
  })

  test('answered once, twice, thrice: each identity counts once in each column', () => {
    const context = contextOf()
    const [a = '', b = ''] = identities
    for (const identity of [a, b, a, a]) countAnswer(context, identity, { input: 10, output: 3 })
    expect(context.counters).toMatchObject({
      answered: 4,
      answeredOnce: 2,
      answeredTwice: 1,
      tokens: { input: 40, output: 12 },
    })
  })

  test('faults of the way and of the content are told apart; a reset keeps what is in flight', () => {
    const context = contextOf()
    for (const kind of ['500', 'refusal', 'empty', 'reset', 'expired-batch'] as const)
      countFault(context, kind)
    expect([context.counters.transportFaults, context.counters.contentFaults]).toEqual([3, 2])
    context.counters.inFlight = 3
    context.identities.increment(identities[0] ?? '', 0)
    resetContext(context)
    expect(context.counters).toMatchObject({ inFlight: 3, maxInFlight: 3, transportFaults: 0, faults: {} })
    expect(context.identities.size).toBe(0)
  })
})

describe('decisions', () => {
  const decide = (context: MockContext, key: string, isInBatch = false) =>
    decideAnswer(context, 'openai', chat(`Why ${key}?`), { key, text: '', isInBatch })

  test('the answer is the same at every arrival; the fault is drawn anew', () => {
    const context = contextOf({ faults: { '500': 0.5 }, mostFaultsInARow: 99 })
    const arrivals = Array.from({ length: 40 }, () => decide(context, 'k'))
    expect(arrivals.map(({ arrival }) => arrival)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
    expect(new Set(arrivals.map(({ chat: said }) => said?.answer.text)).size).toBe(1)
    expect(new Set(arrivals.map(({ fault }) => fault))).toEqual(new Set(['500', undefined]))
  })

  test('within a batch only faults that end as an error are met', () => {
    const shares = { reset: 0.4, hang: 0.3, '500': 0.3 }
    const met = (isInBatch: boolean) => {
      const context = contextOf({ faults: shares })
      return new Set(identities.slice(0, 200).map((key) => decide(context, key, isInBatch).fault))
    }
    expect(met(true)).toEqual(new Set(['500', undefined]))
    expect(met(false)).toEqual(new Set(['reset', 'hang', '500']))
  })

  test('a question with a sticky fault has no fault of one answer', () => {
    const context = contextOf({ faults: { refusal: 1, empty: 1 } })
    decide(context, 'k')
    expect(context.counters.faults).toEqual({ refusal: 1 })
  })

  test.each<[unknown, string]>([
    [undefined, '"input" is missing or empty.'],
    [[], '"input" is missing or empty.'],
    [['a', 1], '"input" is neither a text nor a list of texts.'],
    [{ a: 1 }, '"input" is missing or empty.'],
  ])('vectors of %j are refused', (input, words) => {
    const body = JSON.parse(JSON.stringify({ model: 'm', input })) as ReturnType<typeof chat>
    const ask = () => decideAnswer(contextOf(), 'embeddings', body, { key: '', text: '', isInBatch: false })
    expect(ask).toThrow(words)
  })

  test('lists of token numbers are one text each', () => {
    const vectors = (input: unknown): unknown => {
      const body = { model: 'm', input, dimensions: 8 } as ReturnType<typeof chat>
      return decideAnswer(contextOf(), 'embeddings', body, { key: '', text: '', isInBatch: false })
        .embedding?.['data']
    }
    expect(vectors([1, 22])).toEqual(vectors('1 22'))
    expect(vectors([[1], [22, 3]])).toEqual(vectors(['1', '22 3']))
  })
})

describe('lines of a batch', () => {
  const line = (customId: unknown, body: unknown = {}): string =>
    JSON.stringify({ custom_id: customId, body })

  test('each problem is told with its line', () => {
    expect(
      problemsOf([line('a'), 'rubbish', line(''), line('b', 'x'), line('a'), '[]', line(7)]),
    ).toMatchInlineSnapshot(`
      [
        "Line 2: The body is not JSON.",
        "Line 3: A request has no "custom_id".",
        "Line 4: The request "b" has no body.",
        "Line 5: the custom_id "a" stands twice.",
        "Line 6: The body is not a JSON object.",
        "Line 7: A request has no "custom_id".",
      ]
    `)
    expect(problemsOf([line('a'), JSON.stringify({ custom_id: 'b', params: {} })])).toEqual([])
  })

  test('empty lines are none, whatever the line breaks', () => {
    expect(linesOf(Buffer.from('a\n\n b\n  \nc'))).toEqual(['a', ' b', 'c'])
    expect(linesOf(Buffer.from(''))).toEqual([])
  })

  const batchOf = (inputFile: string, total: number, more: Partial<Batch> = {}): Batch => ({
    id: 'b',
    style: 'openai',
    route: 'openai',
    endpoint: '/v1/chat/completions',
    inputFile,
    metadata: {},
    total,
    createdMs: 1000,
    isExpiring: false,
    ordinal: 1,
    state: 'running',
    counts: { answered: 0, errored: 0, expired: 0, cancelled: 0 },
    endedMs: undefined,
    cancelledMs: undefined,
    outputFile: undefined,
    errorFile: undefined,
    problems: [],
    ...more,
  })

  test('progress grows with time and is never whole before the end', () => {
    const seen = [1000, 1500, 2000, 9000].map((nowMs) => progressOf(batchOf('', 1000), nowMs, 1))
    // 1,000 · 0.99 · the share of the second that has passed
    expect(seen).toEqual([0, 495, 990, 990])
    expect(progressOf(batchOf('', 100), 1000, 0)).toBe(99)
  })

  test('every request ends once; what is beyond a cancelled batch is cancelled, a bad body errs', async () => {
    const context = contextOf()
    const lines = identities.slice(0, 450).map((key, i) => line(key, i === 7 ? {} : chat(`Why ${i}?`)))
    const { id } = await context.files.add('in', 'batch', [lines.join('\n')])
    const ends = []
    for await (const chunk of batchResults(context, batchOf(id, 450), 300)) ends.push(...chunk)
    await context.files.close()
    expect(new Set(ends.map(({ customId }) => customId)).size).toBe(450)
    expect(ends.filter(({ kind }) => kind === 'cancelled')).toHaveLength(150)
    expect(ends.find(({ kind }) => kind === 'errored')).toEqual({
      kind: 'errored',
      customId: identities[7],
      status: 400,
      message: '"model" is missing or no text.',
    })
    expect(context.counters.answered).toBe(299)
  })
})
