/** The page: one file that asks for nothing, whole for every end of a run, and safe against what rows hold. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../src/base/canonical-json.js'
import type { RowStory, RunFacts } from '../../../src/release/facts.js'
import { writeReport } from '../../../src/release/report.js'
import { encodeRows } from '../../../src/release/report/explorer/row-data.js'
import { explorerScript } from '../../../src/release/report/explorer/script.js'
import { pageOf } from '../../../src/release/report/page.js'
import { buildOddRecords } from '../../../src/testing/odd-records.js'
import { buildStories, candidateStory } from '../build-rows.js'
import { buildRecipe, buildRun, streamsOf } from '../build-run.js'
import { temporaryFolder } from '../temporary-folder.js'

const folder = await temporaryFolder()

async function pageFor(changes: Partial<RunFacts> = {}, stories?: readonly RowStory[]): Promise<string> {
  const { facts, streams } = buildRun(changes, stories)
  const path = join(folder, 'report.html')
  await writeReport(path, facts, streams)
  return readFileSync(path, 'utf8')
}

function storyOf(data: JsonObject): RowStory {
  const story = candidateStory(0)
  return { ...story, record: { ...story.record, data } }
}

/** Elements of the page outside `<script>` and `<style>`, by name. */
function elementsOf(page: string): string[] {
  return [...withoutScript(page).matchAll(/<([a-z0-9]+)[\s>]/gi)].map(([, name]) =>
    (name ?? '').toLowerCase(),
  )
}

function withoutScript(page: string): string {
  return page.replaceAll(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '')
}

