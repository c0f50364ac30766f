/** The journal of batches: cut at any byte it opens at the last whole line, and what it says is what was written. */

import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isCupelError } from '../../../src/base/errors.js'
import { BatchBook } from '../../../src/model/batch/batch-book.js'
import { type BatchEvent, readEvent } from '../../../src/model/batch/batch-event.js'
import { BatchJournal } from '../../../src/model/batch/batch-journal.js'
import type { BatchEnd } from '../../../src/model/batch/batch-protocol.js'

const at = '2026-11-21T00:00:00.000Z'
const ended: BatchEnd = {
  kind: 'expired',
  outputs: ['/files/ö/content'],
  detail: 'späť 🙂',
  isOverLimit: false,
}

function folderOf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cupel-journal-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The life of a batch of some keys, of which those of odd place come back without an answer. */
function lifeOf(tag: string, keys: readonly string[]): BatchEvent[] {
  const missing = keys.filter((_, i) => i % 2 === 1)
  return [
    { event: 'intended', tag, at, path: '/chat/completions', group: 'm', keys, hash: 'h' },
    { event: 'uploaded', tag, at, file: `file-${tag}` },
    { event: 'submitted', tag, at, batch: `batch-${tag}`, isFound: false },
    { event: 'ended', tag, at, end: ended },
    { event: 'collected', tag, at, missing, isCounted: true },
    { event: 'abandoned', tag, at, keys: missing },
  ]
}

const all = [...lifeOf('one', ['a', 'b', 'c']), ...lifeOf('two', ['b', 'd'])]

/** All that a book says, as a value. */
function saidBy(book: BatchBook, keys: readonly string[] = ['a', 'b', 'c', 'd']): unknown {
  const fates = keys.map((key) => {
    const fate = book.fate(key)
    return fate && [key, fate.kind, fate.tries, fate.batch.tag]
  })
  return structuredClone({
    batches: book.batches,
    open: book.open.map(({ tag }) => tag),
    counts: book.counts,
    fates,
  })
}

function bookOf(events: readonly BatchEvent[]): BatchBook {
  const book = new BatchBook()
  for (const event of events) book.apply(event)
  return book
}

async function complaintOf(opening: Promise<unknown>): Promise<string> {
  return opening.then(
    () => 'none',
    (error: unknown) =>
      isCupelError(error) ? `${error.name} ${error.code}: ${error.message}` : String(error),
  )
}

describe('on disk', () => {
  test('one line an event, as JSON, and the book of who reads it says the same', async () => {
    const folder = folderOf()
    const journal = await BatchJournal.open(folder, 'desk')
    for (const event of all) await journal.write(event)
    const said = saidBy(journal.book)
    await journal.close()
    const lines = readFileSync(join(folder, 'desk.journal.jsonl'), 'utf8').trimEnd().split('\n')
    expect(lines.map((line) => readEvent(line))).toEqual(all)
    const again = await BatchJournal.open(folder, 'desk')
    expect(saidBy(again.book)).toEqual(said)
    await again.close()
  })

  test('events written at once stand in the order of writing', async () => {
    const folder = folderOf()
    const journal = await BatchJournal.open(folder, 'desk')
    await Promise.all(all.map((event) => journal.write(event)))
    await journal.close()
    const text = readFileSync(join(folder, 'desk.journal.jsonl'), 'utf8')
    expect(text).toBe(all.map((event) => `${JSON.stringify(event)}\n`).join(''))
  })

  test('cut at any byte: the whole lines count, the rest is cut off, and writing goes on', async () => {
    const folder = folderOf()
    const path = join(folder, 'desk.journal.jsonl')
    const lines = lifeOf('one', ['a', 'b']).map((event) => `${JSON.stringify(event)}\n`)
    const bytes = Buffer.from(lines.join(''))
    const next: BatchEvent = {
      event: 'intended',
      tag: 'new',
      at,
      path: '/',
      group: '',
      keys: ['z'],
      hash: '',
    }
    for (let length = 0; length <= bytes.length; length += 1) {
      writeFileSync(path, bytes.subarray(0, length))
      const whole = bytes.subarray(0, length).toString('utf8').split('\n').slice(0, -1)
      const journal = await BatchJournal.open(folder, 'desk')
      expect([length, saidBy(journal.book)]).toEqual([
        length,
        saidBy(bookOf(lifeOf('one', ['a', 'b']).slice(0, whole.length))),
      ])
      await journal.write(next)
      await journal.close()
      const expected = `${[...whole, JSON.stringify(next)].join('\n')}\n`
      expect([length, readFileSync(path, 'utf8') === expected]).toEqual([length, true])
    }
  })

  test.each([
    ['no JSON', 'rubbish'],
    ['cut in the middle', '{"event":"uploaded","tag":"one"'],
    ['no object', '7'],
    ['an unknown event', '{"event":"lost","tag":"one","at":""}'],
    ['an empty line', ''],
  ])('a line that is %s, before the last, is told with its number', async (_, line) => {
    const folder = folderOf()
    const path = join(folder, 'desk.journal.jsonl')
    const [first, second] = all.map((event) => JSON.stringify(event))
    writeFileSync(path, `${first}\n${line}\n${second}\n`)
    expect((await complaintOf(BatchJournal.open(folder, 'desk'))).replace(folder, 'FOLDER')).toBe(
      'StorageError batch-journal-damaged: FOLDER/desk.journal.jsonl:2 holds no event of a batch.',
    )
    // What could not be opened is not held open.
    writeFileSync(path, `${first}\n`)
    await (await BatchJournal.open(folder, 'desk')).close()
  })

  test('two writers of one journal are refused, of two they are not', async () => {
    const folder = folderOf()
    const journal = await BatchJournal.open(folder, 'desk')
    expect(
      (await complaintOf(BatchJournal.open(folder, 'desk'))).replace(folder, 'FOLDER'),
    ).toMatchInlineSnapshot(
      `"InternalError batch-desk-open-twice: FOLDER/desk.journal.jsonl is open already: bindings of the same endpoint and model share one desk."`,
    )
    const other = await BatchJournal.open(folder, 'other')
    await journal.close()
    await other.close()
    await (await BatchJournal.open(folder, 'desk')).close()
  })

  test('the ids of all journals of a folder are known, those that others append later too', async () => {
    const folder = folderOf()
    const [journal, other] = [
      await BatchJournal.open(folder, 'desk'),
      await BatchJournal.open(folder, 'other'),
    ]
    writeFileSync(join(folder, 'one.jsonl'), 'requests are no journal\n')
    for (const event of lifeOf('one', ['a'])) await journal.write(event)
    for (const event of lifeOf('two', ['b']).slice(0, 2)) await other.write(event)
    expect([...(await journal.knownIds())]).toEqual(['batch-one'])
    appendFileSync(join(folder, 'other.journal.jsonl'), `${JSON.stringify(lifeOf('two', ['b'])[2])}\n`)
    expect([...(await journal.knownIds())].sort()).toEqual(['batch-one', 'batch-two'])
    await journal.close()
    await other.close()
  })
})

