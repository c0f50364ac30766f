/** Recipes whose files are not there, or are not what they should be. */

import { describe, expect, test } from 'vitest'
import { complaint, fine, fineWithSource, recipeComplaint, seedFiles } from './complaint.js'

describe('a source', () => {
  test('that is missing, with a near name in its folder', async () => {
    expect(await recipeComplaint(fineWithSource, { 'seed.jsonl': '' })).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:12 sources.seeds.path: there is no file or folder seeds.jsonl.
        → Did you mean "seed.jsonl"?
        (file-not-found)"
    `)
  })

  test('that is missing, with no near name', async () => {
    expect(
      await recipeComplaint(fineWithSource, {
        'a.jsonl': '',
        'b.jsonl': '',
        'c.jsonl': '',
        'd.jsonl': '',
        'e.jsonl': '',
        'f.jsonl': '',
      }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:12 sources.seeds.path: there is no file or folder seeds.jsonl.
        → Its folder holds a.jsonl, b.jsonl, c.jsonl, d.jsonl, e.jsonl and 2 more.
        (file-not-found)"
    `)
  })

  test('whose folder is missing too', async () => {
    expect(
      await recipeComplaint(fineWithSource.replace('seeds.jsonl', 'data/seeds.jsonl')),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:12 sources.seeds.path: there is no file or folder data/seeds.jsonl.
        → There is no folder data either. In a recipe a path starts at the recipe, after --set at the working folder.
        (file-not-found)"
    `)
  })

  test('of an unknown ending', async () => {
    expect(
      await recipeComplaint(fineWithSource.replace('seeds.jsonl', 'seeds.xlsx'), { 'seeds.xlsx': 'x' }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:12 sources.seeds.path: no reader knows what seeds.xlsx is by its ending.
        → Known endings: .jsonl, .ndjson, .jsonl.gz, .ndjson.gz, .csv, .tsv, .csv.gz, .tsv.gz, .json, .json.gz, .parquet. For another ending name the reader with \`reader:\`: jsonl, csv, json, parquet.
        (no-reader)"
    `)
  })

  test('without an ending', async () => {
    expect(
      await recipeComplaint(fineWithSource.replace('seeds.jsonl', 'seeds'), { seeds: 'x' }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:12 sources.seeds.path: no reader knows what seeds is by its ending.
        → Known endings: .jsonl, .ndjson, .jsonl.gz, .ndjson.gz, .csv, .tsv, .csv.gz, .tsv.gz, .json, .json.gz, .parquet. For another ending name the reader with \`reader:\`: jsonl, csv, json, parquet.
        (no-reader)"
    `)
  })

  test('that is a folder of nothing known', async () => {
    expect(
      await recipeComplaint(fineWithSource.replace('seeds.jsonl', 'seeds'), { 'seeds/x.bin': 'x' }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:12 sources.seeds.path: no reader recognises the folder seeds.
        → Name a file in it, or one of the readers of folders with \`reader:\`: hugging-face, text-directory.
        (no-reader)"
    `)
  })

  test('that is a folder where a file is expected', async () => {
    expect(
      await recipeComplaint(fineWithSource.replace('path: seeds.jsonl', 'path: data, reader: jsonl'), {
        'data/seeds.jsonl': '',
      }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:12 sources.seeds.path: data is a folder, and the reader jsonl reads a file.
        → Readers of folders: hugging-face, text-directory.
        (not-a-file)"
    `)
  })

  test('that is a file where a folder is expected', async () => {
    expect(
      await recipeComplaint(
        fineWithSource.replace('path: seeds.jsonl', 'path: seeds.jsonl, reader: text-directory'),
        seedFiles,
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:12 sources.seeds.path: seeds.jsonl is a file, and the reader text-directory reads a folder.
        → Readers of files: jsonl, csv, json, parquet.
        (not-a-folder)"
    `)
  })

  test('with an unknown reader', async () => {
    expect(
      await recipeComplaint(
        fineWithSource.replace('path: seeds.jsonl', 'path: seeds.jsonl, reader: jsnl'),
        seedFiles,
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:31 sources.seeds.reader: there is no reader "jsnl".
        → Did you mean "jsonl"? \`cupel list sources\` shows all 6.
        (unknown-reader)"
    `)
  })

  test('with an unknown option of its reader', async () => {
    expect(
      await recipeComplaint(
        fineWithSource.replace('path: seeds.jsonl', 'path: seeds.jsonl, with: { maxLineByte: 1 }'),
        seedFiles,
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:4:39 sources.seeds.with.maxLineByte: there is no such key.
        → Did you mean "maxLineBytes"?
        (unknown-key)"
    `)
  })

  test('that lies in the folder of the recipe, not in that of the caller', async () => {
    expect(
      await complaint(['plan', 'team/recipe.yaml'], { ...seedFiles, 'team/recipe.yaml': fineWithSource }),
    ).toMatchInlineSnapshot(`
      "✗ team/recipe.yaml:4:12 sources.seeds.path: there is no file or folder team/seeds.jsonl.
        → Its folder holds recipe.yaml.
        (file-not-found)"
    `)
  })
})

describe('a reference', () => {
  test('that is missing, with a near name in its folder', async () => {
    expect(
      await recipeComplaint(
        fine + 'refine:\n  - { use: decontaminate, against: benchmrk.jsonl, with: { field: question } }\n',
        { 'benchmark.jsonl': '' },
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:27 refine[0].against: there is no file or folder benchmrk.jsonl.
        → Did you mean "benchmark.jsonl"?
        (file-not-found)"
    `)
  })

  test('that is missing, with no near name', async () => {
    expect(
      await recipeComplaint(
        fine + 'measure:\n  - { use: contamination, against: eval/test.jsonl, with: { field: question } }\n',
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:27 measure[0].against: there is no file or folder eval/test.jsonl.
        → There is no folder eval either. In a recipe a path starts at the recipe, after --set at the working folder.
        (file-not-found)"
    `)
  })

  test('of an unknown ending', async () => {
    expect(
      await recipeComplaint(
        fine + 'refine:\n  - { use: exact-duplicates, against: old.sqlite, with: { field: question } }\n',
        { 'old.sqlite': 'x' },
      ),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:30 refine[0].against: no reader knows what old.sqlite is by its ending.
        → Known endings: .jsonl, .ndjson, .jsonl.gz, .ndjson.gz, .csv, .tsv, .csv.gz, .tsv.gz, .json, .json.gz, .parquet. For another ending name the reader with \`reader:\`: jsonl, csv, json, parquet.
        (no-reader)"
    `)
  })
})

describe('no reference', () => {
  test('for a refiner that needs one', async () => {
    expect(
      await recipeComplaint(fine + 'refine:\n  - { use: decontaminate, with: { field: question } }\n'),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml:7:5 refine[0]: decontaminate needs reference rows.
        → Name the reference rows: { use: decontaminate, against: benchmark.jsonl }.
        (against-missing)"
    `)
  })

  test('for a metric that needs one', async () => {
    expect(await recipeComplaint(fine + 'measure: [contamination]\n')).toMatchInlineSnapshot(`
      "✗ recipe.yaml:6:11 measure[0]: contamination needs reference rows.
        → Name the reference rows: { use: contamination, against: benchmark.jsonl }.
        (against-missing)"
    `)
  })
})

describe('a recipe', () => {
  test('that is missing, with a near name in its folder', async () => {
    expect(await complaint(['plan', 'recipe.yml'], { 'recipe.yaml': fine })).toMatchInlineSnapshot(`
      "✗ There is no recipe recipe.yml.
        → Did you mean recipe.yaml?
        (recipe-not-found)"
    `)
  })

  test('that is missing, with no near name', async () => {
    expect(await complaint(['plan', 'tutor.yaml'])).toMatchInlineSnapshot(`
      "✗ There is no recipe tutor.yaml.
        → Give the path of a recipe file; \`cupel init\` writes one to begin with.
        (recipe-not-found)"
    `)
  })

  test('that is a folder with a recipe in it', async () => {
    expect(await complaint(['plan', 'team'], { 'team/recipe.yaml': fine })).toMatchInlineSnapshot(`
      "✗ team is a folder, not a recipe.
        → Did you mean team/recipe.yaml?
        (recipe-not-found)"
    `)
  })

  test('that is a folder', async () => {
    expect(await complaint(['plan', 'team'], { 'team/notes.txt': 'x' })).toMatchInlineSnapshot(`
      "✗ team is a folder, not a recipe.
        → Give the path of a recipe file.
        (recipe-not-found)"
    `)
  })

  test('that is not UTF-8', async () => {
    expect(
      await complaint(['plan', 'recipe.yaml'], { 'recipe.yaml': Buffer.from([0x6e, 0x3a, 0x20, 0xff]) }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml is not UTF-8.
        → A recipe is a text file: YAML, JSON or TypeScript in UTF-8.
        (recipe-not-text)"
    `)
  })

  test('that holds a NUL byte', async () => {
    expect(
      await complaint(['plan', 'recipe.yaml'], { 'recipe.yaml': Buffer.from([0x6e, 0x3a, 0x20, 0]) }),
    ).toMatchInlineSnapshot(`
      "✗ recipe.yaml holds a NUL byte.
        → A recipe is a text file: YAML, JSON or TypeScript in UTF-8.
        (recipe-not-text)"
    `)
  })
})

describe('a run folder', () => {
  test('that holds something else', async () => {
    expect(
      await complaint(['run', 'recipe.yaml', '--out', 'out'], { 'recipe.yaml': fine, 'out/notes.txt': 'x' }),
    ).toMatchInlineSnapshot(`
      "✗ out is not empty and holds no run.
        → Give an empty or new folder with --out, or the folder of an earlier run.
        (folder-not-empty)"
    `)
  })

  test('that is a file', async () => {
    expect(
      await complaint(['run', 'recipe.yaml', '--out', 'out'], { 'recipe.yaml': fine, out: 'x' }),
    ).toMatchInlineSnapshot(`
      "✗ out is a file, or lies below one; a run needs a folder.
        → Give an empty or new folder with --out.
        (not-a-folder)"
    `)
  })
})
