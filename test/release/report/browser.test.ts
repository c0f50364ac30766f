/** The report in a real browser, from disk: the explorer works, nothing is loaded, nothing that rows hold is run. */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunFacts } from '../../../src/release/facts.js'
import { writeReport } from '../../../src/release/report.js'
import { buildStories, buildVariation, candidateStory } from '../build-rows.js'
import { buildRecipe, buildRun } from '../build-run.js'
import { temporaryFolder } from '../temporary-folder.js'

const program = process.env.CUPEL_CHROMIUM ?? '/usr/bin/chromium'
const folder = await temporaryFolder()

describe.skipIf(!existsSync(program))('the report in a browser', () => {
  let browser: Browser
  const faults: string[] = []

  beforeAll(async () => {
    const args = ['--no-sandbox', '--headless', '--disable-gpu', '--disable-background-networking']
    browser = await chromium.launch({ executablePath: program, args })
  })
  afterAll(() => browser?.close())

  async function open(
    changes: Partial<RunFacts> = {},
    stories = buildStories(40, 5),
    row?: string,
  ): Promise<Page> {
    const path = join(folder, 'report.html')
    const { facts, streams } = buildRun(changes, stories)
    await writeReport(path, facts, streams)
    faults.length = 0
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } })
    page.on('console', (message) => faults.push(message.text()))
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) faults.push(`asked for ${request.url()}`)
    })
    await page.goto(pathToFileURL(path).href + (row === undefined ? '' : `#row=${row}`))
    return page
  }

  const heads = (page: Page): Promise<string[]> => page.locator('.row-text').allInnerTexts()

  test('lists rows in pages, asks for nothing and fits a phone', async () => {
    const page = await open()
    expect(await page.locator('#row-count').innerText()).toBe('Rows 1–25 of 45')
    await page.getByRole('button', { name: 'Next' }).click()
    expect(await page.locator('#row-count').innerText()).toBe('Rows 26–45 of 45')
    expect(await page.locator('#row-page').innerText()).toBe('Page 2 of 2')
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    expect(faults).toEqual([])
    await page.close()
  })

  test('filters by state, reason and text together', async () => {
    const page = await open()
    await page.locator('#row-state').selectOption('rejected')
    expect(await page.locator('#row-count').innerText()).toBe('Rows 1–16 of 16')
    await page.locator('#row-reason').selectOption('wrong-result')
    expect(await page.locator('#row-count').innerText()).toBe('Rows 1–4 of 4')
    // Candidates 2, 12, 22 and 32 are of Chidi (index % 5 = 2); 2 and 22 of scones (index % 4 = 2).
    await page.locator('#row-search').fill('SCONES chidi')
    await expect.poll(() => page.locator('#row-count').innerText()).toBe('Rows 1–2 of 2')
    await page.locator('#row-search').fill('no such words')
    await expect.poll(() => page.locator('#row-count').innerText()).toBe('No row fits.')
    await page.getByRole('button', { name: 'Clear' }).click()
    expect(await page.locator('#row-count').innerText()).toBe('Rows 1–25 of 45')
    await page.close()
  })

  test('tells the story of a row: parents, asked and got, verdicts, why it ended', async () => {
    const page = await open()
    await page.locator('#row-reason').selectOption('near-duplicate')
    await page.locator('.row-head').first().click()
    const story = (await page.locator('.story').first().innerText()).replaceAll(/\s+/g, ' ')
    const { id, lineage } = buildVariation(4)
    const parent = lineage.parents[0]?.id ?? ''
    expect(story.replaceAll(id, '<id>').replaceAll(parent, '<parent>')).toMatchInlineSnapshot(
      `"Made by vary number-variation@1 task <parent>:4 from seeds, row 5 <parent> attribute asked got ware rolls rolls changed place from to first number 5 7 skeleton a*b Verifier equation pass equation 3 * 4 = 12 written 12 reckoned 12 rejected by refine/near-duplicates near-duplicate Because of aus10n7qje8v53efd39801q0, score 0.91 preset word-5 threshold 0.8 Not in the result."`,
    )
    await page.locator('.story a.id', { hasText: buildVariation(0).id }).click()
    expect(await page.locator('#row-count').innerText()).toBe('Rows 1–1 of 1')
    expect(await page.locator('.row-head').getAttribute('aria-expanded')).toBe('true')
    await page.close()
  })

  test('an address with a row opens it; a row that is not there has another way', async () => {
    const { id } = buildVariation(2)
    const page = await open({}, buildStories(40, 5), id)
    expect(await page.locator('.detail').innerText()).toContain('wrong-result')
    await page.close()
    const other = await open({}, buildStories(40, 5), 'nowhere')
    expect(await other.locator('#row-count').innerText()).toBe(
      'Row nowhere is not on this page: cupel explain nowhere',
    )
    await other.close()
  })

  test('what rows hold is shown as text and never run', async () => {
    const evil = '</script><img src=x onerror="document.title=1"><b>bold</b>'
    const story = candidateStory(0)
    const record = { ...story.record, data: { question: evil, [evil]: { [evil]: [evil, { deep: evil }] } } }
    const page = await open({}, [{ ...story, record }])
    expect(await heads(page)).toEqual([evil])
    await page.locator('.row-head').click()
    expect(await page.locator('.detail-fields').innerText()).toContain(evil)
    expect(await page.locator('.detail img, .detail b').count()).toBe(0)
    expect(await page.title()).toContain('Cupel report')
    expect(faults).toEqual([])
    await page.close()
  })

  test('texts of a high-risk data set are shown row by row, on demand', async () => {
    const recipe = buildRecipe({ intent: { purpose: 'x', risk: 'high' } })
    const page = await open({ recipe })
    expect(new Set(await heads(page))).toEqual(new Set(['Text hidden']))
    await page.locator('.row-head').first().click()
    expect(await page.locator('.detail').count()).toBe(0)
    await page.getByRole('button', { name: 'Show this row' }).click()
    expect((await heads(page)).filter((text) => text !== 'Text hidden')).toEqual([
      String(buildVariation(0).data.question),
    ])
    expect(await page.locator('.detail').count()).toBe(1)
    await page.close()
  })

  test('a link to a reading opens it', async () => {
    const page = await open()
    await page.locator('td a, th a').filter({ hasText: 'lengths' }).click()
    expect(await page.locator('#reading-lengths').getAttribute('open')).toBe('')
    await page.close()
  })

  test('works by keyboard alone', async () => {
    const page = await open()
    await page.locator('.row-head').first().focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('.row-head').first().getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('Enter')
    expect(await page.locator('.row-head').first().getAttribute('aria-expanded')).toBe('false')
    await page.close()
  })
})
