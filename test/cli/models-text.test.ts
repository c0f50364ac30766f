/** The commands over a recipe with models, against a mock server of this process: plan, preview, run, explain. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { chatRequests, startModels } from '../run/models/run-models.js'
import { cupel, folderWith } from './run-cli.js'

async function shop(more = '') {
  const server = await startModels()
  const folder = folderWith({
    'recipe.yaml': `cupel: 1
name: poems
models:
  writer: { provider: mock, url: "${server.url}/v1", model: mock-8b, maxTokens: 400, price: { input: 10, output: 20 } }
${more}goal: { accepted: 3, budget: { candidates: 9 } }
generate:
  - id: write
    method: fields
    with: { fields: { poem: { text: { prompt: Write a poem., answers: { raises: 0, samples: 0, repairs: 0 } } } } }
`,
  })
  const said = async (...args: string[]): Promise<string> => {
    const { stdout, exitCode } = await cupel([...args, '--quiet'], folder)
    expect(exitCode).toBe(0)
    return stdout.replaceAll(new URL(server.url).host, 'HOST').replace(/\b[0-9a-f]{12}\b/g, 'SHA')
  }
  return { server, folder, said }
}

describe('plan', () => {
  test('says who will be asked, how often and at what cost, and asks nobody', async () => {
    const { said, server } = await shop()
    const text = await said('plan', 'recipe.yaml')
    const lines = text.split('\n')
    const from = lines.findIndex((line) => line.startsWith('  hosts'))
    expect(lines[from]).toBe('  hosts     HOST')
    // 3 wanted and 9 allowed; 8 tokens in each; at most 400 out each: 9 × (8 × 10 + 400 × 20) / 1e6 = 0.07272
    expect(lines.slice(from + 1).join('\n')).toMatch(
      /writer: mock-8b at mock, family mock\n {6}calls 3 to 9; tokens in 24 to 72, out \d+ to 3\.6 k\n {6}cost {2}\$0\.0\d+ to \$0\.073 \(recipe\)/,
    )
    expect(text).toContain('  needs     model')
    expect(chatRequests(server)).toBe(0)
  })

  test('as JSON holds forecast and hosts', async () => {
    const { said } = await shop()
    const document = JSON.parse(await said('plan', 'recipe.yaml', '--json')) as Record<string, unknown>
    expect(document).toMatchObject({
      hosts: ['HOST'],
      needs: ['model'],
      forecast: { models: [{ alias: 'writer', calls: { least: 3, most: 9 } }] },
    })
  })
})

describe('run', () => {
  test('--preview shows rows with prompts and answers, and keeps the answers', async () => {
    const { said, server } = await shop()
    const text = await said('run', 'recipe.yaml', '--preview', '2', '--out', 'out')
    expect(text).toContain('── row 1: ')
    expect(text).toContain('── row 2: ')
    expect(text).not.toContain('── row 3: ')
    expect(text).toContain('  user:\n    Write a poem.')
    expect(text).toContain(
      '2 rows; answers are kept in out, so that `cupel run` does not ask for them again.',
    )
    expect(chatRequests(server)).toBe(2)
  })

  test('says at its end what was asked and what it cost; explain shows the prompt', async () => {
    const { said, server, folder } = await shop()
    const text = await said('run', 'recipe.yaml', '--out', 'out')
    const calls = chatRequests(server)
    expect(text).toMatch(
      new RegExp(
        `writer {5}mock-8b at mock \\(mock\\), asked by write: ${calls} calls, \\d+ tokens, \\$0\\.0\\d+`,
      ),
    )
    expect(text).toContain(`  this run   ${calls} asked`)
    const [row = ''] = readFileSync(join(folder, 'out/release/data/poems.jsonl'), 'utf8').split('\n')
    const { _cupel: id } = JSON.parse(row) as { _cupel: string }
    const explained = await said('explain', id, '--run', 'out')
    expect(explained).toContain('asked mock-8b at mock, sample ')
    expect(explained).toContain('  user:\n    Write a poem.')
  })

  test('with a key that is not set says how to set it, and asks nobody', async () => {
    const { folder, server } = await shop(
      '  judge: { provider: openai, model: gpt-4o, key: "${env:NOT_SET_HERE}" }\n',
    )
    const { stderr, exitCode } = await cupel(['run', 'recipe.yaml', '--quiet'], folder)
    expect(exitCode).toBe(2)
    expect(stderr).toContain('Set it: NOT_SET_HERE=… cupel run …')
    expect(chatRequests(server)).toBe(0)
  })
})
