/** Views of a record's text are named by what they compute, and a batch computes each once. */

import { describe, expect, test } from 'vitest'
import { contaminationOptions, readBenchmark } from '../../../src/algo/text/contamination-options.js'
import { textFieldOption, textView, tokenView, wordView } from '../../../src/algo/text/record-text.js'
import { createBatch } from '../../../src/contract/batch.js'
import { buildCandidates, buildSourceRecords } from '../../../src/testing/builders.js'
import { stream } from '../../../src/testing/exam-ports.js'

const records = buildCandidates([{ id: 'x', q: 'Añb 3', a: 'two words' }])

describe('views', () => {
  test.each([
    [textView(undefined), 'text(all)'],
    [textView('q'), 'text("q")'],
    [textView(['q', 'a']), 'text(["q","a"])'],
    [wordView('q'), 'words("q"; digits keep; marks drop)'],
    [wordView(undefined, { digits: 'zero', marks: 'keep' }), 'words(all; digits zero; marks keep)'],
    [tokenView('q', { unit: 'character' }), 'characters("q"; digits keep; marks drop)'],
  ])('%#: %s', (view, id) => expect(view.id).toBe(id))

  test('the same view of a batch is computed once', () => {
    const batch = createBatch(records)
    expect(batch.view(wordView('a'))).toBe(batch.view(wordView('a')))
    expect(batch.view(wordView('a'))).not.toBe(batch.view(wordView('q')))
  })

  test('text is that of the fields, words and characters are counted from it', () => {
    const [record] = records
    if (record === undefined) return
    expect(textView(undefined).compute(record)).toBe('two words\nAñb 3')
    expect(textView(['a', 'q']).compute(record)).toBe('two words\nAñb 3')
    expect(wordView(undefined).compute(record).low.length).toBe(4)
    expect(tokenView('q', { unit: 'character' }).compute(record).low.length).toBe('anb 3'.length)
  })
})

test.each([
  [undefined, true],
  ['question', true],
  [['question', 'answer'], true],
  [[], false],
  [7, false],
])('field: %j may be given: %s', (value, isGood) => {
  expect(textFieldOption.safeParse(value).success).toBe(isGood)
})

describe('a benchmark read from rows', () => {
  const rows = buildSourceRecords([
    { q: 'What is the capital of Peru?' },
    { q: '' },
    { q: 'Name a river in Chile.' },
  ])

  test('keeps the place of each row, and counts those without words', async () => {
    const benchmark = await readBenchmark(stream(rows), contaminationOptions.parse({}))
    expect(benchmark.items.map(({ place }) => place)).toEqual(['line 1', 'line 2', 'line 3'])
    expect([benchmark.index.size, benchmark.emptyItems]).toEqual([3, 1])
    expect(benchmark.index.rules).toEqual({ n: 13, coverage: 0.7, shortItemWords: 5 })
  })

  test('reads the field that is named for the benchmark', async () => {
    const options = contaminationOptions.parse({ field: 'prompt', referenceField: 'q', coverage: null })
    const { emptyItems, index } = await readBenchmark(stream(rows), options)
    expect([emptyItems, index.rules.coverage]).toEqual([1, undefined])
    const wrong = await readBenchmark(stream(rows), contaminationOptions.parse({ field: 'prompt' }))
    expect(wrong.emptyItems).toBe(3)
  })
})
