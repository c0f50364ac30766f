/** `--json`: exactly one JSON document on stdout, text for people on stderr, whatever happens. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { createProgram } from '../../src/cli/program.js'
import { blocked, inconclusive, overSource, released, seeds, stopped } from './recipes.js'
import { cupel, folderWith } from './run-cli.js'

const folder = folderWith({
  'recipe.yaml': released,
  'blocked.yaml': blocked,
  'inconclusive.yaml': inconclusive,
  'stopped.yaml': stopped,
  'source.yaml': overSource,
  'broken.yaml': 'cupel: 1\n\tname',
  ...seeds,
})
let row = ''

beforeAll(async () => {
  await cupel(['run', 'recipe.yaml', '--out', 'done', '--quiet'], folder)
  await cupel(['run', 'recipe.yaml', '--out', 'other', '--quiet', '--set', 'seed=9'], folder)
  const data = readFileSync(join(folder, 'done/release/data/demo.jsonl'), 'utf8')
  row = (JSON.parse(data.split('\n')[0] ?? '') as { _cupel: string })._cupel
})

const fine: readonly (readonly [string, () => readonly string[], number])[] = [
  ['init', () => ['init', 'new', '--template', 'table'], 0],
  ['plan', () => ['plan', 'source.yaml'], 0],
  ['run', () => ['run', 'recipe.yaml', '--out', 'run-1'], 0],
  ['run that goes on', () => ['run', 'recipe.yaml', '--out', 'done'], 0],
  ['run with rows left out', () => ['run', 'source.yaml', '--out', 'run-2'], 0],
  ['run that is blocked', () => ['run', 'blocked.yaml', '--out', 'run-3'], 1],
  ['run that stops', () => ['run', 'stopped.yaml', '--out', 'run-4'], 3],
  ['run that is inconclusive', () => ['run', 'inconclusive.yaml', '--out', 'run-5'], 4],
  ['replay', () => ['replay', 'done'], 0],
  ['list', () => ['list'], 0],
  ['list of a kind', () => ['list', 'metrics'], 0],
  ['list of one', () => ['list', 'near-duplicates'], 0],
  ['explain', () => ['explain', row, '--run', 'done'], 0],
  ['measure', () => ['measure', 'done/release/data/demo.jsonl', '--metrics', 'lengths,distinct-n'], 0],
  ['compare of runs', () => ['compare', 'done', 'other'], 0],
  [
    'compare of files',
    () => [
      'compare',
      'done/release/data/demo.jsonl',
      'other/release/data/demo.jsonl',
      '--metrics',
      'lengths',
    ],
    0,
  ],
  ['audit', () => ['audit', 'done/release'], 0],
  ['schema', () => ['schema'], 0],
  ['doctor', () => ['doctor'], 0],
]

const errors: readonly (readonly [string, readonly string[], string])[] = [
  ['a recipe that is no YAML', ['run', 'broken.yaml'], 'yaml-syntax'],
  ['a recipe that is not there', ['plan', 'gone.yaml'], 'recipe-not-found'],
  ['an unknown key', ['plan', 'recipe.yaml', '--set', 'sed=1'], 'unknown-key'],
  ['an unknown option of the command', ['run', 'recipe.yaml', '--concurency', '3'], 'usage'],
  ['an unknown command', ['rum'], 'usage'],
  ['a missing argument', ['audit'], 'usage'],
  ['a folder that is no run', ['replay', 'nowhere'], 'no-run'],
  ['an unknown plug-in', ['list', 'nothing-like-it'], 'unknown-plug-in'],
  ['a file that is no data', ['measure', 'broken.yaml'], 'no-reader'],
]

describe('a command that works', () => {
  test.each(fine)('%s', async (_, args, code) => {
    const { stdout, stderr, exitCode } = await cupel([...args(), '--json'], folder)
    expect(exitCode).toBe(code)
    expect(typeof JSON.parse(stdout)).toBe('object')
    expect(stdout.endsWith('\n')).toBe(true)
    if (!args().includes('schema')) expect(stderr).not.toBe('')
  })

  test('each command is among them, but for those that serve until they are stopped', () => {
    const shown = new Set([...fine.map(([, args]) => args()[0]), 'mock-server'])
    expect(
      createProgram()
        .commands.map((command) => command.name())
        .filter((name) => !shown.has(name)),
    ).toEqual([])
  })
})

describe('without --json', () => {
  test.each(fine.filter(([name]) => name !== 'schema'))('%s writes text alone', async (_, args) => {
    const fresh = args().map((arg) => arg.replace(/^(run-\d|new)$/, '$1-plain'))
    const { stdout } = await cupel([...fresh, '--quiet'], folder)
    expect(stdout).not.toBe('')
    expect(() => JSON.parse(stdout) as unknown).toThrow(SyntaxError)
  })
})

describe('a command that fails', () => {
  test.each(errors)('%s', async (_, args, code) => {
    const { stdout, stderr, exitCode } = await cupel([...args, '--json'], folder)
    expect(exitCode).toBe(2)
    const { error } = JSON.parse(stdout) as { error: { code: string; message: string; hint?: string } }
    expect(error.code).toBe(code)
    expect(stderr).toContain(error.message)
  })
})

test('what a run left out is in its document', async () => {
  const { stdout } = await cupel(['run', 'source.yaml', '--out', 'run-2', '--json'], folder)
  const { sources } = JSON.parse(stdout) as { sources: unknown }
  expect(sources).toMatchObject([
    {
      id: 'seeds',
      read: 2,
      taken: 1,
      leftOut: { 'invalid-json': 1 },
      examples: [expect.stringMatching(/^line 2: Column/)],
    },
  ])
})

test('several problems are several entries with places', async () => {
  const { stdout } = await cupel(['plan', 'recipe.yaml', '--json', '--set', 'verify=[x, y]'], folder)
  expect(JSON.parse(stdout)).toMatchObject({
    error: {
      details: {
        problems: [
          { code: 'unknown-verifier', path: 'verify[0]', place: '--set verify[0]' },
          { code: 'unknown-verifier', path: 'verify[1]', place: '--set verify[1]' },
        ],
      },
    },
  })
})
