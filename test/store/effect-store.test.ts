/** Effects: each request is asked once, its answer is durable before it is used, and the same from then on. */

import * as fc from 'fast-check'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/base/canonical-json.js'
import { EffectStore, effectKey } from '../../src/store/effect-store.js'
import { anyJson } from './arbitrary-events.js'
import { complaintOf } from './complaint.js'
import { logOf, request, segmentOf, worldOf } from './effect-run.js'
import { emptyFolder, runFolder } from './temporary-folder.js'

describe('the key of a request', () => {
  test('does not depend on the order of its fields, and on everything else', () => {
    const key = effectKey({ model: 'a', messages: ['x', 'y'], sample: 0 })
    expect(key).toBe(effectKey({ sample: 0, messages: ['x', 'y'], model: 'a' }))
    const others = [
      { model: 'b', messages: ['x', 'y'], sample: 0 },
      { model: 'a', messages: ['y', 'x'], sample: 0 },
      { model: 'a', messages: ['x', 'y'], sample: 1 },
      { model: 'a', messages: ['x', 'y'], sample: 0, seed: null },
    ].map(effectKey)
    expect(new Set([key, ...others]).size).toBe(5)
  })
})

describe('a request', () => {
  test('is asked once, however often and whenever it is put', async () => {
    const world = worldOf((number) => ({ text: `answer ${number}` }))
    const store = await EffectStore.open(runFolder())
    const together = await Promise.all(
      Array.from({ length: 50 }, () => store.answer(request(1), world.ask(1))),
    )
    expect(together).toEqual(Array.from({ length: 50 }, () => ({ text: 'answer 1' })))
    expect(await store.answer(request(1), world.ask(1))).toEqual({ text: 'answer 1' })
    expect([world.asked, store.usage]).toEqual([[1], { asked: 1, reused: 1 }])
    await store.close()
  })

  test('among many at once is asked once each', async () => {
    const world = worldOf((number) => number)
    const store = await EffectStore.open(runFolder(), { segmentBytes: 300 })
    const puts = fc.sample(fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 5 })), { numRuns: 200, seed: 7 })
    const answers: Promise<Json>[] = []
    for (const [number, turns] of puts) {
      answers.push(store.answer(request(number), world.ask(number, turns)))
      if (turns > 3) await nextTurn()
    }
    expect(await Promise.all(answers)).toEqual(puts.map(([number]) => number))
    expect([...world.asked].sort((a, b) => a - b)).toEqual(
      [...new Set(puts.map(([number]) => number))].sort((a, b) => a - b),
    )
    await store.close()
  })

  test('that fails records nothing, fails for all who wait, and is asked again', async () => {
    const folder = runFolder()
    const store = await EffectStore.open(folder)
    let attempts = 0
    const failing = async (): Promise<Json> => {
      attempts += 1
      await nextTurn()
      throw new RangeError(`attempt ${attempts}`)
    }
    const settled = await Promise.allSettled([1, 2, 3].map(() => store.answer(request(1), failing)))
    expect(settled.map((each) => each.status === 'rejected' && String(each.reason))).toEqual(
      Array.from({ length: 3 }, () => 'RangeError: attempt 1'),
    )
    expect([statSync(logOf(folder)).size, statSync(segmentOf(folder)).size]).toEqual([0, 0])
    expect([await store.recall(request(1)), store.usage]).toEqual([undefined, { asked: 0, reused: 0 }])
    expect(await store.answer(request(1), async () => 'at last')).toBe('at last')
    await store.close()
  })

  test('is not yet known while its question is under way', async () => {
    const store = await EffectStore.open(runFolder())
    const answered = store.answer(request(1), async () => {
      expect(await store.recall(request(1))).toBeUndefined()
      return 'now'
    })
    expect(await answered).toBe('now')
    expect(await store.recall(request(1))).toBe('now')
    await store.close()
  })
})

