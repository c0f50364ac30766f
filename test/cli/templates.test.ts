/** Every template of \`cupel init\` runs as it is, from the first command to the last. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtInActors } from '../../src/cli/commands/mock-server.js'
import { templates } from '../../src/cli/templates.js'
import { type MockServer, startMockServer } from '../../src/model/mock/mock-server.js'
import { cupel, folderWith } from './run-cli.js'

const started: { server?: MockServer } = {}

beforeAll(async () => {
  started.server = await startMockServer({ actors: builtInActors() })
})

afterAll(() => started.server?.close())

describe.each(templates)('the template $id', ({ id, files, before }) => {
  const folder = folderWith()
  const recipe = 'start/recipe.yaml'
  const aliases = [...(files['recipe.yaml'] ?? '').matchAll(/^ {2}(\w+): \{ provider: mock,/gm)]
  const set = (): string[] =>
    aliases.flatMap(([, alias]) => ['--set', `models.${alias}.url=${started.server?.url}/v1`])

  test('is written, planned, run, audited and replayed', async () => {
    const init = await cupel(['init', 'start', '--template', id], folder)
    expect(init.stdout).toContain(`cupel plan ${recipe}\n      cupel run ${recipe}`)
    expect([before?.startsWith('cupel mock-server') ?? false, init.stdout.includes('mock-server')]).toEqual(
      Array(2).fill(aliases.length > 0),
    )
    expect((await cupel(['plan', recipe, ...set()], folder)).exitCode).toBe(0)
    const run = await cupel(['run', recipe, '--out', 'out', '--quiet', ...set()], folder)
    expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(run.stdout).toMatch(/Released \d+ records\./)
    expect((await cupel(['audit', 'out'], folder)).exitCode).toBe(0)
    expect((await cupel(['replay', 'out', '--quiet'], folder)).exitCode).toBe(0)
  })

  test('gives rows that can be explained', async () => {
    const { release } = JSON.parse(
      (await cupel(['run', recipe, '--out', 'out', '--json', ...set()], folder)).stdout,
    ) as {
      release: string
    }
    const manifest = JSON.parse(readFileSync(join(folder, release, 'manifest.json'), 'utf8')) as {
      files: { path: string }[]
    }
    const data = manifest.files.find(({ path }) => path.startsWith('data/') && path.endsWith('.jsonl'))
    const [first = ''] = readFileSync(join(folder, release, data?.path ?? ''), 'utf8').split('\n')
    const { _cupel } = JSON.parse(first) as { _cupel: string }
    const { stdout, exitCode } = await cupel(['explain', _cupel, '--run', 'out'], folder)
    expect(exitCode).toBe(0)
    expect(stdout).toContain(`${_cupel}  released`)
  })

  test.skipIf(aliases.length === 0)(
    'can be seen beforehand with its prompts, at no further cost',
    async () => {
      const args = ['run', recipe, '--preview', '2', '--out', 'seen', ...set()]
      const { stdout, exitCode } = await cupel(args, folder)
      expect(exitCode).toBe(0)
      expect(stdout.match(/^── row \d/gm)).toHaveLength(2)
      expect(stdout).toMatch(/^asked mock-8b at mock, sample /m)
      const asked = started.server?.stats().answered
      expect((await cupel(args, folder)).stdout).toBe(stdout)
      expect(started.server?.stats().answered).toBe(asked)
    },
  )

  test('is never written over something else', async () => {
    expect((await cupel(['init', 'start', '--template', id], folder)).exitCode).toBe(2)
  })
})
