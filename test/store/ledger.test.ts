/** The ledger of an epoch: what it holds live is what it holds reopened, and nothing is committed that does not add up. */

import * as fc from 'fast-check'
import { readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/base/canonical-json.js'
import type { LedgerEvent } from '../../src/store/ledger-event.js'
import { ledgerPath, openLedger, seriesOf } from '../../src/store/ledger.js'
import { segmentPath } from '../../src/store/segments.js'
import { complaintOf } from './complaint.js'
import { expectedOf, holdingOf } from './ledger-model.js'
import { anyScript, idOf, play } from './script.js'
import { accepted, draft, newPlace, plan } from './small-run.js'

describe('laws', () => {
  test.each([
    [1_000_000, false],
    [60, false], // a segment holds one or two payloads
    [60, true], // and nobody waits for the commits
  ])(
    'segments of %d bytes, hurried %s: live and reopened, a ledger holds what was put in',
    async (segmentBytes, hurried) => {
      await fc.assert(
        fc.asyncProperty(anyScript(80), async (steps) => {
          const place = newPlace()
          const expected = expectedOf(steps)
          const ledger = await openLedger(place, segmentBytes)
          await play(ledger, steps, hurried)
          expect(await holdingOf(ledger)).toEqual(expected)
          const { logBytes } = ledger
          await ledger.close()
          const again = await openLedger(place, segmentBytes)
          expect(again.logBytes).toBe(logBytes)
          expect(await holdingOf(again)).toEqual(expected)
          await again.close()
        }),
        { numRuns: 40 },
      )
    },
  )
})

describe('a ledger', () => {
  test('lies where its epoch says', () => {
    const place = { folder: 'run', epoch: 3 }
    expect([ledgerPath(place), seriesOf(place)]).toEqual(['run/ledger/epoch-3.log', 'epoch-3'])
  })

  test('writes payloads and events, then the commit that says where both end', async () => {
    const place = newPlace()
    const ledger = await openLedger(place)
    ledger.append(plan(2))
    ledger.append(draft(ledger, 0))
    ledger.append(accepted(0))
    ledger.fact('note', { a: 1 })
    await ledger.close()
    // {"number":0} is 12 bytes, with its line break 13; SHA-256 by `printf '{"number":0}' | openssl sha256 -binary | base64`
    expect(readFileSync(ledgerPath(place), 'utf8').replaceAll(idOf(0), 'ID')).toMatchInlineSnapshot(`
      "P 0 1 2
      C ID 0 1:0:12 N-AEP6BrnDeQzTLXE9_aMOfOghfzDvFC0nMsGOoAJNI
      D ID a - goal -
      J note {"a":1}
      K 2 1 0 0 0 1 1 13
      "
    `)
    expect(readFileSync(segmentPath(`${place.folder}/segments`, 'epoch-1', 1), 'utf8')).toBe('{"number":0}\n')
  })

  test('gives facts by name, in order, as they will be read again', async () => {
    const place = newPlace()
    const ledger = await openLedger(place)
    const value: { list: number[]; gone?: undefined } = { list: [1], gone: undefined }
    ledger.fact('note', value as unknown as Json)
    ledger.fact('other', 1)
    ledger.fact('note', [Number.NaN, -0])
    value.list.push(2) // what was put in is no longer the caller's
    const expected = [{ list: [1] }, [null, 0]]
    expect(ledger.state.valuesOf('note')).toStrictEqual(expected)
    await ledger.close()
    const again = await openLedger(place)
    expect(again.state.valuesOf('note')).toStrictEqual(expected)
    expect(again.state.valuesOf('absent')).toEqual([])
    await again.close()
  })

  test('refuses an event before anything has changed', async () => {
    const place = newPlace()
    const ledger = await openLedger(place)
    ledger.append(plan(1))
    ledger.append(draft(ledger, 0))
    await ledger.commit()
    const before = await holdingOf(ledger)
    const wrong: LedgerEvent[] = [
      { type: 'disposition', id: idOf(0), state: 'rejected', reason: 'too long', by: null, evidence: null },
      accepted(7),
      { type: 'member', id: 'x', ref: { segment: 1, offset: 0, length: 1 }, hash: 'x', by: 'mix' },
      { type: 'verdict', id: idOf(0), verifier: 0.5, verdict: 'pass', reason: null, evidence: null },
    ]
    const said: string[] = []
    for (const event of wrong) said.push(await complaintOf(() => ledger.append(event)))
    expect(said).toMatchInlineSnapshot(`
      [
        "InternalError bad-event: "too long" cannot stand in a ledger line.",
        "InternalError unknown-candidate: A disposition names a candidate that never came.",
        "InternalError bad-event: "x" cannot stand in a ledger line.",
        "InternalError bad-event: "0.5" cannot stand in a ledger line.",
      ]
    `)
    expect(await holdingOf(ledger)).toEqual(before)
    const { logBytes } = ledger
    await ledger.close()
    expect(readFileSync(ledgerPath(place))).toHaveLength(logBytes)
  })

  test('commits when a quarter of a second has passed or a megabyte waits', async () => {
    const place = newPlace()
    const ledger = await openLedger(place)
    const onDisk = (): number => readFileSync(ledgerPath(place)).length
    await ledger.commitIfDue(0)
    ledger.append(plan(1))
    await ledger.commitIfDue(249)
    expect(onDisk()).toBe(0)
    await ledger.commitIfDue(250)
    const first = onDisk()
    expect(first).toBe(ledger.logBytes)
    await ledger.commitIfDue(10_000) // nothing waits
    ledger.append(plan(1))
    await ledger.commitIfDue(499)
    expect(onDisk()).toBe(first)
    ledger.payload('x'.repeat(1024 * 1024))
    await ledger.commitIfDue(499)
    expect(onDisk()).toBe(ledger.logBytes)
    await ledger.close()
  })

  test('has the payloads on disk before the commit that counts on them', async () => {
    const place = newPlace()
    const ledger = await openLedger(place)
    const segment = segmentPath(`${place.folder}/segments`, 'epoch-1', 1)
    const committed = (): number => {
      const commits = readFileSync(ledgerPath(place), 'utf8').match(/^K .*\n/gm)
      return Number(commits?.at(-1)?.trim().split(' ').at(-1) ?? 0)
    }
    const watch = { isDone: false, looks: 0 }
    const watching = (async () => {
      for (; !watch.isDone; watch.looks += 1) {
        expect(committed()).toBeLessThanOrEqual(statSync(segment).size)
        await new Promise(setImmediate)
      }
    })()
    for (let number = 0; number < 60; number += 1) {
      ledger.append(plan(1))
      ledger.append(draft(ledger, number))
      ledger.payload('x'.repeat(20_000))
      await ledger.commit()
    }
    watch.isDone = true
    await watching
    expect(watch.looks).toBeGreaterThan(60)
    expect(committed()).toBe(statSync(segment).size)
    await ledger.close()
  })

  test('writes no commit when nothing happened', async () => {
    const place = newPlace()
    const ledger = await openLedger(place)
    await ledger.commit()
    ledger.append(plan(1))
    await Promise.all([ledger.commit(), ledger.commit(), ledger.commit()])
    await ledger.close()
    expect(readFileSync(ledgerPath(place), 'utf8')).toBe('P 0 1 1\nK 1 0 0 0 0 1 1 0\n')
  })
})
