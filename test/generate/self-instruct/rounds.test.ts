/** Rounds of `self-instruct`: what prompts show, what is known, and that arrival changes nothing. */

import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rougeL } from '../../../src/algo/text/rouge-l.js'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import { CallFailed, InternalError } from '../../../src/base/errors.js'
import type { Draft, Refusal, Task } from '../../../src/contract/method.js'
import { selfInstruct } from '../../../src/generate/self-instruct.js'
import { type ChatRequest, contentText } from '../../../src/model/chat.js'
import type { ModelPort } from '../../../src/model/port.js'
import { scriptedPort } from '../../../src/model/scripted-port.js'
import type { DataRecord } from '../../../src/record/data-record.js'
import { buildCandidate, buildSourceRecords } from '../../../src/testing/builders.js'
import { createExamPorts, createExamTaskPorts, stream } from '../../../src/testing/exam-ports.js'
import { actedPort } from '../acted-port.js'

const seedsOf = (count: number) =>
  buildSourceRecords(
    Array.from({ length: count }, (_, at) => ({
      instruction: `Tell tale${at} of place${at}.`,
      secret: `ANSWER${at}`,
    })),
  )
const ownOf = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    buildCandidate({ instruction: `Invent game${at} for group${at}.`, output: `OUTPUT${at}` }, `own-${at}`),
  )

interface Situation {
  readonly model?: ModelPort
  readonly options?: JsonObject
  readonly seeds?: readonly DataRecord[]
  readonly accepted?: readonly DataRecord[]
  readonly round?: number
  readonly planned?: number
  readonly prompts?: number
}

async function begin(given: Situation = {}) {
  const { options = {}, seeds = seedsOf(12), accepted = [], round = 0, planned = 0, prompts = 1 } = given
  const { instance } = selfInstruct.bind(options)
  const model = given.model ?? scriptedPort({ chat: () => 'No' })
  const ports = createExamPorts({ models: { writer: model } })
  const context = {
    round,
    planned,
    open: [],
    ports,
    records: () => stream(seeds),
    accepted: () => stream(accepted),
  }
  const tasks: Task[] = []
  for await (const task of instance.plan(context)) {
    tasks.push(task)
    if (tasks.length >= prompts) break
  }
  const perform = (task: Task) => instance.perform(task, createExamTaskPorts(ports, task.key))
  return { tasks, perform }
}

const firstText = ({ messages }: ChatRequest) => contentText(messages[0]?.content ?? '')

