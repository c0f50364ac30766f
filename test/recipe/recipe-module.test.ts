/** A recipe in TypeScript is the same recipe: same value, same plan; and each load runs the file anew. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importRecipe } from '../../src/recipe/recipe-module.js'
import { folderWith } from '../cli/run-cli.js'
import { loaded } from './load.js'

const yaml = `cupel: 1
name: demo
seed: 5
goal: { accepted: 3 }
generate:
  - { id: make, method: arithmetic-program, with: { difficulty: [1, 2] } }
verify: [equation]
gates:
  - { rule: count("accepted") >= 3, why: three are enough }
`

const typescript = `import { defineRecipe } from 'cupel'

const accepted: number = 3
const levels = [1, 2] as const

export const recipe = defineRecipe({
  cupel: 1,
  name: 'demo',
  seed: 5,
  goal: { accepted },
  generate: [{ id: 'make', method: 'arithmetic-program', with: { difficulty: [...levels] } }],
  verify: ['equation'],
  gates: [{ rule: \`count("accepted") >= \${accepted}\`, why: 'three are enough', name: undefined }],
})
`

describe('the plan of a recipe', () => {
  test.each(['recipe.ts', 'recipe.mts'])('in %s is that of the same recipe in YAML', async (name) => {
    const fromYaml = await loaded(yaml)
    const fromTypeScript = await loaded(typescript, {}, { name })
    expect(fromTypeScript.plan.digest).toBe(fromYaml.plan.digest)
    expect(fromTypeScript.plan.policyDigest).toBe(fromYaml.plan.policyDigest)
    expect(fromTypeScript.plan.recipe).toEqual(fromYaml.plan.recipe)
    expect(fromTypeScript.document.value).toEqual(fromYaml.document.value)
  })

  test('in plain JavaScript, exported by default, needs nothing of ours', async () => {
    const javascript = `export default ${JSON.stringify((await loaded(yaml)).document.value)}\n`
    const fromJavaScript = await loaded(javascript, {}, { name: 'recipe.mjs' })
    expect(fromJavaScript.plan.digest).toBe((await loaded(yaml)).plan.digest)
  })

  test('can be changed by --set', async () => {
    const changed = await loaded(typescript, {}, { name: 'recipe.ts', set: ['goal.accepted=4'] })
    expect(changed.plan.goal.accepted).toBe(4)
    expect(changed.plan.digest).not.toBe((await loaded(typescript, {}, { name: 'recipe.ts' })).plan.digest)
  })

  test('may be put together from files beside it', async () => {
    const { plan } = await loaded(
      "import { steps } from './steps.js'\nexport const recipe = { cupel: 1, name: 'demo', goal: { accepted: 1 }, generate: steps }\n",
      { 'steps.ts': "export const steps = [{ id: 'make', method: 'arithmetic-program' }]\n" },
      { name: 'recipe.ts' },
    )
    expect(plan.steps.map(({ id }) => id)).toEqual(['make'])
  })
})

test('the file is run again each time that it is loaded', async () => {
  const folder = folderWith({ 'recipe.ts': "export const recipe = { name: 'first' }\n" })
  const path = join(folder, 'recipe.ts')
  expect(await importRecipe(path)).toEqual({ name: 'first' })
  writeFileSync(path, "export const recipe = { name: 'second' }\n")
  expect(await importRecipe(path)).toEqual({ name: 'second' })
})

test('what is absent or shared stays plain data', async () => {
  const folder = folderWith({
    'recipe.ts': `const shared = { n: 1 }
export const recipe = { a: shared, b: shared, c: undefined, d: Object.assign(Object.create(null), { e: null }) }
`,
  })
  expect(await importRecipe(join(folder, 'recipe.ts'))).toEqual({ a: { n: 1 }, b: { n: 1 }, d: { e: null } })
})
