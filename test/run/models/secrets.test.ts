/** Keys go to the endpoint that the recipe names and nowhere else: not on disk, not on a screen, not to another host. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { command, type Ended } from './command.js'
import { startEcho } from './echo-server.js'
import { modelFolder, startModels } from './run-models.js'

const noteContacts = fileURLToPath(new URL('note-contacts.mjs', import.meta.url))

const key = 'sk-test-"7f3a\\9c1e-key-of-the-recipe'
const header = 'tenant-51d2-header-of-the-recipe'
const planted = 'sk-other-83b0-key-of-somebody-else'
const environment = {
  CUPEL_TEST_KEY: key,
  CUPEL_TEST_TENANT: header,
  OPENAI_API_KEY: planted,
  ANTHROPIC_API_KEY: planted,
}

/** Files of a folder that hold one of the texts, as it is or as JSON writes it. */
function filesWith(folder: string, texts: readonly string[]): string[] {
  const forms = texts.flatMap((text) => [
    text,
    JSON.stringify(text).slice(1, -1),
    Buffer.from(text).toString('base64'),
  ])
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile()) return []
    const bytes = readFileSync(path)
    return forms.some((form) => bytes.includes(form)) ? [path] : []
  })
}

function expectSilence(ended: Ended): void {
  for (const secret of [key, JSON.stringify(key).slice(1, -1), header, planted]) {
    expect(ended.stdout).not.toContain(secret)
    expect(ended.stderr).not.toContain(secret)
  }
}

function recipeOf(url: string, more = ''): string {
  return `cupel: 1
name: secrets
models:
  writer: { provider: openai-compatible, endpoint: mine, url: "${url}", model: m, key: "\${env:CUPEL_TEST_KEY}", headers: { x-tenant: "\${env:CUPEL_TEST_TENANT}" }, concurrency: 1 }
${more}generate:
  - { id: ask, method: fields, model: writer, candidates: 8, with: { fields: { answer: { text: 'Say something.' } } } }
`
}

test('an endpoint that repeats them in answers and errors gets none of them written or shown', async () => {
  // a server error and a refused request on the way, then answers that tell every header
  const server = await startEcho((request) => (request === 1 ? 500 : request === 3 ? 400 : 200))
  const folder = modelFolder({ 'recipe.yaml': recipeOf(server.url) })
  const [recipe, out] = [join(folder, 'recipe.yaml'), join(folder, 'out')]
  const said = [
    await command(['plan', recipe, '--json'], { environment }),
    await command(['run', recipe, '--out', out, '--json'], { environment }),
    await command(['replay', out, '--json'], { environment }),
  ]
  expect(said.map(({ code }) => code)).toEqual([0, 0, 0])
  expect(server.seen).toContain(`Bearer ${key}`)
  expect(server.seen).toContain(header)
  for (const ended of said) expectSilence(ended)
  expect(readFileSync(join(out, 'release/data/secrets.jsonl'), 'utf8')).toContain('[secret]')
  expect(existsSync(join(out, 'release/report.html'))).toBe(true)
  expect(filesWith(folder, [key, header, planted])).toEqual([])
}, 60_000)

test('an endpoint that refuses the key and repeats it is told of without it', async () => {
  const server = await startEcho(() => 401)
  const folder = modelFolder({ 'recipe.yaml': recipeOf(server.url) })
  const out = join(folder, 'out')
  const ended = await command(['run', join(folder, 'recipe.yaml'), '--out', out], { environment })
  expect(ended.code).toBe(3)
  expect(ended.stdout).toContain('Look at the key of "writer"')
  expectSilence(ended)
  expect(filesWith(folder, [key, header, planted])).toEqual([])
}, 60_000)

test.each([
  ['into the recipe', (text: string) => text.replace('${env:CUPEL_TEST_KEY}', 'sk-literal-5e1d'), []],
  ['into --set', (text: string) => text, ['--set', 'models.writer.key=sk-literal-5e1d']],
])(
  'a key that is written %s is refused without being repeated',
  async (_, change, parameters) => {
    const folder = modelFolder({ 'recipe.yaml': change(recipeOf('http://127.0.0.1:1/v1')) })
    const recipe = join(folder, 'recipe.yaml')
    const ended = await command(['run', recipe, '--out', join(folder, 'out'), ...parameters], { environment })
    expect(ended.code).toBe(2)
    expect(ended.stderr).toContain('must be ${env:NAME}')
    expect(ended.stdout + ended.stderr).not.toContain('sk-literal-5e1d')
    expect(existsSync(join(folder, 'out'))).toBe(false)
  },
  60_000,
)

test('only the hosts of the models that are asked are contacted, and all of them are on record', async () => {
  const [writer, judge] = [await startModels(), await startModels()]
  const more = `  judge: { provider: openai-compatible, endpoint: other, url: "${judge.url}/v1", model: mock-judge, family: other }
  unused: { provider: openai, model: gpt-4o-mini, key: "\${env:OPENAI_API_KEY}" }
`
  const judging = `verify:
  - use: judge
    model: judge
    with: { rubric: { name: clear, question: 'Is it clear?', scale: { "1": "no", "5": "yes" }, pass: 2 } }
`
  const folder = modelFolder({ 'recipe.yaml': recipeOf(`${writer.url}/v1`, more) + judging })
  const [out, contacts] = [join(folder, 'out'), join(folder, 'contacts')]
  const ended = await command(['run', join(folder, 'recipe.yaml'), '--out', out, '--json'], {
    environment: { ...environment, CUPEL_TEST_CONTACTS: contacts },
    imports: [noteContacts],
  })
  expect(ended.code, ended.stderr).toBe(0)
  const hosts = [writer, judge].map(({ port }) => `127.0.0.1:${port}`)
  const noted = new Set(readFileSync(contacts, 'utf8').trim().split('\n'))
  expect([...noted].sort()).toEqual([...hosts].sort())
  const facts = JSON.parse(ended.stdout) as { hosts: string[] }
  expect([...facts.hosts].sort()).toEqual([...hosts].sort())
  const ledger = readFileSync(join(out, 'ledger/epoch-1.log'), 'utf8')
  for (const host of hosts) expect(ledger).toContain(host)
  expect(ledger.match(/host-contacted/g)).toHaveLength(2)
}, 60_000)
