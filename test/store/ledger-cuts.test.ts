/** A killed run: cut at any byte, a ledger reopens to its last commit, and going on ends where no kill would have. */

import * as fc from 'fast-check'
import { cpSync, readdirSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isConserved } from '../../src/record/disposition.js'
import { ledgerPath, openLedger } from '../../src/store/ledger.js'
import { segmentPath } from '../../src/store/segments.js'
import { complaintOf } from './complaint.js'
import { expectedOf, type Holding, holdingOf } from './ledger-model.js'
import { anyScript, play, type Step } from './script.js'
import { runFolder } from './temporary-folder.js'

/** State after a commit: how many steps it took, and where log and segments ended. */
interface Mark {
  readonly steps: number
  readonly logBytes: number
  readonly segment: number
  readonly segmentBytes: number
}

interface Recorded {
  readonly folder: string
  readonly steps: readonly Step[]
  /** First the empty ledger, then one for each commit. */
  readonly marks: readonly Mark[]
  readonly fullBytes: number
}

async function record(steps: readonly Step[], fullBytes: number): Promise<Recorded> {
  const folder = runFolder()
  const ledger = await openLedger({ folder, epoch: 1 }, fullBytes)
  const marks: Mark[] = [{ steps: 0, logBytes: 0, segment: 1, segmentBytes: 0 }]
  for (const [at, step] of steps.entries()) {
    await play(ledger, [step])
    const lastBytes = marks.at(-1)?.logBytes
    if (step.kind !== 'commit') continue
    if (ledger.logBytes === lastBytes) marks.pop() // nothing happened since, so no commit was written
    const commit =
      readFileSync(ledgerPath({ folder, epoch: 1 }), 'utf8')
        .split('\n')
        .at(-2) ?? ''
    const [segment = 1, segmentBytes = 0] = commit === '' ? [] : commit.split(' ').slice(-2).map(Number)
    marks.push({ steps: at + 1, logBytes: ledger.logBytes, segment, segmentBytes })
  }
  await ledger.close()
  return { folder, steps, marks, fullBytes }
}

/** A copy of a run as a kill would leave it: the log cut at a byte, the segments no shorter than the last commit says. */
function killed(run: Recorded, logBytes: number, segmentTail: number): { folder: string; mark: Mark } {
  const folder = runFolder()
  cpSync(run.folder, folder, { recursive: true })
  truncateSync(ledgerPath({ folder, epoch: 1 }), logBytes)
  const mark = run.marks.findLast((each) => each.logBytes <= logBytes) as Mark
  const segment = segmentPath(join(folder, 'segments'), 'epoch-1', mark.segment)
  const tail = statSync(segment).size - mark.segmentBytes
  truncateSync(segment, mark.segmentBytes + (tail <= 0 ? 0 : segmentTail % (tail + 1)))
  return { folder, mark }
}

async function reopened(run: Recorded, folder: string): Promise<Holding> {
  const ledger = await openLedger({ folder, epoch: 1 }, run.fullBytes)
  const holding = await holdingOf(ledger)
  await ledger.close()
  return holding
}

function filesIn(folder: string): readonly (readonly [string, string])[] {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  return names
    .map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name), 'latin1')] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

const shortRun: readonly Step[] = [
  { kind: 'plan', step: 0, drafts: 2 },
  { kind: 'draft', number: 0, step: 0, payload: '{"text":"eins 😀"}' },
  { kind: 'commit' },
  { kind: 'judge', number: 0, verifier: 0, verdict: 'fail', reason: 'größe', evidence: '{"found":3}' },
  { kind: 'end', number: 0, state: 'rejected', reason: 'größe', by: 'equation' },
  { kind: 'draft', number: 1, step: 0, payload: '{"text":"zwei"}' },
  { kind: 'commit' },
  { kind: 'fact', name: 'note', value: { text: 'K 1 2 3' } },
  { kind: 'mix', row: 1, payload: '{"text":"dazu"}' },
  { kind: 'end', number: 1, state: 'accepted', reason: null, by: 'goal' },
  { kind: 'commit' },
]

