/** The exporter `kto`. */

import { expect, test } from 'vitest'
import { kto } from '../../src/export/kto.js'
import { buildCandidate } from '../../src/testing/builders.js'
import { exported, exportRows } from './export-all.js'

test('accepted records are desirable, rejected ones not, in this order', async () => {
  const accepted = [
    { question: '2 + 2?', answer: '4' },
    { question: '3 + 3?', answer: '6' },
  ]
  expect(await exported(kto, accepted, {}, [{ question: '2 + 2?', answer: '5' }])).toEqual([
    { prompt: '2 + 2?', completion: '4', label: true },
    { prompt: '3 + 3?', completion: '6', label: true },
    { prompt: '2 + 2?', completion: '5', label: false },
  ])
})

test('without rejected records all rows are desirable', async () => {
  expect(await exported(kto, [{ question: '2 + 2?', answer: '4' }])).toEqual([
    { prompt: '2 + 2?', completion: '4', label: true },
  ])
})

test('options hold for both', async () => {
  const options = { prompt: 'q', completion: 'a', system: 'Count.' }
  expect(await exported(kto, [{ q: 'x', a: 'y' }], options, [{ q: 'x', a: 'z' }])).toEqual([
    { prompt: 'Count.\n\nx', completion: 'y', label: true },
    { prompt: 'Count.\n\nx', completion: 'z', label: false },
  ])
})

test('what cannot be exported is named by its id, on both sides', async () => {
  expect(await exportRows(kto, [{ question: 'x' }], {}, [{ answer: 'y' }])).toEqual([
    { skipped: 'missing-completion', id: buildCandidate({}, 'task-1').id },
    { skipped: 'missing-prompt', id: buildCandidate({}, 'wrong-1').id },
  ])
})
