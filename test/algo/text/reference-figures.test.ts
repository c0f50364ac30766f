/** Words, distinct-2, shared n-grams, copies and similarity of real public data against figures that were measured with another program. */

import { readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { NgramCounter } from '../../../src/algo/text/distinct-ngrams.js'
import { ExactIndex } from '../../../src/algo/text/exact-index.js'
import { ngramHashes } from '../../../src/algo/text/ngram-hashes.js'
import { jaccard, type ShingleSet, shingleSet } from '../../../src/algo/text/shingle-set.js'
import { wordHashes } from '../../../src/algo/text/token-hashes.js'
import { sharedData } from '../../shared-data.js'

type Row = Readonly<Record<string, string>>

function rowsOf(path: string | undefined): Row[] {
  if (path === undefined) return []
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
}

/** The figures count `\w+`, where the underscore is a letter; ours separates, so a letter stands in for it. */
const asReference = (text: string): string => text.replaceAll('_', 'ꟼ')

function distinct2(texts: readonly string[]): { words: number; bigrams: number; ratio: number } {
  const [ones, twos] = [new NgramCounter(1), new NgramCounter(2)]
  for (const text of texts) {
    const tokens = wordHashes(asReference(text), { marks: 'keep' })
    ones.add(tokens)
    twos.add(tokens)
  }
  const { distinct, total } = twos.read()
  return { words: ones.read().total, bigrams: total, ratio: distinct / total }
}

describe('evaluations written by people and by models', () => {
  test.each([
    ['evals_corrigible-neutral-HHH.human.jsonl', 12983, 12643, 0.316618],
    ['evals_corrigible-neutral-HHH.lm.jsonl', 83964, 82964, 0.412986],
    ['evals_persona_risk-averse.jsonl', 21600, 20600, 0.211942],
    ['evals_survival-instinct.human.jsonl', 44978, 44025, 0.331244],
    ['evals_survival-instinct.lm.jsonl', 56993, 55993, 0.367546],
  ])('%s', (name, words, bigrams, ratio) => {
    const path = sharedData(name)
    if (path === undefined) return
    const found = distinct2(rowsOf(path).map((row) => row.question ?? ''))
    expect([found.words, found.bigrams]).toEqual([words, bigrams])
    expect(found.ratio).toBeCloseTo(ratio, 6)
  })
})

describe('outputs of eight models on the same instructions', () => {
  test.each([
    ['davinci-self-instruct-and-superni-ft', 29.9, 0.467, 1],
    ['davinci-self-instruct', 45.5, 0.461, 1],
    ['davinci-superni-ft', 65.9, 0.308, 0],
    ['davinci-t0-ft', 7.9, 0.928, 25],
    ['davinci', 647.8, 0.063, 4],
    ['text-davinci-001', 37, 0.755, 0],
    ['text-davinci-002', 35.2, 0.785, 0],
    ['text-davinci-003', 52.9, 0.664, 0],
  ])('%s', (name, meanWords, ratio, duplicates) => {
    const path = sharedData(`modelout/${name}.jsonl`)
    if (path === undefined) return
    const outputs = rowsOf(path).map((row) => row.response ?? '')
    const found = distinct2(outputs)
    const index = new ExactIndex()
    const repeated = outputs.filter((output, i) => index.firstOwner(output, i) !== undefined).length
    expect(found.words / outputs.length).toBeCloseTo(meanWords, 1)
    expect(found.ratio).toBeCloseTo(ratio, 3)
    expect(repeated).toBe(duplicates)
  })
})

const novels = sharedData('prose_novels')

test.skipIf(novels === undefined)('27 novels: 3,899,791 words, 46,195 different', () => {
  const counter = new NgramCounter(1)
  for (const name of readdirSync(novels ?? '')) {
    counter.add(wordHashes(asReference(readFileSync(`${novels}/${name}`, 'utf8')), { marks: 'keep' }))
  }
  expect(counter.read()).toEqual({ distinct: 46195, total: 3899791 })
})

const instructions = sharedData('instr_t0_50k.jsonl.gz')

test.skipIf(instructions === undefined)(
  '50,046 instructions: 3,161 prompts and 1,151 pairs are copies',
  () => {
    const [prompts, pairs] = [new ExactIndex(), new ExactIndex()]
    const lines = gunzipSync(readFileSync(instructions ?? ''))
      .toString('utf8')
      .trim()
      .split('\n')
    lines.forEach((line, owner) => {
      const { prompt = '', completion = '' } = JSON.parse(line) as Row
      prompts.firstOwner(prompt, owner)
      pairs.firstOwner(JSON.stringify([prompt, completion]), owner)
    })
    expect([lines.length - prompts.size, lines.length - pairs.size]).toEqual([3161, 1151])
    expect(prompts.bytes).toBeLessThan(3_000_000)
  },
)

describe('programs rewritten by a model: share with any 8-gram of the original', () => {
  test.each([
    ['rephrased_python', 0.0854],
    ['rephrased_js', 0.1341],
    ['rephrased_c', 0.2317],
  ])('%s', (field, share) => {
    const rows = rowsOf(sharedData('contam_humaneval_pairs.jsonl'))
    if (rows.length === 0) return
    const grams = (text: string): Float64Array => ngramHashes(wordHashes(asReference(text)), 8)
    const hits = rows.filter((row) => {
      const original = new Set(grams(row.original ?? ''))
      return grams(row[field] ?? '').some((gram) => original.has(gram))
    })
    expect(hits.length / rows.length).toBeCloseTo(share, 4)
  })
})

const wordSet = (text: string | undefined): ShingleSet =>
  shingleSet(wordHashes(asReference(text ?? ''), { marks: 'keep' }), 1)

describe('word Jaccard tells human-labelled paraphrases apart: area under the curve', () => {
  test.each([
    ['neardup_pairs_mrpc.jsonl', 0.71, 0.803],
    ['neardup_pairs_qqp.jsonl', 0.38, 0.661],
  ])('%s', (name, positives, area) => {
    const rows = rowsOf(sharedData(name))
    if (rows.length === 0) return
    const scored = rows.map((row) => ({
      score: jaccard(wordSet(row.a), wordSet(row.b)),
      isSame: Number(row.label) === 1,
    }))
    const same = scored.filter(({ isSame }) => isSame)
    const other = scored.filter(({ isSame }) => !isSame)
    let wins = 0
    for (const { score } of same) {
      for (const rival of other) wins += score > rival.score ? 1 : score === rival.score ? 0.5 : 0
    }
    expect(same.length / rows.length).toBeCloseTo(positives, 3)
    expect(wins / (same.length * other.length)).toBeCloseTo(area, 3)
  })
})

const pairs = sharedData('contam_gsm8k_pairs.jsonl')

test.skipIf(pairs === undefined)(
  'the original nearest to a rephrased question is the right one in 98.93 %',
  () => {
    const rows = rowsOf(pairs)
    const originals = rows.map((row) => wordSet(row.original_question))
    const right = rows.filter((row, number) => {
      const own = wordSet(row.rephrased)
      const scores = originals.map((original) => jaccard(own, original))
      return scores.indexOf(Math.max(...scores)) === number
    })
    expect(right.length / rows.length).toBeCloseTo(0.9893, 4)
  },
)
