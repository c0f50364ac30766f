/** Killed runs: an effect store cut at any byte has lost what was in flight, and asks for that alone. */

import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { EffectStore } from '../../src/store/effect-store.js'
import { complaintOf } from './complaint.js'
import { logOf, request, segmentOf, worldOf } from './effect-run.js'
import { runFolder } from './temporary-folder.js'

describe('a store cut', () => {
  async function recorded(folder: string, count: number, segmentBytes?: number): Promise<void> {
    const store = await EffectStore.open(folder, segmentBytes === undefined ? {} : { segmentBytes })
    for (let number = 0; number < count; number += 1) {
      await store.answer(request(number), async () => ({ number, text: 'ä😀'.repeat(number) }))
    }
    await store.close()
  }

  test('at every byte of its log has lost the last answers only, and asks for those alone', async () => {
    const whole = runFolder()
    await recorded(whole, 4, 150)
    const log = readFileSync(logOf(whole))
    const segments = [1, 2, 3].map((number) => [number, readFileSync(segmentOf(whole, number))] as const)
    for (let bytes = 0; bytes <= log.length; bytes += 1) {
      const folder = runFolder()
      writeFileSync(logOf(folder), log.subarray(0, bytes))
      for (const [number, content] of segments) writeFileSync(segmentOf(folder, number), content)
      const kept = log.subarray(0, bytes).toString().split('\n').length - 1
      const world = worldOf((number) => ({ number, text: 'ä😀'.repeat(number) }))
      const store = await EffectStore.open(folder, { segmentBytes: 150 })
      for (let number = 0; number < 4; number += 1) {
        expect((await store.recall(request(number))) === undefined).toBe(number >= kept)
      }
      for (let number = 0; number < 4; number += 1) await store.answer(request(number), world.ask(number, 0))
      await store.close()
      expect(world.asked, `${bytes} bytes`).toEqual([0, 1, 2, 3].slice(kept))
      expect(readFileSync(logOf(folder))).toEqual(log)
      for (const [number, content] of segments)
        expect(readFileSync(segmentOf(folder, number))).toEqual(content)
    }
  })

  test('at every byte of its segment behind what the log names is whole; before that it says so', async () => {
    const whole = runFolder()
    await recorded(whole, 2)
    const [log, segment] = [readFileSync(logOf(whole)), readFileSync(segmentOf(whole))]
    const oneLine = log.subarray(0, log.indexOf(10) + 1)
    const named = segment.indexOf(10) + 1
    for (let bytes = 0; bytes <= segment.length; bytes += 1) {
      const folder = runFolder()
      writeFileSync(logOf(folder), oneLine)
      writeFileSync(segmentOf(folder), segment.subarray(0, bytes))
      const said = await complaintOf(async () => {
        const store = await EffectStore.open(folder)
        expect(await store.recall(request(0))).toEqual({ number: 0, text: '' })
        await store.close()
      })
      expect(said).toContain(bytes < named ? 'segment-too-short' : 'no complaint')
    }
  })

  test('says what is missing or damaged', async () => {
    const folder = runFolder()
    await recorded(folder, 2)
    truncateSync(segmentOf(folder), 20)
    expect(await complaintOf(() => EffectStore.open(folder), folder)).toMatchInlineSnapshot(
      `"StorageError segment-too-short: RUN/segments/effects-0001.jsonl holds 20 bytes, but the ledger committed 244. → The file was cut or replaced. Restore it from a copy, or start in a new folder."`,
    )
    const replay = await EffectStore.open(folder, { mayAsk: false })
    expect(await complaintOf(() => replay.recall(request(1)), folder)).toMatchInlineSnapshot(
      `"StorageError payload-missing: RUN/segments/effects-0001.jsonl has no 124 bytes at 119. → The segment was cut or replaced. Restore it from a copy, or run again in a new folder."`,
    )
    await replay.close()
    rmSync(segmentOf(folder))
    const blind = await EffectStore.open(folder, { mayAsk: false })
    expect(await complaintOf(() => blind.recall(request(1)), folder)).toMatchInlineSnapshot(
      `"StorageError payload-missing: RUN/segments/effects-0001.jsonl cannot be read. → Restore the file from a copy, or run again in a new folder."`,
    )
    await blind.close()
    writeFileSync(logOf(folder), 'M x\n')
    expect(await complaintOf(() => EffectStore.open(folder), folder)).toMatchInlineSnapshot(
      `"StorageError ledger-damaged: RUN/ledger/effects.log holds a line at byte 0 that does not belong there: "M x". → Restore the run folder from a copy, or start in a new folder."`,
    )
  })
})
