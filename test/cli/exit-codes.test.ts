/** The exit codes of the command line, each shown by a run that ends so; and what is published when. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { InternalError, PolicyBlocked, StoppedError } from '../../src/base/errors.js'
import { exitCodeOf } from '../../src/cli/commands/run.js'
import { printError } from '../../src/cli/terminal.js'
import { blocked, inconclusive, released, stopped } from './recipes.js'
import { cupel, folderWith } from './run-cli.js'

async function runOf(recipe: string) {
  const folder = folderWith({ 'recipe.yaml': recipe })
  const said = await cupel(['run', 'recipe.yaml', '--quiet', '--json'], folder)
  const document = JSON.parse(said.stdout) as { status?: string; release?: string; report?: string }
  return { ...said, folder, document }
}

describe('a run', () => {
  test.each([
    ['released', released, 0],
    ['blocked', blocked, 1],
    ['stopped', stopped, 3],
    ['inconclusive', inconclusive, 4],
  ])('that is %s', async (status, recipe, code) => {
    const { exitCode, document, folder } = await runOf(recipe)
    expect({ status: document.status, exitCode }).toEqual({ status, exitCode: code })
    expect(existsSync(join(folder, 'runs/demo/release/manifest.json'))).toBe(status === 'released')
    expect(readFileSync(join(folder, document.report ?? ''), 'utf8')).toMatch(/^<!doctype html>/i)
  })

  test('of a recipe with a mistake ends with 2 and leaves no folder', async () => {
    const { exitCode, folder } = await runOf(released.replace('equation', 'equations'))
    expect(exitCode).toBe(2)
    expect(existsSync(join(folder, 'runs'))).toBe(false)
  })

  test('that stopped goes on with another budget and is released', async () => {
    const folder = folderWith({ 'recipe.yaml': stopped })
    expect((await cupel(['run', 'recipe.yaml', '--quiet'], folder)).exitCode).toBe(3)
    const again = await cupel(['run', 'recipe.yaml', '--quiet', '--set', 'verify=[]'], folder)
    expect(again.exitCode).toBe(0)
    expect(again.stdout).toContain('Epoch 2 (the plan changed): +6 accepted against epoch 1; other data.')
  })

  test('that is complete already does nothing again and says so', async () => {
    const { folder } = await runOf(released)
    const again = await cupel(['run', 'recipe.yaml', '--quiet'], folder)
    expect(again.exitCode).toBe(0)
    expect(again.stdout).toContain('This run was complete already; nothing was done again.')
  })
})

describe('an audit', () => {
  test('of a release as it was written: 0; of one with a changed byte: 1', async () => {
    const { folder } = await runOf(released)
    expect((await cupel(['audit', 'runs/demo'], folder)).exitCode).toBe(0)
    const data = join(folder, 'runs/demo/release/data/demo.jsonl')
    writeFileSync(data, readFileSync(data, 'utf8').replace(/\d/, '~'))
    const { exitCode, stdout } = await cupel(['audit', 'runs/demo/release'], folder)
    expect(exitCode).toBe(1)
    expect(stdout).toContain('✗ data/demo.jsonl')
  })
})

describe('a replay', () => {
  test('with the same bytes: 0; with other bytes of a source: 1', async () => {
    const { folder } = await runOf(released)
    const { exitCode, stdout } = await cupel(['replay', 'runs/demo', '--quiet'], folder)
    expect(exitCode).toBe(0)
    expect(stdout).toContain('✓ the same bytes')
    const other = await cupel(['replay', 'runs/demo', '--quiet', '--set', 'seed=5'], folder)
    expect(other.exitCode).toBe(1)
    expect(other.stdout).toContain('✗ other bytes')
  })
})

test('a measurement of nothing is inconclusive', async () => {
  const folder = folderWith({ 'empty.jsonl': '' })
  expect((await cupel(['measure', 'empty.jsonl'], folder)).exitCode).toBe(4)
})

describe('an error', () => {
  test.each([
    [new StoppedError('stalled', { message: 'No answer came.' }), 3],
    [new PolicyBlocked('audit-failed', { message: 'A file changed.' }), 1],
    [new InternalError('counts', { message: 'The counts do not add up.' }), 70],
    [new TypeError('x is not a function'), 70],
    ['thrown text', 70],
  ])('%s: exit code %d', (thrown, code) => {
    const { write } = process.stderr
    const parts: unknown[] = []
    process.stderr.write = (chunk: unknown) => parts.push(chunk) > 0
    try {
      expect(printError(thrown, false)).toBe(code)
    } finally {
      process.stderr.write = write
    }
    expect(parts.join('')).toMatch(
      code === 70 && !(thrown instanceof InternalError) ? /Please report this/ : /^✗ /,
    )
  })
})

test.each([
  ['released', 0],
  ['blocked', 1],
  ['stopped', 3],
  ['inconclusive', 4],
] as const)('the status %s is exit code %d', (status, code) => {
  expect(exitCodeOf(status)).toBe(code)
})