describe('laws of the plan', () => {
  const count = fc.integer({ min: 1, max: 14 })

  test('a prompt shows different records: own ones up to their number, seeds in the place of those that lack', async () => {
    await fc.assert(
      fc.asyncProperty(count, fc.nat(5), fc.nat(4), async (seedCount, ownCount, wanted) => {
        const { tasks } = await begin({
          seeds: seedsOf(seedCount),
          accepted: ownOf(ownCount),
          round: 1,
          options: { ownExamples: wanted },
          prompts: 4,
        })
        for (const { parents } of tasks) {
          const own = parents.filter(({ lineage }) => lineage.origin === 'synthetic').length
          expect(own).toBe(Math.min(ownCount, wanted))
          expect(parents.length - own).toBe(Math.min(seedCount, 6 + wanted - own))
          expect(new Set(parents.map(({ id }) => id)).size).toBe(parents.length)
        }
      }),
      { numRuns: 40 },
    )
  })

  test('a later start of the plan goes on with the same prompts', async () => {
    const whole = (await begin({ prompts: 8 })).tasks
    for (const planned of [1, 3, 7]) {
      const rest = (await begin({ prompts: 8 - planned, planned })).tasks
      expect(rest).toEqual(whole.slice(planned))
    }
  })

  test('seeds are drawn evenly, and stand in any place', async () => {
    // 400 prompts of 8 of 12 seeds: each is shown 400 · 8/12 = 266.7 times, deviation √(400 · 2/3 · 1/3) = 9.4; bound 5 of it.
    const { tasks } = await begin({ prompts: 400 })
    const counts = new Map<string, number>()
    const first = new Set<string>()
    for (const { parents } of tasks) {
      first.add(parents[0]?.id ?? '')
      for (const { id } of parents) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    expect([...counts.values()].every((shown) => Math.abs(shown - 266.7) < 47)).toBe(true)
    expect([counts.size, first.size]).toEqual([12, 12])
  })
})

describe('what prompts show', () => {
  const list = '9. Compose a limerick about goats.\n10. Rank the seas by depth.'
  const model = (asked: ChatRequest[]) =>
    scriptedPort({
      chat(request) {
        asked.push(request)
        const text = firstText(request)
        if (text.startsWith('Come up')) return list
        return text.startsWith('Is this') ? 'No' : 'Input: none\nOutput: Done.'
      },
    })

  test('instructions of the parents, in their order, and no other field of them', async () => {
    const asked: ChatRequest[] = []
    const given = { model: model(asked), accepted: ownOf(2), round: 1, options: { perPrompt: 2 } }
    const { tasks, perform } = await begin(given)
    const [task] = tasks
    if (task === undefined) throw new TypeError('no task')
    await perform(task)
    const shown = [...firstText(asked[0] ?? { messages: [], sample: 0 }).matchAll(/^\d+\. (.*)$/gm)].map(
      ([, text]) => text,
    )
    expect(shown).toEqual(task.parents.map(({ data }) => data.instruction))
    expect(JSON.stringify(asked)).not.toMatch(/ANSWER\d|OUTPUT\d/)
  })

  test('the prompts for kinds and instances show the one new instruction and no seed', async () => {
    const asked: ChatRequest[] = []
    const { tasks, perform } = await begin({ model: model(asked), options: { perPrompt: 2 } })
    for (const task of tasks) await perform(task)
    const later = asked.map(firstText).filter((text) => !text.startsWith('Come up'))
    expect(later).toHaveLength(4)
    for (const text of later) {
      expect(text).not.toMatch(/Tell tale/)
      expect(Number(text.includes('goats')) + Number(text.includes('seas'))).toBe(1)
    }
  })

  test('two prompts with the same examples are two questions', async () => {
    const asked: ChatRequest[] = []
    const { tasks, perform } = await begin({ model: model(asked), seeds: seedsOf(1), prompts: 3 })
    for (const task of tasks) await perform(task)
    const first = asked.filter((request) => firstText(request).startsWith('Come up'))
    expect(new Set(first.map(firstText)).size).toBe(1)
    expect(first.map(({ sample }) => sample)).toEqual(['prompt-0', 'prompt-1', 'prompt-2'])
  })
})

describe('what comes back', () => {
  /** Answers of actors, each after some turns of the event loop. */
  const slowly = (delays: readonly number[]): ModelPort => {
    const port = actedPort(selfInstruct.actors)
    let asked = 0
    return {
      ...port,
      async chat(request) {
        const delay = delays[asked++ % delays.length] ?? 0
        for (let turn = 0; turn < delay; turn += 1) await new Promise((resolve) => setImmediate(resolve))
        return port.chat(request)
      },
    }
  }

  async function outcomesWith(delays: readonly number[], isAtOnce: boolean): Promise<(Draft | Refusal)[][]> {
    const { tasks, perform } = await begin({ model: slowly(delays), prompts: 3, options: { instances: 2 } })
    if (isAtOnce) return Promise.all(tasks.map(async (task) => [...(await perform(task))]))
    const found: (Draft | Refusal)[][] = []
    for (const task of tasks.toReversed()) found.unshift([...(await perform(task))])
    return found
  }

  test('law: neither arrival nor concurrency changes a draft or its place', async () => {
    const plain = await outcomesWith([0], false)
    expect(plain.map((outcomes) => outcomes.length)).toEqual([16, 16, 16])
    expect(plain.flat().filter((outcome) => 'data' in outcome).length).toBeGreaterThan(24)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(4), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (delays, isAtOnce) => {
          expect(await outcomesWith(delays, isAtOnce)).toEqual(plain)
        },
      ),
      { numRuns: 12 },
    )
  })

  test('law: a planted near copy of any known instruction never passes', async () => {
    const [seeds, accepted] = [seedsOf(12), ownOf(6)]
    await fc.assert(
      fc.asyncProperty(fc.nat(17), fc.constantFrom('Please', 'Now', 'Quickly'), async (at, before) => {
        const known = String([...seeds, ...accepted][at]?.data.instruction)
        const planted = `${before} ${known.charAt(0).toLowerCase()}${known.slice(1)}`
        // 4 words of 5 in common: 2·4 / 9 = 0.889.
        expect(rougeL(planted, known).f).toBe(8 / 9)
        const model = scriptedPort({ chat: () => `9. ${planted}` })
        const { tasks, perform } = await begin({
          model,
          seeds,
          accepted,
          round: 1,
          options: { perPrompt: 1 },
        })
        const [outcome] = tasks[0] === undefined ? [] : await perform(tasks[0])
        expect(outcome).toMatchObject({
          refused: 'similar-instruction',
          detail: `ROUGE-L 0.89 to "${known}"`,
        })
      }),
      { numRuns: 40 },
    )
  })

  test('a call that fails ends the task after all its calls, whichever failed sooner', async () => {
    const ended: string[] = []
    const model: ModelPort = {
      ...scriptedPort({}),
      async chat(request) {
        const text = firstText(request)
        if (text.startsWith('Come up'))
          return scriptedPort({
            chat: () => '9. Compose a limerick about goats.\n10. Rank the seas by depth.',
          }).chat(request)
        const which = text.includes('goats') ? 'goats' : 'seas'
        for (let turn = 0; turn < (which === 'goats' ? 5 : 1); turn += 1)
          await new Promise((resolve) => setImmediate(resolve))
        ended.push(which)
        throw new CallFailed('gave-up', { message: which })
      },
    }
    const { tasks, perform } = await begin({ model, options: { perPrompt: 2 } })
    await expect(perform(tasks[0] ?? { key: '', drafts: 0, parents: [] })).rejects.toThrow('goats')
    expect(ended).toEqual(['seas', 'goats'])
  })

  test('a task of another round is our own fault', async () => {
    const { tasks, perform } = await begin()
    const stale = { key: 'prompt-0', drafts: 1, parents: tasks[0]?.parents ?? [], payload: { round: 4 } }
    await expect((async () => perform(stale))()).rejects.toThrow(InternalError)
  })
})
