/** How candidates end: every planned draft exactly once, with who said so. */

import { describe, expect, test } from 'vitest'
import { isConserved } from '../../src/record/disposition.js'
import { candidatesIn, counting, endings, jsonLines, numbersIn, workshop } from './run-recipe.js'

describe('the conservation line', () => {
  test('counts each draft once: refused, not come, thrown, rejected, accepted', async () => {
    const { run } = workshop()
    // 6 tasks of 2 drafts: 0 … 11. Task 2 throws at 5, so 4 and 5 fail. 1 is refused. At 8 the method falls silent, so 8 and 9
    // do not come. 10 and 11 are too large. Left: 0, 2, 3, 6, 7.
    const result = await run({
      generate: [counting({ tasks: 6, drafts: 2, refuse: [1], silent: [8], throwAt: [5] })],
      verify: [{ use: 'up-to', with: { most: 9 } }],
    })
    const { counts, status } = result.facts
    expect(status).toBe('released')
    expect(counts).toEqual({ planned: 12, accepted: 5, rejected: 5, failed: 2, cancelled: 0, pending: 0 })
    expect(isConserved(counts)).toBe(true)
    expect(endings(result)).toEqual([
      'count 1 × rejected: unlucky (generate/count)',
      'count 2 × failed: method-error (generate/count)',
      'count 2 × rejected: no-draft (generate/count)',
      'count 2 × rejected: too-large (verify/up-to)',
      'count 5 × accepted',
    ])
  })

  test('holds whatever the batch is', async () => {
    const { run, folder } = workshop()
    const { facts } = await run({ generate: [counting({ tasks: 2500 })] })
    expect(facts.counts).toMatchObject({ planned: 2500, accepted: 2500 })
    const ids = (await candidatesIn(`${folder}/out`)).map(({ id }) => id)
    expect(new Set(ids).size).toBe(2500)
  })
})

describe('verdicts', () => {
  test('stop at the first verifier that rejects, and are counted', async () => {
    const { run } = workshop()
    const { facts } = await run({
      generate: [counting({ tasks: 10 })],
      verify: [
        { use: 'up-to', id: 'small', with: { most: 6 } },
        { use: 'up-to', id: 'tiny', with: { most: 3 } },
      ],
    })
    // 0 … 6 are small, 7, 8, 9 are not and are not shown to `tiny`; of seven, 0 … 3 are tiny
    expect(facts.verdicts).toEqual([
      { verifier: 'small', verdict: 'pass', reason: null, count: 7 },
      { verifier: 'small', verdict: 'fail', reason: 'too-large', count: 3 },
      { verifier: 'tiny', verdict: 'pass', reason: null, count: 4 },
      { verifier: 'tiny', verdict: 'fail', reason: 'too-large', count: 3 },
    ])
  })

  test('an error is tried once more before it counts', async () => {
    const { run } = workshop()
    const { facts } = await run({ generate: [counting()], verify: ['second-look'] })
    expect(facts.counts).toMatchObject({ accepted: 10, pending: 0 })
    expect(facts.verdicts).toEqual([{ verifier: 'second-look', verdict: 'pass', reason: null, count: 10 }])
  })

  // 0 and 5 of 0 … 9 are abstained from
  test.each([
    ['keep', 'released', { accepted: 10, rejected: 0, pending: 0 }],
    ['reject', 'released', { accepted: 8, rejected: 2, pending: 0 }],
    ['hold', 'stopped', { accepted: 0, rejected: 0, pending: 10 }],
  ] as const)('an abstention: %s', async (what, status, counts) => {
    const { run } = workshop()
    const { facts } = await run({
      generate: [counting()],
      verify: [{ use: 'undecided', abstain: what, error: 'hold' }],
    })
    expect(facts.status).toBe(status)
    expect(facts.counts).toMatchObject(counts)
  })

  test('an error that stays may also reject', async () => {
    const { run, world } = workshop()
    world.isDown = true
    const result = await run({
      generate: [counting()],
      verify: [{ use: 'remote', abstain: 'keep', error: 'reject' }],
    })
    expect(endings(result)).toEqual([
      'count 5 × accepted',
      'count 5 × rejected: verifier-threw (verify/remote)',
    ])
  })
})

