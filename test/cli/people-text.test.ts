/** What people read of the commands and endings that `texts.test.ts` does not show, word for word. */

import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { overSource, released, seeds, stopped } from './recipes.js'
import { cupel, folderWith } from './run-cli.js'

const benchmark = '{"text": "seven eight nine ten eleven"}\n{"text": "?"}\n'
const folder = folderWith({
  'recipe.yaml': released,
  'source.yaml': overSource,
  'stopped.yaml': stopped,
  'one.yaml': `${overSource}goal: { accepted: 1 }\n`,
  'warned.yaml': released
    .replace('[equation]', '[equation, { use: length, with: { field: question, unit: words, max: 36 } }]')
    .replace(
      'count("accepted") >= 6',
      '{ rule: count("accepted") >= 600, level: warn, why: "six hundred teach" }',
    ),
  'words.jsonl':
    '{"text": "one two three four", "tone": "dry"}\n{"text": "", "tone": "warm"}\n{"text": "seven eight nine ten eleven", "tone": "dry"}\n',
  'bench.jsonl': benchmark,
  ...seeds,
})

async function said(args: readonly string[], code = 0): Promise<string> {
  const { stdout, stderr, exitCode } = await cupel([...args, '--quiet'], folder)
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: code })
  return stdout
    .replace(/\b[0-9a-f]{64}\b/g, 'SHA-256')
    .replace(/\b[0-9a-f]{12}\b/g, 'SHA')
    .replace(/\b[0-9a-v]{24}\b/g, 'ID')
    .replace(/\(\d+ s\)/g, '(N s)')
    .replace(/(expected|found) \d+ bytes/g, '$1 N bytes')
    .replace(/; [\d.]+ [kMGT]B free/g, '; N GB free')
    .trimEnd()
}

beforeAll(async () => {
  await cupel(['run', 'recipe.yaml', '--out', 'done', '--quiet'], folder)
  await cupel(['run', 'recipe.yaml', '--out', 'again', '--quiet'], folder)
  await cupel(['run', 'recipe.yaml', '--out', 'other', '--quiet', '--set', 'seed=5'], folder)
  await cupel(['run', 'stopped.yaml', '--out', 'none', '--quiet'], folder)
})

describe('init', () => {
  test.each(['arithmetic', 'variations', 'table'])('%s', async (template) => {
    const text = await said(['init', `new-${template}`, '--template', template])
    const seedLine = template === 'variations' ? `wrote new-${template}/seeds.jsonl\n` : ''
    expect(text).toBe(
      `wrote new-${template}/recipe.yaml\n${seedLine}\nNext: cupel plan new-${template}/recipe.yaml\n      cupel run new-${template}/recipe.yaml`,
    )
  })
})

describe('plan', () => {
  test('of a goal by cells', async () => {
    await cupel(['init', 'table', '--template', 'table'], folder)
    expect(await said(['plan', 'table/recipe.yaml'])).toMatchInlineSnapshot(`
      "support-tickets  plan SHA  policy SHA
        generate  tickets: fields@1  (released)
        verify    adherence
        refine    none
        measure   coverage
        gate      count("accepted") >= 12  (block)
        release   jsonl; exports none

        needs     nothing beside this package; no model, no key
        work      candidates: at least 12, at most 240
        disk      at least 13.8 kB, at most 276.0 kB in the run folder (estimate); N GB free
        hosts     none"
    `)
  })

  test('of Parquet and a reference file', async () => {
    const set = [
      '--set',
      'release.formats=[parquet]',
      '--set',
      'measure=[{ use: contamination, against: bench.jsonl }]',
    ]
    expect(await said(['plan', 'recipe.yaml', ...set])).toMatchInlineSnapshot(`
      "demo  plan SHA  policy SHA
        source    bench.jsonl  real, jsonl, 54 bytes in 1 file, SHA
        generate  make: arithmetic-program@1  (released)
        verify    equation
        refine    none
        measure   contamination
        gate      count("accepted") >= 6  (block)
        release   parquet; exports sft

        needs     duckdb
        work      candidates: at least 6, at most 120
        disk      at least 6.9 kB, at most 138.0 kB in the run folder (estimate); N GB free
        hosts     none"
    `)
  })
})

