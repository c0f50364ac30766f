/** What people read: plan, result, explanation, comparison, measurement and lists, word for word. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openLedgerView } from '../../src/store/ledger-view.js'
import { blocked, inconclusive, overSource, released, seeds, stopped } from './recipes.js'
import { cupel, folderWith } from './run-cli.js'

const folder = folderWith({
  'recipe.yaml': overSource,
  'released.yaml': released,
  'blocked.yaml': blocked,
  'inconclusive.yaml': inconclusive,
  'stopped.yaml': stopped,
  'a.jsonl': '{"text": "one two three"}\n{"text": "four five"}\n{"text": \n',
  'b.jsonl': '{"text": "one two three"}\n{"text": "six"}\n',
  ...seeds,
})

async function said(...args: string[]): Promise<string> {
  const { stdout, stderr } = await cupel([...args, '--quiet'], folder)
  expect(stderr).toBe('')
  return stdout
    .replace(/\b[0-9a-f]{64}\b/g, 'SHA-256')
    .replace(/\b[0-9a-f]{12}\b/g, 'SHA')
    .replace(/\b[0-9a-v]{24}\b/g, 'ID')
    .replace(/\(\d+ s\)/g, '(N s)')
    .replace(/; [\d.]+ [kMGT]B free/g, '; N GB free')
    .trimEnd()
}

beforeAll(async () => {
  await cupel(['run', 'recipe.yaml', '--out', 'first', '--quiet'], folder)
  await cupel(
    ['run', 'recipe.yaml', '--out', 'second', '--quiet', '--set', 'generate[0].with.maxPerSeed=1'],
    folder,
  )
})

test('a plan', async () => {
  expect(await said('plan', 'recipe.yaml')).toMatchInlineSnapshot(`
    "demo  plan SHA  policy SHA
      source    seeds  real, jsonl, 193 bytes in 1 file, SHA
      generate  seeds → vary: number-variation@1  (released)
      verify    equation
      refine    none
      measure   none
      release   jsonl; exports none

      needs     nothing beside this package; no model, no key
      work      candidates: as much as the method plans
      disk      about 1.1 kB a candidate in the run folder (estimate); N GB free
      hosts     none"
  `)
})

test('a plan with an open end', async () => {
  expect(await said('plan', 'released.yaml')).toMatchInlineSnapshot(`
    "demo  plan SHA  policy SHA
      generate  make: arithmetic-program@1  (released)
      verify    equation
      refine    none
      measure   lengths
      gate      count("accepted") >= 6  (block)
      release   jsonl; exports sft

      needs     nothing beside this package; no model, no key
      work      candidates: at least 6, at most 120
      disk      at least 6.9 kB, at most 138.0 kB in the run folder (estimate); N GB free
      hosts     none"
  `)
})

describe('a run', () => {
  test('that is released, with rows left out', async () => {
    expect(await said('run', 'recipe.yaml', '--out', 'third')).toMatchInlineSnapshot(`
      "
      Candidates  2 planned = 2 accepted + 0 rejected + 0 failed + 0 cancelled + 0 pending
      Data set    2 synthetic + 0 real = 2 records (100 % synthetic)

      Source rows left out
        seeds: 1 of 2 rows: 1 × invalid-json
          line 2: Column 26: expected a value, near \`{"id": "s2", "question": \`.

      Released 2 records.  (N s)
        data     SHA-256
        release  third/release
        report   third/release/report.html
        explain  cupel explain <_cupel of a row> --run third"
    `)
  })

  test('that is blocked', async () => {
    expect(await said('run', 'blocked.yaml', '--out', 'fourth')).toMatchInlineSnapshot(`
      "
      Candidates  6 planned = 6 accepted + 0 rejected + 0 failed + 0 cancelled + 0 pending
      Data set    6 synthetic + 0 real = 6 records (100 % synthetic)

      Readings
        lengths              77.833 words [51.333, 110.67]  n=6  (95 % cluster-bootstrap(1000))

      Gates
        ✗ block        count("accepted") >= 7: the rule does not hold

      Blocked by a gate: nothing was published.  (N s)
        data     SHA-256
        report   fourth/report.html"
    `)
  })

  test('that is inconclusive', async () => {
    expect(await said('run', 'inconclusive.yaml', '--out', 'fifth')).toMatchInlineSnapshot(`
      "
      Candidates  6 planned = 6 accepted + 0 rejected + 0 failed + 0 cancelled + 0 pending
      Data set    6 synthetic + 0 real = 6 records (100 % synthetic)

      Readings
        near-duplicates      0 ratio [0, 0.45926]  n=6  (95 % clopper-pearson)

      Gates
        ? inconclusive reading("near-duplicates") <= 0.001: the interval [0, 0.4593] straddles 0.001

      Inconclusive: the evidence does not decide a gate; nothing was published.  (N s)
        data     SHA-256
        report   fifth/report.html"
    `)
  })

  test('that stops at its budget', async () => {
    expect(await said('run', 'stopped.yaml', '--out', 'sixth')).toMatchInlineSnapshot(`
      "
      Candidates  12 planned = 0 accepted + 12 rejected + 0 failed + 0 cancelled + 0 pending

      Not accepted, by reason
               12  rejected: too-long  (verify/length)

      Stopped. The budget of candidates is spent: 0 of 6 records survived. Raise goal.budget.candidates, or see in the report why candidates were rejected; then run again.  (N s)
        report   sixth/report.html"
    `)
  })
})

test('an explanation', async () => {
  const [first = ''] = readFileSync(join(folder, 'first/release/data/demo.jsonl'), 'utf8').split('\n')
  const { _cupel } = JSON.parse(first) as { _cupel: string }
  expect(await said('explain', _cupel, '--run', 'first')).toMatchInlineSnapshot(`
    "ID  released
      made by    number-variation@1, step vary, task ID-0, draft 0 (epoch 1)
      answer     In 5 days she glazes 20*5 = <<20*5=100>>100 bowls.
                 #### 100
      question   A potter glazes 20 bowls a day. How many bowls does she glaze in 5 days?
      notes      {"changed":[{"from":"14","to":"20"},{"from":"6","to":"5"}],"skeleton":"L1*L2"}

    from seeds, row 1  (ID)
      id         s1
      question   A potter glazes 14 bowls a day. How many bowls does she glaze in 6 days?
      answer     In 6 days she glazes 14*6 = <<14*6=84>>84 bowls.
                 #### 84

    judged by
      equation: pass  {"answer":"100","calculations":1}

    1 sibling of the same seed:
      ID  released"
  `)
})

test('a row of a blocked run is accepted, not released', async () => {
  const [id = ''] = await idsIn(join(folder, 'fourth'))
  expect((await said('explain', id, '--run', 'fourth')).split('\n')[0]).toBe('ID  accepted')
})

test('a comparison of runs', async () => {
  expect(await said('compare', 'first', 'second')).toMatchInlineSnapshot(`
    "other data
      plan  different
              2 →         1  planned
              2 →         1  accepted
              2 →         1  released"
  `)
})

test('a comparison of files', async () => {
  expect(await said('compare', 'a.jsonl', 'b.jsonl', '--metrics', 'lengths')).toMatchInlineSnapshot(`
    "different rows: 2 in a, 2 in b, 1 in both
    records: 2 → 2
      lengths  (intervals overlap)
        a  2.5 words [2, 3]  n=2  (95 % cluster-bootstrap(1000))
        b  2 words [1, 3]  n=2  (95 % cluster-bootstrap(1000))"
  `)
})

test('a measurement', async () => {
  expect(await said('measure', 'a.jsonl', '--metrics', 'lengths,contamination')).toMatchInlineSnapshot(`
    "a.jsonl: 2 records, 58 bytes; left out: 1 × invalid-json
      line 3: Column 10: expected a value, near \`{"text": \`.
      lengths            2.5 words [2, 3]  n=2  (95 % cluster-bootstrap(1000))
      contamination      unavailable: Name the benchmark: { use: contamination, against: benchmark.jsonl }."
  `)
})

test('a list of a kind', async () => {
  expect(await said('list', 'quantities')).toMatchInlineSnapshot(`
    "quantities (3)
      reading  The reading of a metric of the recipe, by its id.
      share    Share of the released records by origin, step or source.
      count    Number of candidates by state, or of released records."
  `)
})

test('a plug-in', async () => {
  expect(await said('list', 'exact-duplicates')).toMatchInlineSnapshot(`
    "refiner exact-duplicates (version 1)
      Drops a record that says the same as an earlier one, raw or normalised.
      source  Own work
      needs   nothing
      options
        field  Field name or dotted path, or a list; by default all fields but \`id\` (raw) or all text fields (normalised).
        compare (default "normalised")  \`raw\`: character by character. \`normalised\`: without case, marks, punctuation and spacing. Default ours."
  `)
})

test('an audit', async () => {
  expect(await said('audit', 'first')).toMatch(/^✓ \d+ files hold$/)
})

async function idsIn(run: string): Promise<string[]> {
  const view = await openLedgerView({ folder: run, epoch: 1 })
  try {
    return Array.from({ length: view.index.size }, (_, ordinal) => view.index.entry(ordinal).id)
  } finally {
    await view.close()
  }
}
