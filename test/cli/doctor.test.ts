/** `cupel doctor`: without a recipe nobody is contacted; with one its models are tried, and nothing is kept. */

import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MockServer, startMockServer } from '../../src/model/mock/mock-server.js'
import { cupel, folderWith } from './run-cli.js'

const KEY = 'sk-the-right-key'
const recipe = `cupel: 1
name: demo
models:
  writer: { provider: mock, model: mock-8b, key: "\${env:CUPEL_TEST_KEY}" }
  spare: { provider: anthropic, model: claude-sonnet-4, key: "\${env:CUPEL_TEST_KEY}" }
goal: { accepted: 1 }
generate:
  - id: ask
    method: fields
    model: writer
    with: { fields: { question: { text: Write a question. } } }
`
const folder = folderWith({ 'recipe.yaml': recipe })
const started: { server?: MockServer } = {}

beforeAll(async () => {
  started.server = await startMockServer({ key: KEY })
  process.env.CUPEL_TEST_KEY = KEY
})

afterAll(async () => {
  delete process.env.CUPEL_TEST_KEY
  await started.server?.close()
})

function urls(writer = `${started.server?.url}/v1`, spare = started.server?.url): string[] {
  return ['--set', `models.writer.url=${writer}`, '--set', `models.spare.url=${spare}`]
}

/** What stands below the machine, without times and ports. */
function modelText(stdout: string): string {
  const text = stdout.slice(stdout.indexOf('\n\n') + 2)
  return text.replace(/\(\d+ ms\)/g, '(N ms)').replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
}

describe('without a recipe', () => {
  test('nobody is contacted, and the text says so', async () => {
    const { stdout, exitCode } = await cupel(['doctor'], folder)
    expect(exitCode).toBe(0)
    expect(stdout.split('\n').slice(-3)).toMatchInlineSnapshot(`
      [
        "No host was contacted. Recipes without \`models\` need no key and no network.",
        "To try the models of a recipe with short real calls: cupel doctor --live recipe.yaml",
        "",
      ]
    `)
  })
})

describe('with a recipe', () => {
  test('says what each model supports', async () => {
    const { stdout, exitCode } = await cupel(['doctor', '--live', 'recipe.yaml', ...urls()], folder)
    expect(exitCode).toBe(0)
    expect(modelText(stdout)).toMatchInlineSnapshot(`
      "Models of recipe.yaml, each asked up to six short questions; nothing is recorded
        writer: mock-8b at http://127.0.0.1:PORT/v1, family mock
          ✓ chat               reports mock-8b, fp_cupelmock, 11 + 208 tokens (N ms)
          ✓ streaming          whole (N ms)
          ✓ answer by schema   followed (N ms)
          ✓ tools              called note_colour (N ms)
          ✓ log-probabilities  for 197 tokens (N ms)
          ✓ embeddings         256 dimensions (N ms)
        spare: claude-sonnet-4 at http://127.0.0.1:PORT, family claude (no step asks it)
          ✓ chat               reports claude-sonnet-4, 11 + 256 tokens (N ms)
          ✓ streaming          whole (N ms)
          ✓ answer by schema   followed (N ms)
          ✓ tools              called note_colour (N ms)
          ✗ log-probabilities  not supported: the answer has nothing of it (N ms)
          ✗ embeddings         the protocol has none (N ms)
      "
    `)
  })

  test('records nothing', async () => {
    expect(readdirSync(folder)).toEqual(['recipe.yaml'])
  })

  test('a wrong key ends with 2, what to do, and never shows the key', async () => {
    process.env.CUPEL_TEST_KEY = 'sk-the-wrong-key'
    const { stdout, exitCode } = await cupel(['doctor', '--live', 'recipe.yaml', ...urls()], folder)
    process.env.CUPEL_TEST_KEY = KEY
    expect(exitCode).toBe(2)
    expect(stdout).not.toContain('the-wrong-key')
    expect(modelText(stdout)).toMatchInlineSnapshot(`
      "Models of recipe.yaml, each asked up to six short questions; nothing is recorded
        writer: mock-8b at http://127.0.0.1:PORT/v1, family mock
          ✗ chat  401: The key is missing or wrong. (N ms)
          → Look at the key of "writer": it is missing, wrong or has expired.
        spare: claude-sonnet-4 at http://127.0.0.1:PORT, family claude (no step asks it)
          ✗ chat  401: The key is missing or wrong. (N ms)
          → Look at the key of "spare": it is missing, wrong or has expired.
      "
    `)
  })

  test('only a model that is asked decides about the exit code', async () => {
    const { url } = await gone()
    const spareGone = ['doctor', '--live', 'recipe.yaml', ...urls(undefined, url)]
    expect((await cupel(spareGone, folder)).exitCode).toBe(0)
    const writerGone = await cupel(['doctor', '--live', 'recipe.yaml', ...urls(`${url}/v1`)], folder)
    expect(writerGone.exitCode).toBe(2)
    expect(modelText(writerGone.stdout)).toContain('✗ chat  the connection was refused (127.0.0.1:PORT')
    expect(writerGone.stdout).toMatch(/→ Start it with `cupel mock-server --port \d+`\./)
  })

  test('--json gives one document', async () => {
    const { stdout } = await cupel(['doctor', '--json', '--live', 'recipe.yaml', ...urls()], folder)
    const { models } = JSON.parse(stdout) as { models: { alias: string; findings: unknown[] }[] }
    expect(models.map(({ alias, findings }) => [alias, findings.length])).toEqual([
      ['writer', 6],
      ['spare', 6],
    ])
    expect(models[0]).toMatchObject({ isAsked: true, isFine: true, reported: 'mock-8b', family: 'mock' })
    expect(models[1]).toMatchObject({ isAsked: false, isFine: true })
  })

  test('without models says so', async () => {
    const plain = folderWith({
      'recipe.yaml':
        'cupel: 1\nname: demo\ngoal: { accepted: 1 }\ngenerate:\n  - { id: problems, method: arithmetic-program }\n',
    })
    const { stdout, exitCode } = await cupel(['doctor', '--live', 'recipe.yaml'], plain)
    expect([exitCode, stdout.trimEnd().split('\n').at(-1)]).toEqual([
      0,
      'recipe.yaml has no models; no host was contacted.',
    ])
  })

  test('that is wrong is a problem as ever', async () => {
    const { stderr, exitCode } = await cupel(['doctor', '--live', 'recpe.yaml'], folder)
    expect([exitCode, stderr.includes('recpe.yaml')]).toEqual([2, true])
  })
})

/** An address at which nobody listens any more. */
async function gone(): Promise<{ url: string }> {
  const server = await startMockServer()
  await server.close()
  return { url: server.url }
}
