/** What a ledger refuses: counts that do not add up, and a folder of which a committed part is missing. */

import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Ledger, ledgerPath, openLedger } from '../../src/store/ledger.js'
import { segmentPath } from '../../src/store/segments.js'
import { complaintOf } from './complaint.js'
import { accepted, draft, newPlace, plan } from './small-run.js'

describe('counts that do not add up', () => {
  async function broken(
    place: { folder: string; epoch: number },
    spoil: (ledger: Ledger) => void,
  ): Promise<string[]> {
    const ledger = await openLedger(place)
    ledger.append(plan(1))
    ledger.append(draft(ledger, 0))
    await ledger.commit()
    const [log, segment] = [ledgerPath(place), segmentPath(`${place.folder}/segments`, 'epoch-1', 1)]
    const before = [readFileSync(log, 'utf8'), readFileSync(segment, 'utf8')]
    spoil(ledger)
    const said = [await complaintOf(() => ledger.commit()), await complaintOf(() => ledger.commit())]
    said.push(await complaintOf(() => ledger.close()))
    expect([readFileSync(log, 'utf8'), readFileSync(segment, 'utf8')]).toEqual(before)
    const again = await openLedger(place)
    expect(again.index.counts()).toMatchObject({ planned: 1, pending: 1 })
    await again.close()
    return said
  }

  test('are refused: more accepted than planned', async () => {
    const said = await broken(newPlace(), (ledger) => {
      for (const number of [1, 2]) ledger.append(draft(ledger, number))
      for (const number of [0, 1, 2]) ledger.append(accepted(number))
    })
    expect(said[0]).toMatchInlineSnapshot(
      `"InternalError not-conserved: The counts do not add up: {"planned":1,"accepted":3,"rejected":0,"failed":0,"cancelled":0,"pending":-2}. Step 0 has 3 candidates for 1 planned drafts. → This is a bug of Cupel. Keep the run folder and report it; nothing was published."`,
    )
    expect(new Set(said).size).toBe(1) // nothing can be committed any more
  })

  test('are refused: more drafts than planned, before they end', async () => {
    const said = await broken(newPlace(), (ledger) => {
      for (const number of [1, 2]) ledger.append(draft(ledger, number))
    })
    expect(said[0]).toMatchInlineSnapshot(
      `"InternalError not-conserved: The counts do not add up: {"planned":1,"accepted":0,"rejected":0,"failed":0,"cancelled":0,"pending":1}. Step 0 has 3 candidates for 1 planned drafts. → This is a bug of Cupel. Keep the run folder and report it; nothing was published."`,
    )
  })

  test('are refused: drafts of a step that planned none', async () => {
    const said = await broken(newPlace(), (ledger) => {
      ledger.append(plan(5))
      ledger.append(draft(ledger, 1, 1))
    })
    expect(said[0]).toMatchInlineSnapshot(
      `"InternalError not-conserved: The counts do not add up: {"planned":6,"accepted":0,"rejected":0,"failed":0,"cancelled":0,"pending":6}. Step 1 has 1 candidates for 0 planned drafts. → This is a bug of Cupel. Keep the run folder and report it; nothing was published."`,
    )
  })
})

describe('a ledger of which a committed part is missing', () => {
  async function spoiled(spoil: (log: string, segment: string) => void): Promise<string> {
    const place = newPlace()
    const ledger = await openLedger(place)
    for (const number of [0, 1]) {
      ledger.append(plan(1))
      ledger.append(draft(ledger, number))
      ledger.append(accepted(number))
      await ledger.commit()
    }
    await ledger.close()
    const [log, segment] = [ledgerPath(place), segmentPath(`${place.folder}/segments`, 'epoch-1', 1)]
    spoil(log, segment)
    const [logBefore, said] = [readFileSync(log), await complaintOf(() => openLedger(place), place.folder)]
    expect(readFileSync(log)).toEqual(logBefore) // nothing is cut off before all is seen to be there
    return said
  }

  test('says which: the end of the segment', async () => {
    expect(await spoiled((_, segment) => truncateSync(segment, 20))).toMatchInlineSnapshot(
      `"StorageError segment-too-short: RUN/segments/epoch-1-0001.jsonl holds 20 bytes, but the ledger committed 26. → The file was cut or replaced. Restore it from a copy, or start in a new folder."`,
    )
  })

  test('says which: the segment', async () => {
    expect(await spoiled((_, segment) => rmSync(segment))).toMatchInlineSnapshot(
      `"StorageError segment-too-short: RUN/segments/epoch-1-0001.jsonl holds 0 bytes, but the ledger committed 26. → The file was cut or replaced. Restore it from a copy, or start in a new folder."`,
    )
  })

  test('says which: a line in the middle', async () => {
    const said = await spoiled((log) => {
      const lines = readFileSync(log, 'utf8').split('\n')
      writeFileSync(log, lines.filter((_, at) => at !== 2).join('\n'))
    })
    expect(said).toMatchInlineSnapshot(
      `"StorageError ledger-damaged: RUN/ledger/epoch-1.log committed {"planned":2,"accepted":2,"rejected":0,"failed":0,"cancelled":0,"pending":0}, but its lines give {"planned":2,"accepted":1,"rejected":0,"failed":0,"cancelled":0,"pending":1}. → Lines were lost or changed. Restore the run folder from a copy, or start in a new folder."`,
    )
  })

  test('says which: a word that changed', async () => {
    const said = await spoiled((log) => {
      writeFileSync(log, readFileSync(log, 'utf8').replace(' a - goal', ' r - goal'))
    })
    expect(said).toMatchInlineSnapshot(
      `"StorageError ledger-damaged: RUN/ledger/epoch-1.log committed {"planned":2,"accepted":2,"rejected":0,"failed":0,"cancelled":0,"pending":0}, but its lines give {"planned":2,"accepted":1,"rejected":1,"failed":0,"cancelled":0,"pending":0}. → Lines were lost or changed. Restore the run folder from a copy, or start in a new folder."`,
    )
  })
})
