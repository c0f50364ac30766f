/** Ways to endpoints: what goes out with a request, who shares a queue, what a budget stops. Against servers of this machine. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { StoppedError } from '../../src/base/errors.js'
import { Secret } from '../../src/base/secret.js'
import type { Budget, ModelBinding } from '../../src/model/binding.js'
import type { DeskCall } from '../../src/model/desk.js'
import { desks } from '../../src/model/open-desk.js'
import { openaiCompatible } from '../../src/model/openai/openai-compatible.js'
import { Spending } from '../../src/model/spending.js'
import { startMockServer } from '../../src/model/mock/mock-server.js'
import { bindingsOf, buildBinding } from './build-binding.js'
import { completion, startEcho } from './echo-server.js'

interface Setting {
  readonly total?: Budget
  readonly before?: ReadonlyMap<string, { readonly count: number; readonly sums: readonly number[] }>
}

/** Opens ways to bindings; they are closed with the test. */
function office(bindings: readonly ModelBinding[], { total = {}, before = new Map() }: Setting = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'cupel-desk-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const hosts: string[] = []
  const notes: string[] = []
  const map = bindingsOf(...bindings)
  const spending = new Spending(map, total, before)
  const open = desks({
    bindings: map,
    folder,
    observe: (text) => notes.push(text),
    onHost: (host) => hosts.push(host),
  })
  const deskOf = async (binding: ModelBinding) => {
    const desk = await open(binding, openaiCompatible, spending)
    onTestFinished(() => desk.close())
    return desk
  }
  return { deskOf, hosts, notes }
}

function question(binding: ModelBinding, words: string, key = words): DeskCall {
  const wire = openaiCompatible.encodeChat(
    binding,
    { messages: [{ role: 'user', content: words }], maxTokens: 50, sample: 0 },
    7,
  )
  return { key, wire, priority: 0, inputTokens: 20, outputTokens: 50 }
}

describe('a request', () => {
  test('carries the key of its effect, the secret of the model and its own headers', async () => {
    const { url, host, heard } = await startEcho(() => ({ body: completion('Hello.') }))
    const binding = buildBinding({
      url,
      key: new Secret('sk-private', '${env:K}'),
      headers: { 'X-Team': new Secret('red-team', '${env:T}') },
    })
    const { deskOf, hosts } = office([binding])
    const raw = await (await deskOf(binding)).ask(question(binding, 'Hi', 'effect-1'))
    expect(heard[0]?.path).toBe('/v1/chat/completions')
    expect(heard[0]?.headers).toMatchObject({
      'idempotency-key': 'effect-1',
      authorization: 'Bearer sk-private',
      'x-team': 'red-team',
    })
    expect(raw).toMatchObject({ status: 200, attempts: 1 })
    expect(hosts).toEqual([host])
  })

  test('whose answer holds the secret is stored without it', async () => {
    const { url } = await startEcho(({ headers }) => ({
      body: completion(`You sent ${headers.authorization}`),
    }))
    const binding = buildBinding({ url, key: new Secret('sk-private', '${env:K}') })
    const { deskOf } = office([binding])
    const { body } = await (await deskOf(binding)).ask(question(binding, 'Hi'))
    expect(body).toContain('You sent Bearer [secret]')
    expect(body).not.toContain('sk-private')
  })

  test('that is not authorised stops the run, and the words hold no secret', async () => {
    const { url } = await startEcho(({ headers }) => ({
      status: 401,
      body: { error: { message: `Incorrect key ${headers.authorization}` } },
    }))
    const binding = buildBinding({ url, key: new Secret('sk-private', '${env:K}') })
    const desk = await office([binding]).deskOf(binding)
    const failure = await desk.ask(question(binding, 'Hi')).catch((thrown: unknown) => thrown)
    expect(failure).toBeInstanceOf(StoppedError)
    expect(failure).toMatchObject({ code: 'endpoint-unusable' })
    expect((failure as Error).message).not.toContain('sk-private')
  })
})

describe('a queue', () => {
  const writer = buildBinding()

  test.each<[string, Partial<ModelBinding>, boolean]>([
    ['another alias with other parameters', { parameters: { temperature: 1 } }, true],
    ['another model', { model: 'mock-70b' }, false],
    ['another address', { url: 'http://127.0.0.1:10/v1' }, false],
    ['another key', { key: new Secret('sk-other', '${env:OTHER}') }, false],
    ['another header', { headers: { 'x-team': new Secret('blue', '${env:BLUE}') } }, false],
    ['a budget of its own', { budget: { calls: 3 } }, false],
  ])('and %s: shared %j', async (_, over, isShared) => {
    const judge = buildBinding({ alias: 'judge', ...over })
    const { deskOf } = office([writer, judge])
    expect((await deskOf(judge)) === (await deskOf(writer))).toBe(isShared)
  })

  test('is opened once for an alias, and contacts nobody by that', async () => {
    const { deskOf, hosts } = office([writer])
    const [one, other] = [await deskOf(writer), await deskOf(writer)]
    expect(one).toBe(other)
    expect(hosts).toEqual([])
    expect(one.load()).toMatchObject({ inFlight: 0, waiting: 0 })
  })
})

