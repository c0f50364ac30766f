/** `cupel list models` and `cupel list prices`: the dated table and where it is from. */

import { expect, test } from 'vitest'
import { listPrices } from '../../src/model/prices.js'
import { providers } from '../../src/recipe/model-schema.js'
import { cupel } from './run-cli.js'

test('list prices shows each price of the table with its date, and says that it is second-hand', async () => {
  const { stdout, exitCode } = await cupel(['list', 'prices'])
  expect(exitCode).toBe(0)
  const lines = stdout.split('\n')
  expect(lines[0]).toBe(`prices (${listPrices.length}), US dollars for a million tokens`)
  expect(lines[1]).toMatch(/^ {2}provider +model +family +input +cached +output +as of$/)
  expect(lines.filter((line) => / \d{4}-\d\d-\d\d$/.test(line))).toHaveLength(listPrices.length)
  // gpt-4o-mini: 0.15 in, 0.075 from the cache, 0.60 out.
  expect(stdout).toMatch(/openai +gpt-4o-mini +gpt +0\.150 +0\.075 +0\.600 +2026-06-21/)
  expect(stdout).toContain('not read at the providers')
})

test('list models shows the providers with their addresses, then the prices', async () => {
  const { stdout } = await cupel(['list', 'models'])
  expect(stdout.slice(0, stdout.indexOf('\n\n'))).toMatchInlineSnapshot(`
    "providers (8)
      openai             openai-compatible  https://api.openai.com/v1
      anthropic          anthropic          https://api.anthropic.com
      ollama             openai-compatible  http://localhost:11434/v1
      vllm               openai-compatible  http://localhost:8000/v1
      mock               openai-compatible  http://127.0.0.1:8377/v1
      openai-compatible  openai-compatible  needs \`url\`
      ai-sdk             ai-sdk             needs \`module\`
      scripted           scripted           needs \`module\`"
  `)
  expect(stdout).toContain(`prices (${listPrices.length})`)
})

test('--json gives both as rows', async () => {
  const parsed = JSON.parse((await cupel(['list', 'models', '--json'])).stdout) as {
    providers: { provider: string }[]
    prices: { model: string; cachedInput: number }[]
  }
  expect(parsed.providers.map(({ provider }) => provider)).toEqual([...providers])
  expect(parsed.prices).toHaveLength(listPrices.length)
  expect(parsed.prices.find(({ model }) => model === 'claude-sonnet-5')).toMatchObject({
    family: 'claude',
    input: 2,
    cachedInput: 0.2,
    output: 10,
  })
})

test('a slip of the pen is led there', async () => {
  const { stderr, exitCode } = await cupel(['list', 'price'])
  expect([exitCode, stderr.includes('Did you mean "prices"?')]).toEqual([2, true])
})