describe('the book', () => {
  test('what came back without an answer is missing after its first batch, and answered after its second', () => {
    const [one, two] = [lifeOf('one', ['a', 'b']), lifeOf('two', ['b', 'c'])]
    const book = bookOf(one.slice(0, 5))
    expect([book.fate('a')?.kind, book.fate('b')?.kind, book.fate('b')?.tries]).toEqual([
      'answered',
      'missing',
      1,
    ])
    for (const event of two.slice(0, 4)) book.apply(event)
    expect([book.fate('b')?.kind, book.fate('b')?.tries, book.open.map(({ tag }) => tag)]).toEqual([
      'open',
      2,
      ['two'],
    ])
    for (const event of two.slice(4)) book.apply(event)
    expect([book.fate('b')?.kind, book.fate('c'), book.counts]).toEqual([
      'answered',
      undefined,
      { answered: 2, missing: 2 },
    ])
  })

  test('a batch that was refused as a whole counts as no try', () => {
    const book = bookOf(lifeOf('one', ['a', 'b']).slice(0, 4))
    book.apply({ event: 'collected', tag: 'one', at, missing: ['a', 'b'], isCounted: false })
    expect([book.fate('a')?.kind, book.fate('a')?.tries]).toEqual(['missing', 0])
  })

  test('an event of a batch that was never intended is a bug', () => {
    expect(() =>
      bookOf([{ event: 'uploaded', tag: 'ghost', at, file: 'f' }]),
    ).toThrowErrorMatchingInlineSnapshot(`[InternalError: The journal has "uploaded" of no batch ghost.]`)
  })

  test('answered, missing and open requests are all that were sent, after whatever batches', () => {
    const rounds = fc.array(
      fc.record({
        keys: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 }),
        stage: fc.nat(5),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(rounds, (plans) => {
        const book = new BatchBook()
        const sent: Record<string, number> = {}
        let requests = 0
        plans.forEach(({ keys, stage }, i) => {
          const free = keys.filter((key) => !/open|answered/.test(book.fate(key)?.kind ?? ''))
          if (free.length === 0) return
          requests += free.length
          for (const key of free) sent[key] = (sent[key] ?? 0) + 1
          for (const event of lifeOf(`t${i}`, free).slice(0, Math.min(stage + 1, 5))) book.apply(event)
        })
        const open = book.open.reduce((sum, { keys }) => sum + keys.length, 0)
        expect(book.counts.answered + book.counts.missing + open).toBe(requests)
        for (const [key, times] of Object.entries(sent))
          expect([key, book.fate(key)?.tries]).toEqual([key, times])
      }),
    )
  })
})