describe('run', () => {
  test('of one record', async () => {
    expect(await said(['run', 'one.yaml', '--out', 'one'])).toMatchInlineSnapshot(`
      "
      Candidates  1 planned = 1 accepted + 0 rejected + 0 failed + 0 cancelled + 0 pending
      Data set    1 synthetic + 0 real = 1 record (100 % synthetic)

      Source rows left out
        seeds: 1 of 2 rows: 1 × invalid-json
          line 2: Column 26: expected a value, near \`{"id": "s2", "question": \`.

      Released 1 record.  (N s)
        data     SHA-256
        release  one/release
        report   one/release/report.html
        explain  cupel explain <_cupel of a row> --run one"
    `)
  })

  test('with a warning and rejected candidates', async () => {
    expect(await said(['run', 'warned.yaml', '--out', 'warned'])).toMatchInlineSnapshot(`
      "
      Candidates  22 planned = 6 accepted + 12 rejected + 0 failed + 4 cancelled + 0 pending
      Data set    6 synthetic + 0 real = 6 records (100 % synthetic)

      Not accepted, by reason
               12  rejected: too-long  (verify/length)
                4  cancelled: goal-met  (goal)

      Readings
        lengths              47.167 words [38.333, 55.833]  n=6  (95 % cluster-bootstrap(1000))

      Gates
        ! warn         count("accepted") >= 600: the rule does not hold
            why: six hundred teach

      Released 6 records.  (N s)
        data     SHA-256
        release  warned/release
        report   warned/release/report.html
        explain  cupel explain <_cupel of a row> --run warned"
    `)
  })

  test('that was complete already', async () => {
    expect(await said(['run', 'recipe.yaml', '--out', 'done'])).toMatchInlineSnapshot(`
      "
      This run was complete already; nothing was done again.

      Candidates  6 planned = 6 accepted + 0 rejected + 0 failed + 0 cancelled + 0 pending
      Data set    6 synthetic + 0 real = 6 records (100 % synthetic)

      Readings
        lengths              77.833 words [51.333, 110.67]  n=6  (95 % cluster-bootstrap(1000))

      Gates
        ✓ allow        count("accepted") >= 6

      Released 6 records.  (N s)
        data     SHA-256
        release  done/release
        report   done/release/report.html
        explain  cupel explain <_cupel of a row> --run done"
    `)
  })

  test('of a changed plan in the same folder', async () => {
    expect(
      await said(['run', 'recipe.yaml', '--out', 'again', '--limit', '4', '--set', 'gates=[]']),
    ).toMatchInlineSnapshot(`
      "
      Candidates  4 planned = 4 accepted + 0 rejected + 0 failed + 0 cancelled + 0 pending
      Data set    4 synthetic + 0 real = 4 records (100 % synthetic)

      Readings
        lengths              70.5 words [47, 97]  n=4  (95 % cluster-bootstrap(1000))

      Epoch 2 (the plan changed): -2 accepted against epoch 1; other data.

      Released 4 records.  (N s)
        data     SHA-256
        release  again/release
        report   again/release/report.html
        explain  cupel explain <_cupel of a row> --run again"
    `)
  })
})

describe('replay', () => {
  test('of a run as it was', async () => {
    expect(await said(['replay', 'done'])).toMatchInlineSnapshot(`
      "✓ the same bytes
        recorded  SHA-256
        replayed  SHA-256"
    `)
  })

  test('with another seed', async () => {
    expect(await said(['replay', 'done', '--set', 'seed=5'], 1)).toMatchInlineSnapshot(`
      "✗ other bytes (the replay ended as released)
        recorded  SHA-256
        replayed  SHA-256"
    `)
  })
})

describe('compare', () => {
  test('of runs with the same data', async () => {
    expect(await said(['compare', 'done', 'other'])).toMatchInlineSnapshot(`
      "other data
        plan  different
        lengths  (intervals overlap)
          a  77.833 words [51.333, 110.67]  n=6  (95 % cluster-bootstrap(1000))
          b  68.833 words [45.833, 91.833]  n=6  (95 % cluster-bootstrap(1000))"
    `)
    await cupel(['run', 'recipe.yaml', '--out', 'copy', '--quiet'], folder)
    expect(await said(['compare', 'done', 'copy'])).toMatchInlineSnapshot(`
      "the same data: SHA-256
        plan  the same
        lengths  (intervals overlap)
          a  77.833 words [51.333, 110.67]  n=6  (95 % cluster-bootstrap(1000))
          b  77.833 words [51.333, 110.67]  n=6  (95 % cluster-bootstrap(1000))"
    `)
  })

  test('of a run with one that stopped', async () => {
    expect(await said(['compare', 'done', 'none'])).toMatchInlineSnapshot(`
      "other data
        plan  different
                0 →        12  rejected
                - →        12  make rejected: too-long (verify/length)
                6 →        12  planned
                6 →         0  accepted
                6 →         0  released
        lengths
          a  77.833 words [51.333, 110.67]  n=6  (95 % cluster-bootstrap(1000))
          b  -"
    `)
  })
})

