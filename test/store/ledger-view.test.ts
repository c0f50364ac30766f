/** A ledger opened for reading: the committed part, while another writes, and nothing is touched. */

import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ledgerPath, openLedger } from '../../src/store/ledger.js'
import { openLedgerView } from '../../src/store/ledger-view.js'
import { complaintOf } from './complaint.js'
import { expectedOf, holdingOf } from './ledger-model.js'
import { play, type Step } from './script.js'
import { runFolder } from './temporary-folder.js'

const committed: readonly Step[] = [
  { kind: 'plan', step: 0, drafts: 3 },
  { kind: 'draft', number: 0, step: 0, payload: '{"text":"eins"}' },
  { kind: 'end', number: 0, state: 'accepted', reason: null, by: 'goal' },
  { kind: 'fact', name: 'note', value: { a: 1 } },
  { kind: 'mix', row: 2, payload: '{"text":"dazu"}' },
  { kind: 'commit' },
]
const later: readonly Step[] = [{ kind: 'draft', number: 1, step: 0, payload: '{"text":"zwei"}' }]

describe('a view', () => {
  test('holds what is committed, also while another writes', async () => {
    const place = { folder: runFolder(), epoch: 1 }
    const ledger = await openLedger(place)
    await play(ledger, committed)
    const { logBytes } = ledger
    await play(ledger, later)
    const view = await openLedgerView(place)
    expect(view.logBytes).toBe(logBytes)
    expect(await holdingOf(view)).toEqual(expectedOf(committed))
    await play(ledger, [{ kind: 'commit' }])
    expect(await holdingOf(view)).toEqual(expectedOf(committed))
    await view.close()
    const next = await openLedgerView(place)
    expect(await holdingOf(next)).toEqual(expectedOf([...committed, ...later]))
    await next.close()
    await ledger.close()
  })

  test('leaves a torn tail where it is', async () => {
    const place = { folder: runFolder(), epoch: 1 }
    const ledger = await openLedger(place)
    await play(ledger, committed)
    await ledger.close()
    const torn = `${readFileSync(ledgerPath(place), 'utf8')}D torn`
    writeFileSync(ledgerPath(place), torn)
    const view = await openLedgerView(place)
    expect(await holdingOf(view)).toEqual(expectedOf(committed))
    await view.close()
    expect(readFileSync(ledgerPath(place), 'utf8')).toBe(torn)
  })

  test('of an epoch without a commit is empty', async () => {
    const place = { folder: runFolder(), epoch: 1 }
    writeFileSync(ledgerPath(place), 'P 0 1 1\n')
    const view = await openLedgerView(place)
    expect([view.logBytes, view.index.size, view.index.counts().planned]).toEqual([0, 0, 0])
    await view.close()
  })

  test('says what is missing or damaged', async () => {
    const place = { folder: runFolder(), epoch: 1 }
    expect(await complaintOf(() => openLedgerView(place), place.folder)).toMatchInlineSnapshot(
      `"StorageError no-ledger: RUN/ledger/epoch-1.log is missing. → Restore the run folder from a copy, or run the recipe again in a new folder."`,
    )
    writeFileSync(ledgerPath(place), 'P 0 1 1\nK 2 0 0 0 0 2 1 0\n')
    expect(await complaintOf(() => openLedgerView(place), place.folder)).toContain('ledger-damaged')
  })
})