describe('the survey', () => {
  const rows = jsonLines([
    { text: 'one', key: 'a' },
    { text: 'two', key: 'b' },
    { note: 'no text', key: 'c' },
  ])
  const bad = `${rows}{"text": "three", \n[1]\n${jsonLines([
    { text: 'again', key: 'a' },
    { text: 'no key' },
    { text: 'four', key: 'd' },
  ])}`
  const recipe = {
    sources: { words: { path: 'words.jsonl', id: 'key', kind: 'real' as const } },
    generate: [{ id: 'shout', method: 'shouting', from: 'words' }],
  }

  test('says what became of every row: read = taken + left out, taken = taken by the method + refused', async () => {
    const { run } = workshop({ 'words.jsonl': bad })
    const { facts } = await run(recipe)
    const [source] = facts.sources
    expect(source).toMatchObject({
      id: 'words',
      read: 8,
      taken: 4,
      leftOut: { 'invalid-json': 1, 'not-an-object': 1, 'duplicate-id': 1, 'missing-id': 1 },
    })
    expect(source?.examples).toHaveLength(4)
    expect(facts.intakes).toEqual([{ step: 'shout', source: 'words', taken: 3, refused: { 'no-text': 1 } }])
    expect(facts.counts).toMatchObject({ planned: 3, accepted: 3 })
  })

  test('a source without one good row is an error with the reasons', async () => {
    const { run } = workshop({ 'words.jsonl': '[1]\n[2]\n' })
    await expect(run(recipe)).rejects.toMatchObject({ code: 'no-rows', exitCode: 2 })
  })
})

describe('steps that read earlier steps', () => {
  test('see what was accepted there, in order, and count what their intake refuses', async () => {
    const { run, folder } = workshop()
    const result = await run({
      generate: [
        counting({ tasks: 6, refuse: [2] }),
        { id: 'shout', method: 'shouting', from: 'count', with: { times: 2 } },
      ],
      verify: [{ use: 'up-to', step: 'count', abstain: 'keep', error: 'hold', with: { most: 4 } }],
    })
    // of 0 … 5, 2 is refused and 5 too large: 0, 1, 3, 4 are shouted twice
    expect(endings(result)).toEqual([
      'count 1 × rejected: too-large (verify/up-to)',
      'count 1 × rejected: unlucky (generate/count)',
      'count 4 × accepted',
      'shout 8 × accepted',
    ])
    expect(result.facts.intakes).toEqual([{ step: 'shout', source: 'count', taken: 4, refused: {} }])
    const shouted = (await candidatesIn(`${folder}/out`)).filter(({ lineage }) =>
      lineage.method.startsWith('shouting'),
    )
    expect(shouted.map(({ data }) => data.text)).toEqual([
      'ITEM 0',
      'ITEM 1',
      'ITEM 3',
      'ITEM 4',
      'ITEM 0',
      'ITEM 1',
      'ITEM 3',
      'ITEM 4',
    ])
  })

  test('a child belongs to the family of its first ancestor', async () => {
    const { run, folder } = workshop({ 'words.jsonl': jsonLines([{ text: 'a' }, { text: 'b' }]) })
    await run({
      sources: { words: { path: 'words.jsonl', kind: 'real' } },
      generate: [
        { id: 'loud', method: 'shouting', from: 'words' },
        { id: 'louder', method: 'shouting', from: 'loud' },
      ],
    })
    const [loud, , louder] = await candidatesIn(`${folder}/out`)
    expect(loud?.lineage.parents[0]).toMatchObject({ from: 'words', row: 1 })
    expect(louder?.lineage.parents[0]).toEqual({ id: loud?.id, from: 'loud' })
    expect(louder?.lineage.root).toBe(loud?.lineage.root)
    expect(loud?.lineage.root).toBe(loud?.lineage.parents[0]?.id)
  })

  test('an earlier step ends at its number of candidates, and lets go of its plan', async () => {
    const { run, folder } = workshop()
    await run({
      generate: [
        { id: 'count', method: 'endless', candidates: 7, with: { drafts: 2 } },
        { id: 'shout', method: 'shouting', from: 'count' },
      ],
    })
    // three tasks of two drafts; a fourth would go beyond seven
    expect(await numbersIn(`${folder}/out`, 'accepted')).toEqual([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5])
  })
})
