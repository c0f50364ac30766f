/** Every problem of a model in a recipe: what it says, where it points, and that it never tells a secret. */

import { describe, expect, test } from 'vitest'
import { complaintOf, judgeUse, type ModelRecipe, planOf } from './model-recipe.js'

const writer = 'writer: { provider: mock, model: mock-8b }'

function described(description: string): Promise<string | undefined> {
  return complaintOf({ models: [`writer: { ${description} }`] })
}

describe('a secret', () => {
  test('that stands in the recipe is refused without being printed', async () => {
    const complaint = await described('provider: openai, model: m, key: sk-literal-secret')
    expect(complaint).not.toContain('sk-literal')
    expect(complaint).toMatchInlineSnapshot(`
      "recipe.yaml:4:41 models.writer.key: must be \${env:NAME}: a secret is not written into a recipe, which is kept in the run folder.
      (wrong-value)"
    `)
  })

  test('in a header likewise', async () => {
    const complaint = await described('provider: openai, model: m, headers: { X-Team: hunter2-hunter2 }')
    expect(complaint).not.toContain('hunter2')
    expect(complaint).toMatchInlineSnapshot(`
      "recipe.yaml:4:52 models.writer.headers.X-Team: must be \${env:NAME}: a secret is not written into a recipe, which is kept in the run folder.
      (wrong-value)"
    `)
  })

  test('whose variable is not set', async () => {
    expect(await described('provider: openai, model: m, key: "${env:NOT_SET}"')).toMatchInlineSnapshot(`
      "recipe.yaml:4:41 models.writer.key: the environment variable NOT_SET is not set.
      → Set it: NOT_SET=… cupel run …
      (environment-not-set)"
    `)
  })
})

describe('an address', () => {
  test('with a user', async () => {
    const complaint = await described('provider: vllm, model: m, url: "http://me:pass-word@host/v1"')
    expect(complaint).toMatchInlineSnapshot(`
      "recipe.yaml:4:39 models.writer.url: must be http(s)://host/path, without user, password or query.
      (wrong-value)"
    `)
  })

  test.each(['http://host/v1?key=abc', 'http://host/v1#here', 'ftp://host/v1', 'host/v1', 'http://a b/v1'])(
    'that is none or says too much: %s',
    async (url) => {
      const complaint = await described(`provider: vllm, model: m, url: "${url}"`)
      expect(complaint).toContain('models.writer.url')
      expect(complaint).toContain('must be http(s)://host/path, without user, password or query')
    },
  )

  test('that only looks like one', async () => {
    expect(await described('provider: vllm, model: m, url: "http://[1/v1"')).toMatchInlineSnapshot(`
      "recipe.yaml:4:39 models.writer.url: is no address.
      → Write http(s)://host:port/path.
      (bad-url)"
    `)
  })

  test('that is missing', async () => {
    expect(await described('provider: openai-compatible, model: m')).toMatchInlineSnapshot(`
      "recipe.yaml:4:3 models.writer: openai-compatible needs \`url\`.
      → For example: url: http://localhost:8000/v1
      (url-missing)"
    `)
  })

  test('of the environment, without a name of the endpoint', async () => {
    expect(await described('provider: vllm, model: m, url: "${env:WRITER_URL}"')).toMatchInlineSnapshot(`
      "recipe.yaml:4:3 models.writer: the address comes from the environment, so the endpoint needs a name.
      → Add \`endpoint: team-vllm\` (any name): recorded answers are kept under it, wherever it lies.
      (endpoint-missing)"
    `)
  })
})

describe('a module', () => {
  test.each(['ai-sdk', 'scripted'])('is needed by %s', async (provider) => {
    expect(await described(`provider: ${provider}, model: m`)).toContain(`${provider} needs \`module\`.`)
  })

  test('that is missing says what it would be', async () => {
    expect(await described('provider: ai-sdk, model: m')).toMatchInlineSnapshot(`
      "recipe.yaml:4:3 models.writer: ai-sdk needs \`module\`.
      → Name ./file.mjs#name that exports a language model of the AI SDK, or for scripted a JSONL of match and answer.
      (module-missing)"
    `)
  })

  test('without a use', async () => {
    expect(await described('provider: mock, model: m, module: ./own.mjs')).toMatchInlineSnapshot(`
      "recipe.yaml:4:39 models.writer.module: mock takes no \`module\`.
      → Remove it.
      (module-not-used)"
    `)
  })
})

