/** Effects are written in groups: each is durable when its promise resolves, and nothing comes after a failed write. */

import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../src/base/random.js'
import { makeId } from '../../src/base/ids.js'
import { AppendFile } from '../../src/store/append-file.js'
import { EffectWriter, type LoggedEffect } from '../../src/store/effect-writer.js'
import { parseEvent } from '../../src/store/ledger-event.js'
import { SegmentWriter, segmentPath } from '../../src/store/segments.js'
import { complaintOf } from './complaint.js'
import { emptyFolder } from './temporary-folder.js'

async function writerIn(
  folder: string,
  log = join(folder, 'some.log'),
): Promise<{ writer: EffectWriter; logged: LoggedEffect[] }> {
  const logged: LoggedEffect[] = []
  const segments = await SegmentWriter.open(folder, 'effects', 1, 0, 400)
  const writer = new EffectWriter(segments, await AppendFile.open(log, 0), (effect) => logged.push(effect))
  return { writer, logged }
}

describe('effects', () => {
  test('that come whenever they come are seen once durable, in the order of the log, at their places', async () => {
    const folder = emptyFolder()
    const { writer, logged } = await writerIn(folder)
    const random = createRandom(3)
    const payloads = Array.from({ length: 200 }, (_, at) => `"payload ${at} ${'ö'.repeat(at % 13)}"`)
    const written = payloads.map(async (payload, at) => {
      for (let turn = random.integer(0, 60); turn > 0; turn -= 1) await nextTurn()
      await writer.append(makeId(at), payload, `word,${at}`)
      expect(logged.some(({ key }) => key === makeId(at))).toBe(true)
      expect(readFileSync(join(folder, 'some.log'), 'utf8')).toContain(makeId(at))
    })
    await Promise.all(written)
    await writer.close()
    const log = readFileSync(join(folder, 'some.log'))
    let end = 0
    for (const effect of logged) {
      expect(effect.start).toBe(end)
      end = effect.end
      const line = log.toString('utf8', effect.start, effect.end)
      expect(parseEvent(line.trimEnd())).toMatchObject({ id: effect.key, ref: effect.ref, by: effect.label })
      const { segment, offset, length } = effect.ref
      const payload = readFileSync(segmentPath(folder, 'effects', segment)).toString(
        'utf8',
        offset,
        offset + length,
      )
      expect(makeId(payloads.indexOf(payload))).toBe(effect.key)
    }
    expect([end, logged.length]).toEqual([log.length, 200])
  })

  test('that come in one turn go in one group, all resolved together', async () => {
    const { writer } = await writerIn(emptyFolder())
    const promises = [1, 2, 3].map((number) => writer.append(makeId(number), '1', 'effect'))
    expect(new Set(promises).size).toBe(1)
    await promises[0]
    expect(writer.append(makeId(4), '1', 'effect')).not.toBe(promises[0])
    await writer.close()
  })
})

describe.skipIf(!existsSync('/dev/full'))('a disk without room', () => {
  test('for payloads fails all that wait and all that come, and leaves no line in the log', async () => {
    const folder = emptyFolder()
    symlinkSync('/dev/full', segmentPath(folder, 'effects', 1))
    const { writer, logged } = await writerIn(folder)
    const settled = await Promise.allSettled([1, 2].map((each) => writer.append(makeId(each), '1', 'effect')))
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await complaintOf(() => writer.append(makeId(3), '1', 'effect'))).toContain('write-failed')
    expect(await complaintOf(() => writer.append(makeId(4), '1', 'effect'))).toContain('write-failed')
    expect(await complaintOf(() => writer.close())).toContain('write-failed')
    expect([logged, readFileSync(join(folder, 'some.log'), 'utf8')]).toEqual([[], ''])
  })

  test('for the log fails those whose payloads are there already', async () => {
    const folder = emptyFolder()
    const { writer, logged } = await writerIn(folder, '/dev/full')
    const first = complaintOf(() => writer.append(makeId(1), '1', 'effect'))
    await nextTurn()
    await nextTurn()
    const second = complaintOf(() => writer.append(makeId(2), '2', 'effect'))
    expect(await first).toContain('write-failed')
    expect(await second).toContain('write-failed')
    expect(await complaintOf(() => writer.close())).toContain('write-failed')
    expect(logged).toEqual([])
  })
})

test('a payload that cannot stand in a segment is refused, and what comes after is written', async () => {
  const folder = emptyFolder()
  writeFileSync(join(folder, 'some.log'), '')
  const { writer, logged } = await writerIn(folder)
  expect(await complaintOf(() => writer.append(makeId(1), 'a\nb', 'effect'))).toContain('bad-payload')
  await writer.append(makeId(2), '2', 'effect')
  await writer.close()
  expect(logged.map(({ key }) => key)).toEqual([makeId(2)])
})