describe('a budget', () => {
  async function refusal(binding: ModelBinding, setting: Setting, count: number): Promise<string> {
    const server = await startMockServer()
    onTestFinished(() => server.close())
    const live = { ...binding, url: `${server.url}/v1` }
    const desk = await office([live], setting).deskOf(live)
    for (let asked = 0; asked < count; asked += 1) await desk.ask(question(live, `Question ${asked}`))
    const failure = await desk.ask(question(live, 'One more')).catch((thrown: unknown) => thrown)
    expect(failure).toMatchObject({ code: 'budget-spent', exitCode: 3 })
    expect(server.stats().answered).toBe(count)
    return (failure as Error).message
  }

  test('of calls, for one model', async () => {
    expect(await refusal(buildBinding({ budget: { calls: 2 } }), {}, 2)).toMatchInlineSnapshot(
      `"The budget of models.writer.budget is spent: 2 calls of 2 calls; the next call of "writer" may need 1 call."`,
    )
  })

  test('over all models counts what earlier processes spent: 1 of 2 calls', async () => {
    const before = new Map([['writer', { count: 1, sums: [10, 10, 0] }]])
    expect(await refusal(buildBinding(), { total: { calls: 2 }, before }, 1)).toMatchInlineSnapshot(
      `"The budget of goal.budget is spent: 2 calls of 2 calls; the next call of "writer" may need 1 call."`,
    )
  })

  test('of tokens refuses before it is passed: 20 in and 50 out may come, 60 are allowed', async () => {
    expect(await refusal(buildBinding(), { total: { tokens: 60 } }, 0)).toMatchInlineSnapshot(
      `"The budget of goal.budget is spent: 0 tokens of 60 tokens; the next call of "writer" may need 70 tokens."`,
    )
  })

  test('of dollars lets nothing through whose price is not known', async () => {
    expect(await refusal(buildBinding(), { total: { usd: 5 } }, 0)).toMatchInlineSnapshot(
      `"The budget of goal.budget is spent: $0.0000 of $5.0000; the next call of "writer" may need an amount not known, as the model has no price."`,
    )
  })

  // (20 × 1 + 50 × 2) / 1e6 = 0.00012 dollars may come; 0.0001 are allowed
  test('of dollars, by the price', async () => {
    const price = { input: 1, output: 2, from: 'recipe' }
    expect(await refusal(buildBinding({ price, budget: { usd: 0.0001 } }), {}, 0)).toMatchInlineSnapshot(
      `"The budget of models.writer.budget is spent: $0.0000 of $0.0001; the next call of "writer" may need $0.0001."`,
    )
  })
})

describe('batches', () => {
  const batch = { requests: 2, gatherSeconds: 0.05, pollSeconds: 0.05 }

  test('answer through the batch interface, two requests to one batch', async () => {
    const server = await startMockServer({ batchSeconds: 0.05 })
    onTestFinished(() => server.close())
    const binding = buildBinding({ url: `${server.url}/v1`, batch })
    const { deskOf, notes } = office([binding])
    const desk = await deskOf(binding)
    const raws = await Promise.all(
      ['one', 'two'].map((words) => desk.ask(question(binding, words, `key-${words}`))),
    )
    expect(raws.map(({ status }) => status)).toEqual([200, 200])
    expect(openaiCompatible.decodeChat(raws[0] ?? { status: 0, body: '' }).text).not.toBe('')
    expect(server.stats().batches).toMatchObject({ created: 1, requests: 2 })
    expect(notes.length).toBeGreaterThan(0)
  })

  test('keep to a budget as well', async () => {
    const server = await startMockServer({ batchSeconds: 0.05 })
    onTestFinished(() => server.close())
    const binding = buildBinding({
      url: `${server.url}/v1`,
      batch: { ...batch, requests: 1 },
      budget: { calls: 1 },
    })
    const desk = await office([binding]).deskOf(binding)
    await desk.ask(question(binding, 'one', 'key-one'))
    const failure = await desk.ask(question(binding, 'two', 'key-two')).catch((thrown: unknown) => thrown)
    expect((failure as Error).message).toMatchInlineSnapshot(
      `"The budget of models.writer.budget is spent: 1 call of 1 call; the next call of "writer" may need 1 call."`,
    )
  })

  test('of a model in this process are a bug: the plan refuses them', async () => {
    const binding = buildBinding({
      protocol: 'scripted',
      batch,
      module: { path: '/none.jsonl', name: 'model' },
    })
    await expect(office([binding]).deskOf(binding)).rejects.toMatchObject({ code: 'no-batches' })
  })
})