describe('a ledger cut', () => {
  test('at every byte of its log holds what its last whole commit holds', async () => {
    const run = await record(shortRun, 20)
    const last = run.marks.at(-1) as Mark
    expect([run.marks.length, last.segment]).toEqual([4, 3])
    for (let bytes = 0; bytes <= last.logBytes; bytes += 1) {
      const { folder, mark } = killed(run, bytes, bytes)
      const holding = await reopened(run, folder)
      expect(holding, `${bytes} bytes`).toEqual(expectedOf(run.steps.slice(0, mark.steps)))
      expect(isConserved(holding.counts)).toBe(true)
    }
  })

  test('at every byte of its last segment holds all, or says that a committed part is missing', async () => {
    const run = await record(shortRun.slice(0, 7), 1000)
    const last = run.marks.at(-1) as Mark
    const [log, segment] = [last.logBytes, segmentPath('segments', 'epoch-1', last.segment)]
    for (const logBytes of [log, log - 1]) {
      for (let bytes = 0; bytes <= last.segmentBytes; bytes += 1) {
        const { folder, mark } = killed(run, logBytes, Number.MAX_SAFE_INTEGER)
        truncateSync(join(folder, segment), bytes)
        const said = await complaintOf(() => reopened(run, folder))
        expect(said).toContain(bytes < mark.segmentBytes ? 'segment-too-short' : 'no complaint')
      }
    }
  })

  test('anywhere, whatever the run was, goes on to the same files as a run that was never cut', async () => {
    const cuts = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat()), {
      minLength: 1,
      maxLength: 4,
    })
    const full = fc.constantFrom(40, 200, 1_000_000)
    await fc.assert(
      fc.asyncProperty(anyScript(60), full, cuts, async (steps, fullBytes, places) => {
        const run = await record(steps, fullBytes)
        const whole = expectedOf(steps)
        for (const [share, tail] of places) {
          const logBytes = Math.floor(share * (run.marks.at(-1)?.logBytes ?? 0))
          const { folder, mark } = killed(run, logBytes, tail)
          const ledger = await openLedger({ folder, epoch: 1 }, fullBytes)
          expect(await holdingOf(ledger)).toEqual(expectedOf(steps.slice(0, mark.steps)))
          await play(ledger, steps.slice(mark.steps))
          expect(await holdingOf(ledger)).toEqual(whole)
          await ledger.close()
          expect(filesIn(folder)).toEqual(filesIn(run.folder))
        }
      }),
      { numRuns: 40 },
    )
  })

  test('again and again while it goes on still ends the same', async () => {
    await fc.assert(
      fc.asyncProperty(anyScript(60), fc.infiniteStream(fc.nat({ max: 400 })), async (steps, lengths) => {
        const run = await record(steps, 100)
        const folder = runFolder()
        const place = { folder, epoch: 1 }
        for (let kills = 0; kills < 5; kills += 1) {
          const ledger = await openLedger(place, 100)
          const mark = run.marks.find((each) => each.logBytes === ledger.logBytes)
          await play(ledger, steps.slice(mark?.steps))
          await ledger.close()
          const lost = lengths.next().value ?? 0
          truncateSync(ledgerPath(place), Math.max(0, ledger.logBytes - lost))
        }
        const ledger = await openLedger(place, 100)
        const mark = run.marks.find((each) => each.logBytes === ledger.logBytes)
        expect(mark).toBeDefined()
        await play(ledger, steps.slice(mark?.steps))
        expect(await holdingOf(ledger)).toEqual(expectedOf(steps))
        await ledger.close()
        expect(filesIn(folder)).toEqual(filesIn(run.folder))
      }),
      { numRuns: 15 },
    )
  })
})