describe('an answer', () => {
  test('of any JSON is the same at first, from the record and after reopening, key order included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyJson, { minLength: 1, maxLength: 8 }), async (answers) => {
        const folder = runFolder()
        const forms: string[][] = []
        for (let round = 0; round < 3; round += 1) {
          const store = await EffectStore.open(folder, { mayAsk: round < 2, segmentBytes: 100 })
          const asked = answers.map((answer, at) => store.answer(request(at), async () => answer))
          forms.push((await Promise.all(asked)).map((answer) => JSON.stringify(answer)))
          expect(store.usage.asked).toBe(round === 0 ? answers.length : 0)
          await store.close()
        }
        expect(forms[0]).toEqual(answers.map((answer) => JSON.stringify(answer)))
        expect([forms[1], forms[2]]).toEqual([forms[0], forms[0]])
      }),
      { numRuns: 40 },
    )
  })

  test('cut in half by a model, with a lone surrogate, is kept as it came', async () => {
    const folder = runFolder()
    const answer = { text: 'cut off \ud83d', tokens: 3 }
    for (const mayAsk of [true, false]) {
      const store = await EffectStore.open(folder, { mayAsk })
      expect(await store.answer(request(1), async () => answer)).toStrictEqual(answer)
      await store.close()
    }
  })

  test('is given in its recorded form from the beginning', async () => {
    const store = await EffectStore.open(runFolder())
    const raw = { b: 1, a: undefined, c: -0 } as unknown as Json
    expect(JSON.stringify(await store.answer(request(1), async () => raw))).toBe('{"b":1,"c":0}')
    expect(Object.is(((await store.recall(request(1))) as { c: number }).c, -0)).toBe(false)
    await store.close()
  })

  test('stands with its request in a segment, under key and hash in the log', async () => {
    const folder = runFolder()
    const store = await EffectStore.open(folder)
    await store.answer({ model: 'a', q: 'ö' }, async () => ({ z: 1, a: [2] }))
    await store.close()
    const line = '{"request":{"model":"a","q":"ö"},"answer":{"z":1,"a":[2]}}'
    expect(readFileSync(segmentOf(folder), 'utf8')).toBe(`${line}\n`)
    // 58 characters, one of them of 2 bytes; the hash by `printf … | openssl sha256 -binary | base64`, made url-safe
    expect(readFileSync(logOf(folder), 'utf8')).toBe(
      `M ${effectKey({ q: 'ö', model: 'a' })} 1:0:59 mBxmFfacXRnYTX_JaN0e25bkZYfCsx0323tSIWNT9jw effect\n`,
    )
  })

  test('is in both files before anyone has it, and a line never stands in the log before its payload', async () => {
    const folder = runFolder()
    const store = await EffectStore.open(folder)
    const world = worldOf((number) => 'x'.repeat(100 + number))
    const state = { isDone: false }
    const answered = Promise.all(
      Array.from({ length: 300 }, async (_, number) => {
        for (let turn = 0; turn < number % 40; turn += 1) await nextTurn()
        const before = await store.answer(request(number), world.ask(number, number % 7))
        expect(readFileSync(logOf(folder), 'utf8')).toContain(effectKey(request(number)))
        return before
      }),
    ).finally(() => {
      state.isDone = true
    })
    while (!state.isDone) {
      expect(committedBytes(logOf(folder))).toBeLessThanOrEqual(statSync(segmentOf(folder)).size)
      await nextTurn()
    }
    expect(await answered).toHaveLength(300)
    await store.close()
  })

  test('that is no JSON is our mistake', async () => {
    const store = await EffectStore.open(runFolder())
    const nothing = async (): Promise<Json> => undefined as unknown as Json
    expect(await complaintOf(() => store.answer(request(1), nothing))).toMatchInlineSnapshot(
      `"InternalError no-answer: The answer to an effect is no JSON but undefined."`,
    )
    expect(await store.answer(request(1), async () => null)).toBeNull()
    expect(await store.recall(request(1))).toBeNull()
    await store.close()
  })
})

/** Where the last whole line of an effect log says that its payload ends. */
function committedBytes(log: string): number {
  const line = readFileSync(log, 'utf8').split('\n').at(-2)
  const [, offset = 0, length = 0] = (line?.split(' ')[2] ?? '').split(':').map(Number)
  return line === undefined ? 0 : offset + length + 1
}

describe('a replay', () => {
  test('answers from the record, asks nobody, and leaves every file as it is', async () => {
    const folder = runFolder()
    const store = await EffectStore.open(folder)
    await store.answer(request(1), async () => 'one')
    await store.close()
    writeFileSync(logOf(folder), `${readFileSync(logOf(folder), 'utf8')}M torn`)
    const before = [readFileSync(logOf(folder), 'utf8'), readFileSync(segmentOf(folder), 'utf8')]
    const replay = await EffectStore.open(folder, { mayAsk: false })
    const world = worldOf(() => 'never')
    expect(await replay.answer(request(1), world.ask(1))).toBe('one')
    expect(
      await complaintOf(() => replay.answer({ model: 'a', messages: [] }, world.ask(2))),
    ).toMatchInlineSnapshot(
      `"StorageError effect-not-recorded: The recorded run holds no answer to the request 5peon2tcs9ne7nv29n0ld7sn (model, messages). → A replay asks nobody. \`cupel run\` on the folder asks for what is missing."`,
    )
    await replay.close()
    expect(world.asked).toEqual([])
    expect([readFileSync(logOf(folder), 'utf8'), readFileSync(segmentOf(folder), 'utf8')]).toEqual(before)
  })

  test('of a folder without effects makes no files', async () => {
    const folder = runFolder()
    const replay = await EffectStore.open(folder, { mayAsk: false })
    expect(await replay.recall(request(1))).toBeUndefined()
    await replay.close()
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['ledger', 'segments'])
  })
})

test('a folder without its parts cannot be opened', async () => {
  await expect(EffectStore.open(join(emptyFolder(), 'absent'))).rejects.toThrow('ENOENT')
})