test.each(['ai-sdk', 'scripted'])('batches of %s, which has none', async (provider) => {
  const complaint = await described(`provider: ${provider}, model: m, module: ./x.mjs, batch: true`)
  expect(complaint).toBe(
    `recipe.yaml:4:${provider.length + 52} models.writer.batch: ${provider} has no offline batches.\n→ Remove it.\n(no-batches)`,
  )
})

describe('a family that must differ', () => {
  const judging = (judge: string, rest = writer): ModelRecipe => ({
    models: [rest, `judge: { ${judge} }`],
    step: 'model: writer',
    verify: judgeUse(', model: judge'),
  })

  test('but does not', async () => {
    const recipe = judging('provider: mock, model: mock-70b, differsFrom: writer')
    expect(await complaintOf(recipe)).toMatchInlineSnapshot(`
      "recipe.yaml:5:45 models.judge.differsFrom: "judge" and "writer" are both of the family mock.
      → Choose a model of another family.
      (same-family)"
    `)
  })

  test('but is not known, of either side', async () => {
    const own = judging('provider: vllm, model: our-9b, differsFrom: writer')
    expect(await complaintOf(own)).toMatchInlineSnapshot(`
      "recipe.yaml:5:43 models.judge.differsFrom: the family of "judge" (our-9b) is not known.
      → Declare it: models.judge.family.
      (family-unknown)"
    `)
    const other = judging(
      'provider: mock, model: m, differsFrom: writer',
      'writer: { provider: vllm, model: our-9b }',
    )
    expect(await complaintOf(other)).toContain('Declare it: models.writer.family.')
  })

  test('and does, is no problem', async () => {
    await planOf(judging('provider: ollama, model: llama3.1, differsFrom: writer'))
    await planOf(judging('provider: mock, model: m, family: other, differsFrom: writer'))
  })

  test('from a model that there is not, or from itself', async () => {
    expect(await complaintOf(judging('provider: mock, model: m, differsFrom: writr'))).toMatchInlineSnapshot(`
      "recipe.yaml:5:38 models.judge.differsFrom: there is no other model "writr".
      → Did you mean "writer"?
      (unknown-model)"
    `)
    expect(await complaintOf(judging('provider: mock, model: m, differsFrom: judge'))).toContain(
      'there is no other model "judge"',
    )
  })
})

test('all problems are told at once, in the order of the lines', async () => {
  const models = [
    'writer: { provider: vllm, model: m, url: "${env:WRITER_URL}", module: ./x.mjs }',
    'judge: { provider: openai-compatible, model: m, differsFrom: nobody }',
  ]
  expect(await complaintOf({ models, step: 'model: writer' })).toMatchInlineSnapshot(`
    "4 problems:
      recipe.yaml:4:3 models.writer: the address comes from the environment, so the endpoint needs a name.
        → Add \`endpoint: team-vllm\` (any name): recorded answers are kept under it, wherever it lies.
      recipe.yaml:4:65 models.writer.module: vllm takes no \`module\`.
        → Remove it.
      recipe.yaml:5:3 models.judge: openai-compatible needs \`url\`.
        → For example: url: http://localhost:8000/v1
      recipe.yaml:5:51 models.judge.differsFrom: there is no other model "nobody".
        → Known: writer.
    (endpoint-missing)"
  `)
})

describe('two models that send batches to the same endpoint and model', () => {
  const batches = (alias: string, port: number): string =>
    `${alias}: { provider: mock, model: mock-8b, batch: true, url: "http://127.0.0.1:${port}/v1" }`

  test('by different addresses are refused: one desk would serve both', async () => {
    expect(await complaintOf({ models: [batches('writer', 1), batches('other', 2)] })).toMatchInlineSnapshot(`
      "2 problems:
        recipe.yaml:5:3 models.other: "other" and "writer" send batches to the same endpoint and model with different addresses, keys or headers.
          → Give them the same, or name the second endpoint: \`endpoint: other-account\`.
        recipe.yaml:8:5 generate[0]: fields needs a model.
          → Add \`model: writer\`; the recipe has writer, other.
      (batch-shared)"
    `)
  })

  test('by the same address may', async () => {
    expect(await complaintOf({ models: [batches('writer', 1), batches('other', 1)] })).not.toContain(
      'batch-shared',
    )
  })
})
