/** The refiner `novelty`. */

import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/base/canonical-json.js'
import { createBatch } from '../../src/contract/batch.js'
import type { DataRecord } from '../../src/record/data-record.js'
import type { Receipt } from '../../src/record/receipt.js'
import { novelty } from '../../src/refine/novelty.js'
import { buildCandidate, buildCandidates, buildSourceRecords } from '../../src/testing/builders.js'
import { createExamPorts } from '../../src/testing/exam-ports.js'
import { describeFindings } from '../../src/testing/finding.js'
import { examineRefiner } from '../../src/testing/refiner-exam.js'

const records = buildCandidates(
  [
    'Write a poem about the sea at night.',
    'Write a poem about the sea at noon.',
    'List five rivers of Asia.',
    'Sea the about poem a write: night at!',
    'Write a song about the sea at noon.',
  ].map((instruction) => ({ instruction })),
)

async function drops(
  given: readonly DataRecord[],
  options: JsonObject = {},
  against?: readonly DataRecord[],
): Promise<string[]> {
  const ports = createExamPorts(against === undefined ? {} : { against })
  const run = await novelty.bind(options).instance(ports)
  await run.add(createBatch(given))
  const receipts: Receipt[] = []
  for await (const receipt of run.decide()) receipts.push(receipt)
  return receipts.flatMap((receipt) => {
    if (receipt.action !== 'drop') return []
    return [`${given.findIndex(({ id }) => id === receipt.id)} ${receipt.reason} ${receipt.score}`]
  })
}

test('passes the exam of refiners', async () => {
  expect(describeFindings(await examineRefiner(novelty, { records }))).toBe('')
})

test('only kept records are partners, and the order of words counts', async () => {
  // 1 shares 7 of 8 words with 0: 14/16. 4 shares 7 of 8 with 1, which is gone, and 6 of 8 with 0: 12/16.
  // 3 has the words of 0 in another order: the longest common run in order is 1 or 2 of 8.
  expect(await drops(records)).toEqual(['1 not-novel 0.875', '4 not-novel 0.75'])
  expect(await drops(records, { threshold: 0.8 })).toEqual(['1 not-novel 0.875'])
})

test('rows of the reference come first', async () => {
  const against = buildSourceRecords([{ instruction: 'List some rivers of Asia.' }])
  // 4 of 5 words of each in order: 8/10.
  expect(await drops(records.slice(2, 3), {}, against)).toEqual(['0 not-novel-to-reference 0.8'])
})

test('records of one task are compared only where that is asked for', async () => {
  const twins = [0, 1].map((draft) =>
    buildCandidate({ instruction: 'List five rivers.', input: `${draft}` }, 'prompt-1', { draft }),
  )
  const [first] = twins
  const other = buildCandidate({ instruction: 'List five rivers.' }, 'prompt-2')
  expect(await drops([...twins, other], { field: 'instruction' })).toEqual(['2 not-novel 1'])
  expect(await drops(twins, { field: 'instruction', ignore: 'none' })).toEqual(['1 not-novel 1'])
  expect(first?.id).not.toBe(twins[1]?.id)
})
