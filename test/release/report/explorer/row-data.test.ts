/** Rows of the explorer: compact, whole, capped out loud. */

import { describe, expect, test } from 'vitest'
import { encodeRows } from '../../../../src/release/report/explorer/row-data.js'
import { buildStories, candidateStory } from '../../build-rows.js'
import { streamsOf } from '../../build-run.js'

describe('encodeRows', () => {
  test('a rejected row, key by key', async () => {
    const story = candidateStory(2)
    const { rows, words } = await encodeRows(streamsOf([story]))
    const row = JSON.parse(rows[0] ?? '')
    const word = (key: string): string | undefined => words[row[key]]
    expect(row.d).toEqual(story.record.data)
    expect(['s', 'o', 'm', 'z', 'y', 'b'].map(word)).toEqual([
      'vary',
      'synthetic',
      'number-variation@1',
      'rejected',
      'wrong-result',
      'verify/equation',
    ])
    expect(row.p).toEqual([[story.record.lineage.parents[0]?.id, words.indexOf('seeds'), 3]])
    expect(row.v).toEqual([
      [
        words.indexOf('equation'),
        words.indexOf('fail'),
        words.indexOf('wrong-result'),
        story.verdicts[0]?.evidence,
      ],
    ])
    expect(row.q).toBeUndefined()
  })

  test('what is usual takes no space: draft 0, own root, no reason', async () => {
    const [mixed] = buildStories(0, 1)
    if (mixed === undefined) expect.fail('the builder has a story')
    const plain = { ...mixed, disposition: { state: 'accepted' as const, reason: null, by: null } }
    const { rows } = await encodeRows(streamsOf([plain]))
    expect(Object.keys(JSON.parse(rows[0] ?? ''))).toEqual(['i', 's', 'd', 'o', 'm', 't', 'k', 'z', 'q'])
  })

  test('all rows in order when they fit', async () => {
    const stories = buildStories(12, 3)
    const { rows, cut } = await encodeRows(streamsOf(stories), { rows: 15, bytes: 1e6 })
    expect(rows.map((row) => JSON.parse(row).i)).toEqual(stories.map(({ record }) => record.id))
    expect(cut).toBeUndefined()
  })

  test('the cap by rows', async () => {
    const { rows, cut } = await encodeRows(streamsOf(buildStories(12)), { rows: 11, bytes: 1e6 })
    expect([rows.length, cut]).toEqual([11, 'rows'])
  })

  test('the cap by bytes counts UTF-8 and never exceeds it', async () => {
    const stories = buildStories(12).map((story) => ({
      ...story,
      record: { ...story.record, data: { text: 'ü'.repeat(1000) } },
    }))
    const { rows, cut } = await encodeRows(streamsOf(stories), { rows: 100, bytes: 8000 })
    const bytes = rows.reduce((sum, row) => sum + Buffer.byteLength(row) + 1, 0)
    expect(cut).toBe('bytes')
    expect(bytes).toBeLessThanOrEqual(8000)
    expect(bytes).toBeGreaterThan(8000 - 3000)
  })
})
