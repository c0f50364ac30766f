/** The exams of sources, exporters and quantities find each planted fault, and nothing in sound plug-ins. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { DataError } from '../../src/base/errors.js'
import { defineExporter, type ExporterRun, type ReleaseView } from '../../src/contract/exporter.js'
import { defineQuantity, type QuantityRun } from '../../src/contract/quantity.js'
import { defineSource, type SourceRow, type SourceRun } from '../../src/contract/source.js'
import { exactInterval } from '../../src/record/reading.js'
import { buildCandidates, buildFacts } from '../../src/testing/builders.js'
import { examineExporter } from '../../src/testing/exporter-exam.js'
import { describeFindings } from '../../src/testing/finding.js'
import { examineQuantity } from '../../src/testing/quantity-exam.js'
import { examineSource } from '../../src/testing/source-exam.js'
import { brokenRules, soundDeclaration } from './planted-fault.js'

const common = { ...soundDeclaration, options: z.strictObject({}) }

describe('sources', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cupel-exam-'))
    writeFileSync(join(folder, 'good.txt'), 'one\ntwo\n\nfour')
    writeFileSync(join(folder, 'bad.txt'), '\u0000\n')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  function rowsOf(path: string): SourceRow[] {
    return readFileSync(path, 'utf8')
      .split('\n')
      .map((text, index) => {
        const place = { row: index + 1, place: `line ${index + 1}` }
        return text === ''
          ? { ...place, reason: 'empty', detail: 'The line is empty.' }
          : { ...place, data: { text } }
      })
  }

  const sound: SourceRun = {
    async *read(path) {
      try {
        yield* rowsOf(path)
      } catch (cause) {
        throw new DataError('unreadable', { message: `Cannot read ${path}.`, cause })
      }
    },
    files: async (path) => [path],
  }

  /** The sound reader with its rows changed. */
  const changed = (change: (row: SourceRow) => object): Partial<SourceRun> => ({
    async *read(path) {
      for await (const row of sound.read(path)) yield { ...row, ...change(row) } as SourceRow
    },
  })

  function examine(changes: Partial<SourceRun>, damaged = ['bad.txt']) {
    const source = defineSource({ ...common, endings: ['.txt'], start: () => ({ ...sound, ...changes }) })
    return examineSource(source, {
      path: join(folder, 'good.txt'),
      damaged: damaged.map((name) => join(folder, name)),
    })
  }

  test('a sound reader has no findings', async () => {
    expect(describeFindings(await examine({}))).toBe('')
  })

  let reads = 0
  test.each<[string, Partial<SourceRun>]>([
    ['files', { files: async () => [] }],
    ['missing-path', { read: (path) => (path.endsWith('.absent') ? none() : sound.read(path)) }],
    ['missing-path', { read: (path) => (path.endsWith('.absent') ? refuse() : sound.read(path)) }],
    ['not-deterministic', changed(({ row }) => (row === 1 ? { data: { read: ++reads } } : {}))],
    ['row', changed(({ row }) => ({ row: row - 1 }))],
    ['row', changed(() => ({ place: '' }))],
    ['row', changed(() => ({ data: ['a list'] }))],
    ['row', changed((row) => ('reason' in row ? { reason: 'Bad row' } : {}))],
    ['row', changed((row) => ('reason' in row ? { detail: 'x'.repeat(500) } : {}))],
    [
      'throws',
      {
        async *read(path) {
          yield* rowsOf(path)
        },
      },
    ],
    ['weak-sample', { read: () => none() }],
  ])('%s', async (rule, changes) => {
    expect(brokenRules(await examine(changes))).toContain(rule)
  })

  test('a sample without a damaged file is weak', async () => {
    expect(brokenRules(await examine({}, []))).toEqual(['weak-sample'])
  })

  async function* none(): AsyncGenerator<SourceRow> {}

  // oxlint-disable-next-line require-yield -- a reader that refuses before its first row
  async function* refuse(): AsyncGenerator<SourceRow> {
    throw new DataError('unreadable', { message: 'It did not work.' })
  }
})

describe('exporters', () => {
  const records = buildCandidates([{ text: 'one' }, { text: 'two' }, { other: 3 }])

  const sound: ExporterRun = {
    async *rows(view) {
      for await (const { id, data } of view.records()) {
        yield typeof data.text === 'string' ? { row: { text: data.text } } : { skipped: 'no-text', id }
      }
    },
  }

  function examine(rows: ExporterRun['rows']) {
    return examineExporter(defineExporter({ ...common, start: () => ({ rows }) }), { records })
  }

  test('a sound exporter has no findings', async () => {
    expect(describeFindings(await examine(sound.rows))).toBe('')
  })

  const each = (make: (text: unknown, id: string) => object): ExporterRun['rows'] =>
    async function* (view: ReleaseView) {
      for await (const { id, data } of view.records()) yield make(data.text, id) as { row: { text: string } }
    }

  let count = 0
  test.each<[string, ExporterRun['rows']]>([
    ['not-deterministic', each(() => ({ row: { count: ++count } }))],
    ['not-json', each(() => ({ row: { score: Number.NaN } }))],
    ['row', each(() => ({ row: {} }))],
    ['row', each((_, id) => ({ skipped: 'No text', id }))],
    ['row', each(() => ({ skipped: 'no-text', id: 'unknown' }))],
    [
      'row',
      async function* () {
        yield { row: { always: true } }
      },
    ],
    ['throws', each((text) => ({ row: { text: (text as string).trim() } }))],
    ['weak-sample', each((_, id) => ({ skipped: 'never', id }))],
  ])('%s', async (rule, rows) => {
    expect(brokenRules(await examine(rows))).toContain(rule)
  })
})

describe('quantities', () => {
  const facts = buildFacts()

  const sound: QuantityRun = {
    names: () => ['released'],
    compute: ({ released }, name) =>
      name === 'released'
        ? { value: released, interval: exactInterval(released) }
        : { unknown: `no "${name}"` },
  }

  function examine(changes: Partial<QuantityRun>, names = ['released']) {
    return examineQuantity(defineQuantity({ ...common, ...sound, ...changes }), { facts, names })
  }

  test('a sound quantity has no findings', async () => {
    expect(describeFindings(await examine({}))).toBe('')
  })

  test.each<[string, Partial<QuantityRun>]>([
    ['names', { names: () => [] }],
    ['not-json', { compute: () => ({ value: Number.NaN, interval: exactInterval(0) }) }],
    ['quantity', { compute: () => ({ value: 2, interval: exactInterval(1) }) }],
    ['quantity', { compute: () => ({ unknown: '' }) }],
    [
      'throws',
      { compute: ({ members }) => ({ unknown: String((members.get('x') as unknown as string).length) }) },
    ],
    ['weak-sample', { compute: () => ({ unknown: 'nobody knows' }) }],
  ])('%s', async (rule, changes) => {
    expect(brokenRules(await examine(changes))).toContain(rule)
  })

  test('a sample without names is weak', async () => {
    expect(brokenRules(await examine({}, []))).toEqual(['weak-sample'])
  })
})