describe('measure', () => {
  test('every metric of a small file', async () => {
    expect(await said(['measure', 'words.jsonl', '--field', 'text'])).toMatchInlineSnapshot(`
      "words.jsonl: 3 records, 130 bytes
        lengths            3 words [0, 5]  n=3  (95 % cluster-bootstrap(1000))
          ! 1 of 3 records have no word.
        distinct-n         1 ratio  n=7  (full count)
          ! Only 3 seeds: the interval has no width because at least 20 are needed to resample.
        compression-ratio  0.78333 bytes/byte  n=3  (full count)
          ! Only 3 seeds: the interval has no width because at least 20 are needed to resample.
          ! Only 47 characters: gzip's own bytes weigh in below 10000.
        near-duplicates    0 ratio [0, 0.7076]  n=3  (95 % clopper-pearson)
          ! 1 of 3 records have no word and were not compared.
        template-reuse     0.33333 ratio [0.061492, 0.79234]  n=3  (95 % wilson)
          ID 0.33333  n=3
          ID 0.33333  n=3
          ID 0.33333  n=3
        contamination      unavailable: Name the benchmark: { use: contamination, against: benchmark.jsonl }.
        coverage           unavailable: No field names groups; give them: { use: coverage, with: { fields: [topic] } }."
    `)
  })

  test('against a benchmark, with the rule that hit and the rows that cannot', async () => {
    const args = ['measure', 'words.jsonl', '--metrics', 'contamination', '--against', 'bench.jsonl']
    expect(await said([...args, '--field', 'text'])).toMatchInlineSnapshot(`
      "words.jsonl: 3 records, 130 bytes
        contamination      0.33333 ratio [0.0084038, 0.9057]  n=3  (95 % clopper-pearson)
          equal            0.33333  n=3
          common-run       0  n=3
          short-item       0  n=3
          coverage         0  n=3
          ! 1 of 2 benchmark rows have no word in the compared field and cannot be found."
    `)
  })
})

describe('audit', () => {
  test('of a release with a changed, a missing and a foreign file', async () => {
    await cupel(['run', 'recipe.yaml', '--out', 'broken', '--quiet'], folder)
    const release = join(folder, 'broken/release')
    appendFileSync(join(release, 'data/demo.jsonl'), '{}\n')
    expect(await said(['audit', 'broken'], 1)).toMatchInlineSnapshot(`
      "✗ 3 findings in 7 files
        ✗ data/demo.jsonl  changed: expected N bytes, SHA-256 SHA-256, found N bytes, SHA-256 SHA-256
        ✗ data/demo.jsonl  rows-differ: expected 6 rows, found 7 rows
        ✗ data/demo.jsonl  bad-row: expected an object with _cupel in every row, found row 7 has no text in _cupel"
    `)
    rmSync(join(release, 'report.html'))
    writeFileSync(join(release, 'data/extra.jsonl'), '{}\n')
    expect(await said(['audit', 'broken/release'], 1)).toMatchInlineSnapshot(`
      "✗ 5 findings in 7 files
        ✗ data/demo.jsonl  changed: expected N bytes, SHA-256 SHA-256, found N bytes, SHA-256 SHA-256
        ✗ data/demo.jsonl  rows-differ: expected 6 rows, found 7 rows
        ✗ data/demo.jsonl  bad-row: expected an object with _cupel in every row, found row 7 has no text in _cupel
        ✗ report.html  missing: expected N bytes, found no such file
        ✗ data/extra.jsonl  not-listed: expected only files that manifest.json lists, found a file"
    `)
  })
})

describe('list', () => {
  test('all kinds stand in order, each with the number of its rows', async () => {
    const tables = (await said(['list'])).split('\n\n').map((table) => table.split('\n'))
    const heads = tables.map(([head = '', ...rows]) => head.replace(`(${rows.length})`, '(N)'))
    expect(heads).toEqual(
      ['sources', 'methods', 'verifiers', 'refiners', 'metrics', 'quantities', 'exporters'].map(
        (kind) => `${kind} (N)`,
      ),
    )
  })

  test('an id that two kinds have shows both', async () => {
    const text = await said(['list', 'near-duplicates'])
    expect(text.split('\n').filter((line) => /^\S/.test(line))).toMatchInlineSnapshot(`
      [
        "refiner near-duplicates (version 1)",
        "metric near-duplicates (version 1)",
      ]
    `)
  })
})

test('doctor names each part that it looked at, and what works without a host', async () => {
  const text = await said(['doctor'])
  const lines = text.split('\n')
  expect(lines[0]).toMatch(/^cupel \d+\.\d+\.\d+ on \w+-\w+, \d+ cores?, [\d.]+ .B of [\d.]+ .B memory free$/)
  expect(lines.slice(1).map((line) => line.replace(/^ {2}[✓✗] (\S+) +.*/, '$1'))).toMatchInlineSnapshot(`
    [
      "node",
      "disk",
      "duckdb",
      "vega",
      "eld",
      "apache-arrow",
      "No host was contacted. Recipes without \`models\` need no key and no network.",
      "To try the models of a recipe with short real calls: cupel doctor --live recipe.yaml",
    ]
  `)
})
