/** Rows and their stories for tests of the release: small sums about a bakery, made by rule. */

import type { JsonObject } from '../../src/base/canonical-json.js'
import type { Disposition } from '../../src/record/disposition.js'
import { type DataRecord, candidateId, sourceRecordId } from '../../src/record/data-record.js'
import type { RowStory } from '../../src/release/facts.js'

const bakers = ['Amina', 'Bo', 'Chidi', 'Dalia', 'Eero']
const wares = ['rolls', 'pretzels', 'scones', 'bagels']

/** A seed row: row `row` (1-based) of source `seeds`. */
export function buildSeed(row: number): DataRecord {
  const id = sourceRecordId('seeds', row)
  return {
    id,
    step: 'seeds',
    data: sumAbout(row + 2, row + 5, row),
    lineage: {
      method: 'jsonl@1',
      origin: 'real',
      task: `line ${row}`,
      draft: 0,
      parents: [],
      root: id,
      notes: { row },
    },
  }
}

/** Candidate `index` (0-based) of step `vary`, a variation of a seed row. */
export function buildVariation(
  index: number,
  data: JsonObject = sumAbout(index + 3, (index % 9) + 2, index),
): DataRecord {
  const seed = buildSeed((index % 40) + 1)
  return {
    id: candidateId('vary', `${seed.id}:${index}`, 0),
    step: 'vary',
    data,
    lineage: {
      method: 'number-variation@1',
      origin: 'synthetic',
      task: `${seed.id}:${index}`,
      draft: 0,
      parents: [{ id: seed.id, from: 'seeds', row: (index % 40) + 1 }],
      root: seed.id,
      asked: { ware: wares[index % 4] ?? '' },
      notes: { changed: [{ place: 'first number', from: 5, to: index + 3 }], skeleton: 'a*b' },
    },
  }
}

function sumAbout(count: number, price: number, index: number): JsonObject {
  const [name = '', ware = ''] = [bakers[index % 5], wares[index % 4]]
  return {
    question: `${name} sells ${count} ${ware} at ${price} coins each. How many coins does ${name} take?`,
    answer: `${count} * ${price} = ${count * price}`,
    ware,
    price,
  }
}

type Ending = Disposition & { readonly evidence?: JsonObject }

/** Who decides on the candidates, in turn: of ten, five are accepted, one for each other end. */
const endings: readonly Ending[] = [
  accepted(),
  accepted(),
  { state: 'rejected', by: 'verify/equation', reason: 'wrong-result' },
  accepted(),
  {
    state: 'rejected',
    by: 'refine/near-duplicates',
    reason: 'near-duplicate',
    evidence: duplicateEvidence(),
  },
  accepted(),
  { state: 'rejected', by: 'generate/vary', reason: 'no-solution-found' },
  accepted(),
  { state: 'rejected', by: 'verify/equation', reason: 'not-a-number' },
  { state: 'cancelled', by: 'goal', reason: 'goal-met' },
]

/** The stories of `count` candidates and then of `mixed` rows of the source that were mixed in. */
export function buildStories(count: number, mixed = 0): RowStory[] {
  const candidates = Array.from({ length: count }, (_, index) => candidateStory(index))
  return [...candidates, ...Array.from({ length: mixed }, (_, index) => mixedStory(index))]
}

/** The story of candidate `index`. */
export function candidateStory(index: number): RowStory {
  const { evidence, ...disposition }: Ending = endings[index % endings.length] ?? accepted()
  const isRefused = disposition.by === 'generate/vary'
  return {
    record: buildVariation(index, ...(isRefused ? [{}] : [])),
    disposition,
    evidence,
    verdicts: isRefused ? [] : [verdictFor(disposition)],
    refusal: isRefused
      ? { refused: 'no-solution-found', detail: 'no other numbers give a whole result' }
      : undefined,
    effects: [],
    isReleased: disposition.state === 'accepted',
  }
}

function mixedStory(index: number): RowStory {
  return {
    record: buildSeed(40 - index),
    disposition: { state: 'accepted', reason: 'mixed-in', by: null },
    evidence: undefined,
    verdicts: [],
    refusal: undefined,
    effects: [],
    isReleased: true,
  }
}

function verdictFor({ by, reason }: Disposition): RowStory['verdicts'][number] {
  const isFail = by === 'verify/equation'
  return {
    verifier: 'equation',
    verdict: isFail ? 'fail' : 'pass',
    reason: isFail ? reason : null,
    evidence: { equation: '3 * 4 = 12', written: 12, reckoned: isFail ? 13 : 12 },
  }
}

function duplicateEvidence(): JsonObject {
  return { partner: buildVariation(0).id, score: 0.91, parameters: { preset: 'word-5', threshold: 0.8 } }
}

function accepted(): Disposition {
  return { state: 'accepted', reason: null, by: null }
}
