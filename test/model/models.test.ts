/** The models of a run: each question asked once and recorded first, who noted it, what stops, what never opens a way. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { InternalError, StoppedError } from '../../src/base/errors.js'
import type { ModelBinding } from '../../src/model/binding.js'
import type { ChatRequest } from '../../src/model/chat.js'
import type { Desk, DeskCall } from '../../src/model/desk.js'
import { loadProtocol } from '../../src/model/load-protocol.js'
import { chatEffect, sampleSeed } from '../../src/model/model-effect.js'
import { Models, type ModelsSettings } from '../../src/model/models.js'
import { desks } from '../../src/model/open-desk.js'
import { effectKey, EffectStore } from '../../src/store/effect-store.js'
import { openRunFolder } from '../../src/store/run-folder.js'
import { bindingsOf, buildBinding } from './build-binding.js'

const SEED = 11

/** A run folder with a script; models of it are opened by `open`, and closed with the test. */
async function place(script: readonly object[] = [{ match: 'poem', answer: ['Roses.', 'Violets.'] }]) {
  const folder = mkdtempSync(join(tmpdir(), 'cupel-models-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const lock = await openRunFolder(folder, process.pid)
  onTestFinished(() => lock.close())
  const path = join(folder, 'script.jsonl')
  writeFileSync(path, script.map((line) => `${JSON.stringify(line)}\n`).join(''))
  const binding = buildBinding({ protocol: 'scripted', url: undefined, module: { path, name: 'model' } })
  return { folder, binding }
}

async function open(folder: string, binding: ModelBinding, over: Partial<ModelsSettings> = {}) {
  const bindings = bindingsOf(binding)
  const record = await EffectStore.open(folder)
  const reports: [string, string | undefined][] = []
  const ways = { bindings, folder, observe: () => undefined, onHost: () => undefined }
  const models = new Models({
    bindings,
    record,
    seed: SEED,
    spending: {},
    openDesk: desks(ways),
    loadProtocol,
    onReport: (alias, { model }) => reports.push([alias, model]),
    ...over,
  })
  const close = async (): Promise<void> => {
    await models.close()
    await record.close()
  }
  onTestFinished(close)
  const noted: string[] = []
  const port = models.port(binding.alias, { priority: 0, note: (effect) => noted.push(effect) })
  return { models, record, reports, noted, port, close }
}

const poem: ChatRequest = { messages: [{ role: 'user', content: 'A poem, please.' }], sample: 0 }

/** A way that answers with these bodies in turn, and keeps what it was asked. */
function bodies(...given: readonly object[]): { readonly desk: Desk; readonly calls: DeskCall[] } {
  const calls: DeskCall[] = []
  const desk: Desk = {
    async ask(call) {
      calls.push(call)
      const body = JSON.stringify(given[calls.length - 1] ?? {})
      return { status: 200, body, startedAt: '2026-01-01T00:00:00.000Z', tookMs: 1, attempts: 1 }
    },
    stop: () => undefined,
    load: () => ({ inFlight: 2, waiting: 3, limit: 5 }),
    close: async () => undefined,
  }
  return { desk, calls }
}

describe('a question', () => {
  test('is kept under everything that it depends on, noted, reported and counted', async () => {
    const { folder, binding } = await place()
    const { port, noted, reports, models, record } = await open(folder, binding)
    const { text, effect } = await port.chat(poem)
    expect(['Roses.', 'Violets.']).toContain(text)
    expect(effect).toBe(effectKey(chatEffect(binding, poem, sampleSeed(SEED, 0))))
    expect(noted).toEqual([effect])
    expect(reports).toEqual([['writer', 'scripted']])
    expect(models.spending.all().calls).toBe(1)
    expect((await record.recallKey(effect))?.request).toMatchObject({
      kind: 'chat',
      model: 'mock-8b',
      sample: 0,
    })
  })

  test('is asked once, however often and however parallel; another sample is another question', async () => {
    const { folder, binding } = await place()
    const { port, noted, models } = await open(folder, binding)
    const same = await Promise.all([port.chat(poem), port.chat(poem), port.chat(poem)])
    await port.chat(poem)
    expect(new Set(same.map(({ effect }) => effect)).size).toBe(1)
    expect(models.spending.fresh).toBe(1)
    await port.chat({ ...poem, sample: 1 })
    expect(models.spending.fresh).toBe(2)
    expect(noted).toHaveLength(5)
  })

  test('that is recorded is answered without a way, after a restart too', async () => {
    const { folder, binding } = await place()
    const first = await open(folder, binding)
    const before = await first.port.chat(poem)
    await first.close()
    const openDesk = async (): Promise<Desk> => {
      throw new InternalError('opened', { message: 'Nobody may be asked.' })
    }
    const { port, models } = await open(folder, binding, { openDesk })
    expect(await port.chat(poem)).toEqual(before)
    expect(models.spending.all()).toMatchObject({ calls: 1 })
    expect(models.spending.fresh).toBe(0)
    await expect(port.chat({ ...poem, sample: 9 })).rejects.toMatchObject({ code: 'opened' })
  })

  test('may have settings of its own over those of the model', async () => {
    const { folder, binding } = await place()
    const { desk, calls } = bodies({ text: 'x' })
    const { port } = await open(
      folder,
      { ...binding, parameters: { maxTokens: 200 } },
      { openDesk: async () => desk },
    )
    await port.chat({ ...poem, maxTokens: 7 })
    expect(calls[0]).toMatchObject({ priority: 0, outputTokens: 7 })
  })
})

test('what a plug-in sees of a model', async () => {
  const { folder, binding } = await place()
  const { port } = await open(folder, { ...binding, family: 'other', structured: 'tool' })
  expect(port).toMatchObject({
    alias: 'writer',
    model: 'mock-8b',
    family: 'other',
    structured: 'tool',
    maxTokens: 200,
  })
})

test('an alias that nobody has', async () => {
  const { folder, binding } = await place()
  const { models } = await open(folder, binding)
  const ask = (): unknown => models.port('wrtier', { priority: 0, note: () => undefined })
  expect(ask).toThrowErrorMatchingInlineSnapshot(`[RecipeError: There is no model "wrtier" in the recipe.]`)
})

describe('embeddings', () => {
  test('of a protocol that has none', async () => {
    const { folder, binding } = await place()
    const { port } = await open(folder, binding)
    await expect(port.embed({ texts: ['a'] })).rejects.toThrowErrorMatchingInlineSnapshot(
      `[RecipeError: The model "writer" is reached by scripted, which has no embeddings.]`,
    )
  })

  test('are one recorded answer; too few vectors are a bad one, with no vector at all', async () => {
    const { folder, binding } = await place()
    const vectors = (count: number): object => ({
      data: Array.from({ length: count }, (_, index) => ({ index, embedding: [index, 1] })),
    })
    const { desk } = bodies(vectors(2), vectors(1))
    const live = { ...binding, protocol: 'openai-compatible' as const }
    const { port, models } = await open(folder, live, { openDesk: async () => desk })
    expect(await port.embed({ texts: ['a', 'b'] })).toMatchObject({
      vectors: [
        [0, 1],
        [1, 1],
      ],
      fault: undefined,
    })
    expect(await port.embed({ texts: ['a', 'c'] })).toMatchObject({
      vectors: [],
      fault: 'bad-answer',
      detail: '1 vectors came for 2 texts.',
    })
    await port.embed({ texts: ['a', 'b'] })
    expect(models.spending.fresh).toBe(2)
  })
})

describe('a stop', () => {
  test('refuses what was not asked yet with its own words; what is recorded is still given', async () => {
    const { folder, binding } = await place()
    const { port, models } = await open(folder, binding)
    const { text } = await port.chat(poem)
    const error = new StoppedError('interrupted', { message: 'Enough.' })
    models.stop(error)
    await expect(port.chat({ ...poem, sample: 5 })).rejects.toBe(error)
    expect((await port.chat(poem)).text).toBe(text)
  })
})

test('the load is the sum over the ways that are open', async () => {
  const { folder, binding } = await place()
  const { models, port } = await open(folder, binding, { openDesk: async () => bodies({ text: 'x' }).desk })
  expect(models.load()).toEqual({ inFlight: 0, waiting: 0, limit: 0 })
  await port.chat(poem)
  expect(models.load()).toEqual({ inFlight: 2, waiting: 3, limit: 5 })
})

describe('tokens of a question', () => {
  test('are counted by words where a budget bounds them, else by length alone', async () => {
    const long = { ...poem, messages: [{ role: 'user' as const, content: 'elephant '.repeat(100) }] }
    const inputOf = async (binding: ModelBinding, folder: string): Promise<number> => {
      const { desk, calls } = bodies({ text: 'x' })
      const { port, close } = await open(folder, binding, { openDesk: async () => desk })
      await port.chat(long)
      await close()
      return calls[0]?.inputTokens ?? 0
    }
    const one = await place()
    const two = await place()
    // 100 words of 8 letters are 100 tokens, and 4 of the turn and white space; 900 characters / 4 are 225 and more
    expect(await inputOf({ ...one.binding, budget: { tokens: 10_000 } }, one.folder)).toBeLessThan(120)
    expect(await inputOf(two.binding, two.folder)).toBeGreaterThan(225)
  })
})
