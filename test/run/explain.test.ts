/** Explaining a record: released, rejected, mixed in, refused at the intake, of an earlier step, unknown. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sourceRecordId } from '../../src/record/data-record.js'
import { explain } from '../../src/run/explain.js'
import { candidatesIn, counting, jsonLines, type Recipe, type Workshop, workshop } from './run-recipe.js'
import { loadOptions } from './run-value.js'

const words = jsonLines([{ text: 'one', n: 1 }, { n: 2 }, { text: 'three', n: 3 }, { text: 'four', n: 4 }])

const recipe: Recipe = {
  sources: { words: { path: 'words.jsonl', kind: 'real' } },
  generate: [{ id: 'shout', method: 'shouting', from: 'words', with: { times: 2 } }],
  verify: [{ use: 'up-to', id: 'small', abstain: 'keep', error: 'hold', with: { most: 3 } }],
  refine: [
    { use: 'at-most', with: { field: 'n', most: 1 } },
    { use: 'mix', with: { source: 'words', synthetic: 0.5 } },
  ],
}

async function explained(shop: Workshop, id: string, epoch?: number) {
  return explain(join(shop.folder, 'out'), id, loadOptions(shop.folder, shop.world), epoch)
}

/** The workshop after the run. Candidates: 1, 3, 4 shouted once, then 1, 3, 4 again. */
async function afterRun(): Promise<Workshop & { readonly ids: readonly string[] }> {
  const shop = workshop({ 'words.jsonl': words })
  await shop.run(recipe)
  return { ...shop, ids: (await candidatesIn(join(shop.folder, 'out'))).map(({ id }) => id) }
}

describe('a candidate', () => {
  test('that was released: verdicts, parent with its content, and the siblings of its family', async () => {
    const shop = await afterRun()
    const [id = '', , , sibling] = shop.ids
    const { story, parents, siblings, epoch } = await explained(shop, id)
    expect(epoch).toBe(1)
    expect(story).toMatchObject({
      isReleased: true,
      disposition: { state: 'accepted', reason: null, by: null },
      verdicts: [{ verifier: 'small', verdict: 'pass', reason: null }],
      record: { data: { text: 'ONE', n: 1 } },
    })
    expect(parents).toEqual([
      {
        id: sourceRecordId('words', '1'),
        from: 'words',
        row: 1,
        data: { text: 'one', n: 1 },
        unavailable: undefined,
      },
    ])
    expect(siblings.map(({ record, disposition }) => [record.id, disposition.reason])).toEqual([
      [sibling, 'too-many'],
    ])
  })

  test('that a verifier rejected, with its evidence', async () => {
    const shop = await afterRun()
    const { story } = await explained(shop, shop.ids[2] ?? '')
    expect(story).toMatchObject({
      isReleased: false,
      disposition: { state: 'rejected', reason: 'too-large', by: 'verify/small' },
      verdicts: [{ verifier: 'small', verdict: 'fail', evidence: { most: 3 } }],
    })
  })

  test('that a refiner dropped, with its score', async () => {
    const shop = await afterRun()
    const { story } = await explained(shop, shop.ids[3] ?? '')
    expect(story).toMatchObject({
      disposition: { state: 'rejected', reason: 'too-many', by: 'refine/at-most' },
      evidence: { score: 2 },
    })
  })

  test('of a step before: the parent is the candidate of that step', async () => {
    const shop = workshop()
    await shop.run({
      generate: [counting({ tasks: 2 }), { id: 'shout', method: 'shouting', from: 'count' }],
    })
    const [counted, , shouted] = await candidatesIn(join(shop.folder, 'out'))
    const { parents, siblings } = await explained(shop, shouted?.id ?? '')
    expect(parents).toEqual([
      { id: counted?.id, from: 'count', row: undefined, data: counted?.data, unavailable: undefined },
    ])
    expect(siblings.map(({ record }) => record.id)).toEqual([counted?.id])
  })

  test('whose method threw, with message and stack', async () => {
    const shop = workshop()
    await shop.run({ generate: [counting({ throwAt: [1] })] })
    const { story } = await explained(shop, (await candidatesIn(join(shop.folder, 'out')))[1]?.id ?? '')
    expect(story.disposition).toEqual({ state: 'failed', reason: 'method-error', by: 'generate/count' })
    expect(story.evidence?.message).toBe('cannot count to 1')
    expect(story.evidence?.stack).toContain('plug-ins.ts')
  })

  test('in an older epoch', async () => {
    const shop = workshop()
    await shop.run({ generate: [counting({ refuse: [2] })] })
    await shop.run({ generate: [counting()] })
    const [, , id = ''] = (await candidatesIn(join(shop.folder, 'out'))).map((one) => one.id)
    expect((await explained(shop, id, 1)).story).toMatchObject({
      disposition: { state: 'rejected', reason: 'unlucky' },
      refusal: { refused: 'unlucky' },
    })
    expect((await explained(shop, id)).story.disposition.state).toBe('accepted')
    await expect(explained(shop, id, 3)).rejects.toMatchObject({ code: 'no-epoch' })
  })
})