describe('every page', () => {
  test('has its sections in order, each in the contents', async () => {
    const page = await pageFor()
    const sections = [...page.matchAll(/<section id="([a-z]+)" aria-labelledby="title-\1">/g)].map(
      ([, id]) => id,
    )
    const contents = [...page.matchAll(/<li><a href="#([a-z]+)">/g)].map(([, id]) => id)
    expect(sections).toEqual([
      'flow',
      'gates',
      'readings',
      'reasons',
      'rows',
      'limits',
      'sources',
      'making',
      'provenance',
      'recipe',
    ])
    expect(contents).toEqual(sections)
  })

  test('loads nothing: no address, no link to the outside, no import', async () => {
    const page = await pageFor()
    const withoutText = page.replaceAll(/<script type="application\/json"[\s\S]*?<\/script>/g, '')
    expect(withoutText).not.toMatch(
      /\b(src|srcset|action|poster)=|@import|url\(|<link|<iframe|<object|<embed/,
    )
    const addresses = [...withoutText.matchAll(/href="([^"]*)"/g)].map(([, address]) => address)
    expect(addresses.filter((address) => !address?.startsWith('#'))).toEqual([])
  })

  test('allows its own script by hash and nothing else', async () => {
    const page = await pageFor()
    const hash = createHash('sha256').update(explorerScript).digest('base64')
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'")
    expect(policy).toBe(
      `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    )
    expect(page).toContain(`<script>${explorerScript}</script>`)
  })

  test('closes every element that it opens', async () => {
    const page = await pageFor()
    for (const name of [
      'section',
      'div',
      'table',
      'tr',
      'ul',
      'ol',
      'dl',
      'details',
      'figure',
      'span',
      'p',
    ]) {
      const opened = page.match(new RegExp(`<${name}[\\s>]`, 'g'))?.length ?? 0
      const closed = page.match(new RegExp(`</${name}>`, 'g'))?.length ?? 0
      expect([name, closed]).toEqual([name, opened])
    }
  })

  test('every table has a caption and every picture words', async () => {
    const page = await pageFor()
    expect(page.match(/<table>\s*<caption>/g)).toHaveLength(page.match(/<table>/g)?.length ?? 0)
    for (const [picture] of page.matchAll(/<[a-z]+ [^>]*role="img"[^>]*>/g))
      expect(picture).toMatch(/aria-label="[^"]{5}/)
  })

  test('has the same bytes for the same run', async () => {
    expect(await pageFor()).toBe(await pageFor())
  })
})

describe('the ends of a run', () => {
  test.each([
    ['released', { status: 'released' }],
    ['blocked', { status: 'blocked', released: 0 }],
    ['inconclusive', { status: 'inconclusive', released: 0 }],
    [
      'stopped',
      {
        status: 'stopped',
        stopped: 'Interrupted.',
        released: 0,
        members: {},
        readings: [],
        rulings: [],
        resultDigest: undefined,
      },
    ],
  ] as const)('%s', async (status, changes) => {
    const page = await pageFor(changes)
    expect(page).toContain(`<title>bakery-sums: ${status} · Cupel report</title>`)
    expect(withoutScript(page)).not.toMatch(/undefined|NaN|\[object/)
  })

  test('a run without anything', async () => {
    const none = { sources: [], intakes: [], notes: [], readings: [], rulings: [], plugIns: [], verdicts: [] }
    const recipe = buildRecipe({
      verify: [],
      refine: [],
      measure: [],
      gates: [],
      sources: {},
      intent: undefined,
    })
    const page = await pageFor({ ...none, recipe }, [])
    expect(page).toContain('The run made no row.')
    expect(page).not.toContain('<script')
    expect(withoutScript(page)).not.toMatch(/undefined|NaN|\[object/)
  })
})

describe('what rows hold', () => {
  const evil = '</script><script>document.title="owned"</script><img src=x onerror=alert(1)><!-- \u2028 ]]>'

  test('never becomes part of the page', async () => {
    const usual = elementsOf(await pageFor({}, [storyOf({ question: 'plain' })]))
    const hostile = elementsOf(
      await pageFor({}, [storyOf({ question: evil, [evil]: [evil, { [evil]: evil }] })]),
    )
    expect(hostile).toEqual(usual)
  })

  test('nor do names, reasons and notes of plug-ins', async () => {
    const page = await pageFor({
      stopped: evil,
      status: 'stopped',
      overrides: [evil],
      recipeText: evil,
      recipeFile: evil,
      notes: [{ refiner: evil, reason: evil, evidence: { [evil]: [evil] } }],
      dispositions: [{ step: 'vary', state: 'rejected', by: evil, reason: evil, count: 1 }],
      verdicts: [{ verifier: evil, verdict: 'fail', reason: evil, count: 1 }],
      hosts: [evil],
    })
    expect(page).not.toContain('<script>document')
    expect(elementsOf(page)).not.toContain('img')
  })

  test('comes back from the page as it was', async () => {
    const records = buildOddRecords([candidateStory(0).record]).map(({ record }) => record)
    const stories = [
      storyOf({ question: evil }),
      ...records.map((record) => ({ ...candidateStory(0), record })),
    ]
    const page = await pageFor({}, stories)
    const text = /<script type="application\/json" id="row-data">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? ''
    expect(JSON.parse(text).rows.map(({ d }: { d: unknown }) => d)).toEqual(
      stories.map(({ record }) => record.data),
    )
  })
})

describe('caps and guards', () => {
  test('a cap on rows is said on the page, with the way out', async () => {
    const stories = buildStories(40, 5)
    const rows = await encodeRows(streamsOf(stories), { rows: 30, bytes: 1e6 })
    let page = ''
    for await (const piece of pageOf({ facts: buildRun().facts, rows, contents: undefined })) page += piece
    expect(page).toContain('<strong>The first 30 of 45 rows</strong>')
    expect(page).toContain('cupel explain &lt;id&gt;')
  })

  test('a page of all rows does not speak of caps', async () => {
    expect(await pageFor()).not.toContain('The first')
  })

  test('texts of a high-risk data set wait behind a click', async () => {
    const recipe = buildRecipe({ intent: { purpose: 'x', risk: 'high' } })
    const page = await pageFor({ recipe })
    expect(page).toContain('data-risk="high"')
    expect(page).toContain('<details class="raw" ><summary>First rows left out</summary>')
  })
})

test('the script is JavaScript, and cannot end its own element', () => {
  expect(explorerScript).not.toMatch(/<\/script|<!--/i)
  expect(() => new Function(explorerScript)).not.toThrow()
})
