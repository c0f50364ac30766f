/** Real processes are ended by SIGKILL and SIGINT and gone on with: nothing lost, nothing doubled, the same bytes. */

import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../src/base/random.js'
import type { ChildOrder } from './kill-child.js'
import { candidatesIn, jsonLines, type Recipe, type Workshop, workshop } from './run-recipe.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const child = fileURLToPath(new URL('kill-child.ts', import.meta.url))
const commandLine = join(root, 'src/cli/main.ts')

interface Ended {
  readonly code: number | null
  readonly signal: string | null
  readonly said: string
  readonly complained: string
}

/** Runs TypeScript in a process of its own, which gets `signal` when it says that it generates. */
function runProcess(file: string, parameters: readonly string[], signal?: NodeJS.Signals): Promise<Ended> {
  const started = spawn(process.execPath, ['--import', 'tsx', file, ...parameters], { cwd: root })
  let [said, complained, isSignalled] = ['', '', false]
  started.stdout.on('data', (bytes) => {
    said += String(bytes)
  })
  started.stderr.on('data', (bytes) => {
    complained += String(bytes)
    if (isSignalled || signal === undefined || !complained.includes('generate')) return
    isSignalled = started.kill(signal)
  })
  return new Promise((resolve) => {
    started.on('close', (code, by) => resolve({ code, signal: by, said, complained }))
  })
}

function play(order: ChildOrder): Promise<Ended> {
  return runProcess(child, [JSON.stringify(order)])
}

const recipe: Recipe = {
  seed: 3,
  goal: { accepted: 150 },
  sources: { rows: { path: 'rows.jsonl', kind: 'real' } },
  generate: [{ id: 'ask', method: 'asking', with: { tasks: 400 } }],
  verify: [{ use: 'undecided', abstain: 'reject', error: 'hold' }],
  refine: [
    { use: 'at-most', with: { field: 'parity', most: 90 } },
    'beheading',
    { use: 'mix', with: { source: 'rows', synthetic: 0.5 } },
  ],
}

const rows = { 'rows.jsonl': jsonLines(Array.from({ length: 300 }, (_, row) => ({ text: `row ${row}` }))) }

function questionsOf({ folder }: Workshop): string[] {
  return readFileSync(join(folder, 'asked.txt'), 'utf8').trim().split('\n')
}

describe('SIGKILL', () => {
  test('at candidates, questions and phases: the bytes of an undisturbed run', async () => {
    const calm = workshop(rows)
    const { said } = await play({ folder: calm.folder, recipe, concurrency: 8 })
    const expected = JSON.parse(said) as { status: string; digest: string; counts: { planned: number } }
    expect(expected.status).toBe('released')
    const released = readFileSync(join(calm.folder, 'out/release/data/test.jsonl'), 'utf8')

    const random = createRandom('kills', 1)
    const places: ChildOrder['at'][] = [
      { question: random.integer(1, 40) },
      { candidate: random.integer(1, 60) },
      { question: random.integer(20, 60) },
      { phase: 'measure' },
      { phase: 'release' },
    ]
    const disturbed = workshop(rows)
    const { folder } = disturbed
    for (const at of places) {
      const ended = await play({ folder, recipe, concurrency: random.integer(1, 16), ...(at && { at }) })
      expect([at, ended.signal, ended.complained]).toEqual([at, 'SIGKILL', ''])
    }
    const last = await play({ folder, recipe, concurrency: 8 })
    expect(JSON.parse(last.said)).toEqual(expected)
    expect(readFileSync(join(folder, 'out/release/data/test.jsonl'), 'utf8')).toBe(released)

    const ids = (await candidatesIn(join(folder, 'out'))).map(({ id }) => id)
    expect(ids).toHaveLength(expected.counts.planned)
    expect(new Set(ids).size).toBe(ids.length)
    // only what was in flight at one of the kills (at most 16 questions each, and only the first three interrupted any)
    const asked = questionsOf(disturbed)
    const twice = asked.length - new Set(asked).size
    expect(new Set(asked)).toEqual(new Set(questionsOf(calm)))
    expect(twice).toBeLessThanOrEqual(3 * 16)
  }, 120_000)

  test('before the plan is complete leaves a folder that the next run takes', async () => {
    const { folder } = workshop(rows)
    const first = await play({ folder, recipe, concurrency: 4, at: { phase: 'sources' } })
    expect(first.signal).toBe('SIGKILL')
    const second = await play({ folder, recipe, concurrency: 4 })
    expect(JSON.parse(second.said)).toMatchObject({ status: 'released' })
    expect(existsSync(join(folder, 'out/lock'))).toBe(false)
  }, 60_000)
})

test('SIGINT stops cleanly with exit code 3 and words; the same command goes on', async () => {
  const { folder } = workshop({
    'recipe.yaml': `cupel: 1
name: sums
goal: { accepted: 20000 }
generate: [{ id: sums, method: arithmetic-program }]
verify: [equation]
`,
  })
  const out = join(folder, 'sums')
  const command = ['run', join(folder, 'recipe.yaml'), '--out', out, '--json', '--set', 'release.exports=[]']
  const stopped = await runProcess(commandLine, command, 'SIGINT')
  expect(stopped.code).toBe(3)
  expect(stopped.complained).toContain('Stopping cleanly; again to stop at once.')
  const facts = JSON.parse(stopped.said) as { status: string; stopped: string }
  expect(facts.status).toBe('stopped')
  expect(facts.stopped).toMatch(/^Interrupted: .* Run the same command again to go on\.$/)
  expect(existsSync(join(out, 'lock'))).toBe(false)
  const before = (await candidatesIn(out)).length
  expect(before).toBeLessThan(20_000)

  const again = await runProcess(commandLine, command, 'SIGINT')
  expect(again.code).toBe(3)
  expect((await candidatesIn(out)).length).toBeGreaterThanOrEqual(before)
}, 60_000)