describe('a row of a source', () => {
  test('that was mixed in is released and has no verdicts', async () => {
    const shop = await afterRun()
    // two candidates were accepted, so two of the four rows were added
    const rows = await Promise.all(
      [1, 2, 3, 4].map((row) => explained(shop, sourceRecordId('words', String(row))).catch(() => undefined)),
    )
    const mixed = rows.filter((one) => one !== undefined)
    expect(mixed).toHaveLength(2)
    expect(mixed[0]?.story).toMatchObject({
      isReleased: true,
      disposition: { state: 'accepted', reason: 'mixed-in' },
      verdicts: [],
      record: { step: 'words', lineage: { origin: 'real' } },
    })
  })

  test('that the method refused says why', async () => {
    const shop = workshop({ 'words.jsonl': words })
    const { refine: _, ...withoutMix } = recipe
    await shop.run(withoutMix)
    await expect(explained(shop, sourceRecordId('words', '2'))).rejects.toMatchObject({
      code: 'refused-at-intake',
      message: expect.stringContaining(
        '(line 2) that the method refused: no-text. There is nothing to shout.',
      ),
    })
  })

  test('that is refused no longer is forgotten', async () => {
    const shop = workshop({ 'words.jsonl': words })
    const { refine: _, ...withoutMix } = recipe
    await shop.run(withoutMix)
    writeFileSync(join(shop.folder, 'words.jsonl'), words.replace('{"n":2}', '{"n":2,"text":"two"}'))
    await shop.run(withoutMix)
    await expect(explained(shop, sourceRecordId('words', '2'))).rejects.toMatchObject({
      code: 'source-row',
      message: expect.stringContaining('is a row of the source "words" (line 2)'),
      hint: expect.stringMatching(/^Explain what was made from it: [0-9a-v]{24}, [0-9a-v]{24}\.$/),
    })
  })

  test('that was mixed in and dropped again is not in the result, and says by whom and why', async () => {
    const shop = workshop({ 'real.jsonl': jsonLines([{ n: 7 }, { n: 7 }, { n: 7 }]) })
    const { facts } = await shop.run({
      sources: { real: { path: 'real.jsonl', kind: 'real' } },
      generate: [counting({ tasks: 3 })],
      refine: [
        { use: 'mix', with: { source: 'real', synthetic: 0.5 } },
        { use: 'exact-duplicates', with: { field: 'n' } },
      ],
    })
    // 0, 1, 2 and three times 7: two of the sevens go
    expect(facts.members).toMatchObject({ synthetic: 3, real: 1 })
    expect(facts.notes).toContainEqual({
      refiner: 'exact-duplicates',
      reason: 'mixed-in-dropped',
      evidence: { 'exact-duplicate': 2 },
    })
    const ids = [1, 2, 3].map((row) => sourceRecordId('real', String(row)))
    const stories = await Promise.all(ids.map(async (id) => (await explained(shop, id)).story))
    const kept = stories.find(({ isReleased }) => isReleased)?.record.id
    const dropped = stories.filter(({ isReleased }) => !isReleased)
    expect(dropped).toHaveLength(2)
    for (const story of dropped) {
      expect(story).toMatchObject({
        disposition: { state: 'rejected', reason: 'exact-duplicate', by: 'refine/exact-duplicates' },
        evidence: { partner: kept },
      })
    }
  })

  test('of a file that is gone: the parent is named, its content is not', async () => {
    const shop = await afterRun()
    const { rmSync } = await import('node:fs')
    rmSync(join(shop.folder, 'words.jsonl'))
    const { parents } = await explained(shop, shop.ids[0] ?? '')
    expect(parents[0]).toMatchObject({
      row: 1,
      data: undefined,
      unavailable: 'the source cannot be read any more',
    })
  })
})

test('a folder whose first run never began says so', async () => {
  const shop = workshop()
  writeFileSync(join(shop.folder, 'out/plan.json'), '{}')
  await expect(explained(shop, 'x')).rejects.toMatchObject({
    code: 'no-epoch',
    message: expect.stringContaining('has no epoch yet'),
  })
})

describe('an unknown id', () => {
  test.each(['no id', '0123456789abcdefghijklmn'])('%s', async (id) => {
    const shop = await afterRun()
    await expect(explained(shop, id)).rejects.toMatchObject({
      code: 'unknown-record',
      hint: 'Ids have 24 characters and stand in the field _cupel of each released row and in report.html.',
    })
  })

  test('in a folder without a run', async () => {
    const shop = workshop()
    await expect(explained(shop, 'x')).rejects.toMatchObject({ code: 'no-run' })
  })
})
