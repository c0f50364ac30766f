/** Every template of \`cupel init\` runs as it is, from the first command to the last. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { templates } from '../../src/cli/templates.js'
import { cupel, folderWith } from './run-cli.js'

describe.each(templates.map(({ id }) => id))('the template %s', (id) => {
  const folder = folderWith()
  const recipe = 'start/recipe.yaml'

  test('is written, planned, run, audited and replayed', async () => {
    const init = await cupel(['init', 'start', '--template', id], folder)
    expect(init.stdout).toContain(`Next: cupel plan ${recipe}\n      cupel run ${recipe}`)
    expect((await cupel(['plan', recipe], folder)).exitCode).toBe(0)
    const run = await cupel(['run', recipe, '--out', 'out', '--quiet'], folder)
    expect({ exitCode: run.exitCode, stderr: run.stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(run.stdout).toMatch(/Released \d+ records\./)
    expect((await cupel(['audit', 'out'], folder)).exitCode).toBe(0)
    expect((await cupel(['replay', 'out', '--quiet'], folder)).exitCode).toBe(0)
  })

  test('gives rows that can be explained', async () => {
    const { release } = JSON.parse(
      (await cupel(['run', recipe, '--out', 'out', '--json'], folder)).stdout,
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

  test('is never written over something else', async () => {
    expect((await cupel(['init', 'start', '--template', id], folder)).exitCode).toBe(2)
  })
})
