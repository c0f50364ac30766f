/** The models of a run and its ledger: each host and each reported model once, stops that reach what waits. */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Json } from '../../src/base/canonical-json.js'
import type { ChatRequest } from '../../src/model/chat.js'
import { openModels, watchStops } from '../../src/run/open-models.js'
import type { RunRequest } from '../../src/run/run-request.js'
import { EffectStore } from '../../src/store/effect-store.js'
import { openRunFolder } from '../../src/store/run-folder.js'
import { mockModel, planOfValue, poems } from './models/plan-models.js'
import { chatRequests, modelFolder, startModels } from './models/run-models.js'

type Facts = Record<string, Json[]>

const question = (sample: number): ChatRequest => ({
  messages: [{ role: 'user', content: 'A poem.' }],
  sample,
})

async function opened(url: string, facts: Facts = {}, mayAsk = true, folder = join(modelFolder(), 'out')) {
  const { plan } = await planOfValue(poems({ writer: mockModel(url) }))
  mkdirSync(folder, { recursive: true })
  const lock = await openRunFolder(folder, process.pid)
  const effects = await EffectStore.open(folder, { mayAsk })
  const models = openModels(
    { plan, folder, observe: () => undefined },
    {
      effects,
      facts: (name) => facts[name] ?? [],
      onFact: (name, value) => void (facts[name] = [...(facts[name] ?? []), value]),
    },
  )
  const close = async (): Promise<void> => {
    await models.close()
    await effects.close()
    await lock.close()
  }
  onTestFinished(close)
  const port = models.port('writer', { priority: 0, note: () => undefined })
  return { plan, models, port, facts, folder, close }
}

describe('facts', () => {
  test('each host and each reported model is noted once, and not again by the next process', async () => {
    const server = await startModels()
    const first = await opened(server.url)
    await first.port.chat(question(0))
    await first.port.chat(question(1))
    const noted: Facts = {
      'host-contacted': [new URL(server.url).host],
      'model-reported': [{ alias: 'writer', model: 'mock-8b', fingerprint: 'fp_cupelmock' }],
    }
    expect(first.facts).toEqual(noted)
    await first.close()
    const second = await opened(server.url, first.facts, true, first.folder)
    await second.port.chat(question(2))
    expect(second.facts).toEqual(noted)
  })

  test('nothing is contacted before the first question', async () => {
    const server = await startModels()
    const { facts, models } = await opened(server.url)
    expect(facts).toEqual({})
    expect(models.spending.all().calls).toBe(0)
    expect(chatRequests(server)).toBe(0)
  })
})

describe('a stop', () => {
  const STEP_MS = 200

  async function watching({ minutes, ...request }: Partial<RunRequest> & { readonly minutes?: number }) {
    const server = await startModels()
    const { plan, models, port } = await opened(server.url)
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const timed = { ...plan, goal: { ...plan.goal, minutes } }
    const whole = { plan: timed, stop: { reason: undefined }, now: () => 0, isLive: true, ...request }
    onTestFinished(watchStops(whole as RunRequest, models))
    return port
  }

  test('that is asked for is seen within a fifth of a second', async () => {
    const stop: RunRequest['stop'] = { reason: undefined }
    const port = await watching({ stop })
    vi.advanceTimersByTime(STEP_MS)
    expect((await port.chat(question(0))).text).not.toBe('')
    stop.reason = 'interrupt'
    vi.advanceTimersByTime(STEP_MS)
    await expect(port.chat(question(1))).rejects.toMatchObject({
      code: 'interrupted',
      message: 'The run was asked to stop.',
    })
  })

  test.each([
    ['has passed', true, 60_000, 'stopped'],
    ['has not passed', true, 59_999, 'answered'],
    ['does not bind a replay', false, 60_000, 'answered'],
  ])('when the time budget of a minute %s', async (_, isLive, passedMs, expected) => {
    let nowMs = 0
    const port = await watching({ minutes: 1, now: () => nowMs, isLive })
    nowMs = passedMs
    vi.advanceTimersByTime(STEP_MS)
    const ended = await port.chat(question(0)).then(
      () => 'answered',
      () => 'stopped',
    )
    expect(ended).toBe(expected)
  })
})
