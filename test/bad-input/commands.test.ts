/** Command lines that cannot be followed. */

import { describe, expect, test } from 'vitest'
import { complaint, fine } from './complaint.js'

describe('a command line', () => {
  test('an unknown command', async () => {
    expect(await complaint(['rum', 'recipe.yaml'])).toMatchInlineSnapshot(`
      "✗ Unknown command 'rum'.
        → Did you mean run?
        → \`cupel --help\` shows the commands, \`cupel <command> --help\` their options.
        (usage)"
    `)
  })

  test('an unknown option', async () => {
    expect(await complaint(['run', 'recipe.yaml', '--concurency', '3'])).toMatchInlineSnapshot(`
      "✗ Unknown option '--concurency'.
        → Did you mean --concurrency?
        → \`cupel --help\` shows the commands, \`cupel <command> --help\` their options.
        (usage)"
    `)
  })

  test('a missing argument', async () => {
    expect(await complaint(['plan'])).toMatchInlineSnapshot(`
      "✗ Missing required argument 'recipe'.
        → \`cupel --help\` shows the commands, \`cupel <command> --help\` their options.
        (usage)"
    `)
  })

  test('an option without its value', async () => {
    expect(await complaint(['run', 'recipe.yaml', '--out'])).toMatchInlineSnapshot(`
      "✗ Option '--out <folder>' argument missing.
        → \`cupel --help\` shows the commands, \`cupel <command> --help\` their options.
        (usage)"
    `)
  })

  test('too many arguments', async () => {
    expect(await complaint(['plan', 'a.yaml', 'b.yaml'])).toMatchInlineSnapshot(`
      "✗ Too many arguments for 'plan'. Expected 1 argument but got 2.
        → \`cupel --help\` shows the commands, \`cupel <command> --help\` their options.
        (usage)"
    `)
  })

  test('a number that is none', async () => {
    expect(await complaint(['run', 'recipe.yaml', '--concurrency', 'many'])).toMatchInlineSnapshot(`
      "✗ Option '--concurrency <n>' argument 'many' is invalid. It must be a whole number of at least 1.
        → \`cupel --help\` shows the commands, \`cupel <command> --help\` their options.
        (usage)"
    `)
  })

  test('a number that is too small', async () => {
    expect(await complaint(['run', 'recipe.yaml', '--limit', '0'])).toMatchInlineSnapshot(`
      "✗ Option '--limit <n>' argument '0' is invalid. It must be a whole number of at least 1.
        → \`cupel --help\` shows the commands, \`cupel <command> --help\` their options.
        (usage)"
    `)
  })
})

describe('a command on the wrong thing', () => {
  test('explain without a run', async () => {
    expect(await complaint(['explain', 'abc'])).toMatchInlineSnapshot(`
      "✗ There is no run folder under runs/.
        → Name one with --run FOLDER.
        (no-run)"
    `)
  })

  test('explain in a folder that is no run', async () => {
    expect(await complaint(['explain', 'abc', '--run', 'out'])).toMatchInlineSnapshot(`
      "✗ out holds no run (there is no plan.json).
        → Give the folder that \`cupel run RECIPE --out FOLDER\` wrote.
        (no-run)"
    `)
  })

  test('replay of a folder that is no run', async () => {
    expect(await complaint(['replay', 'out'])).toMatchInlineSnapshot(`
      "✗ out holds no run (there is no plan.json).
        → Give the folder that \`cupel run RECIPE --out FOLDER\` wrote.
        (no-run)"
    `)
  })

  test('audit of a folder that is no release', async () => {
    expect(await complaint(['audit', 'out'])).toMatchInlineSnapshot(`
      "✗ out is not a folder, so there is no release to audit.
        → Give the folder that holds manifest.json, e.g. RUN/release.
        (no-release)"
    `)
  })

  test('compare of a run and a file', async () => {
    expect(
      await complaint(['compare', 'run', 'b.jsonl'], { 'run/plan.json': '{}', 'b.jsonl': '{}' }),
    ).toMatchInlineSnapshot(`
      "✗ run is a run folder and b.jsonl is not.
        → Give two run folders or two data files (of a run: FOLDER/release/data/NAME.jsonl).
        (not-comparable)"
    `)
  })

  test('measure with an unknown metric', async () => {
    expect(
      await complaint(['measure', 'a.jsonl', '--metrics', 'length'], { 'a.jsonl': '{}\n' }),
    ).toMatchInlineSnapshot(`
      "✗ --metrics: there is no metric "length".
        → Did you mean "lengths"? \`cupel list metrics\` shows all 7.
        (unknown-metric)"
    `)
  })

  test('list of something unknown', async () => {
    expect(await complaint(['list', 'verifer'])).toMatchInlineSnapshot(`
      "✗ There is no plug-in and no kind of plug-in called "verifer".
        → Did you mean "verifiers"? \`cupel list\` shows all.
        (unknown-plug-in)"
    `)
  })

  test('init without a template', async () => {
    expect(await complaint(['init', 'new'])).toMatchInlineSnapshot(`
      "✗ Which template?
        → cupel init --template arithmetic: word problems right by construction; needs no data
        → cupel init --template variations: new problems from your own worked solutions, mixed and checked
        → cupel init --template table: a sampled table with people, dates and a goal by cells
        → cupel init --template own-prompts: rows by your own prompts to a model; begins with the mock server, no key
        → cupel init --template self-instruct: instruction tasks from a few seeds, written by one model and judged by another
        (unknown-template)"
    `)
  })

  test('init with an unknown template', async () => {
    expect(await complaint(['init', 'new', '--template', 'arithmetics'])).toMatchInlineSnapshot(`
      "✗ There is no template "arithmetics".
        → Did you mean "arithmetic"?
        → cupel init --template arithmetic: word problems right by construction; needs no data
        → cupel init --template variations: new problems from your own worked solutions, mixed and checked
        → cupel init --template table: a sampled table with people, dates and a goal by cells
        → cupel init --template own-prompts: rows by your own prompts to a model; begins with the mock server, no key
        → cupel init --template self-instruct: instruction tasks from a few seeds, written by one model and judged by another
        (unknown-template)"
    `)
  })

  test('init over an existing recipe', async () => {
    expect(await complaint(['init', '--template', 'table'], { 'recipe.yaml': fine })).toMatchInlineSnapshot(`
      "✗ recipe.yaml exists already; nothing was written.
        → Give another folder: cupel init FOLDER
        (file-exists)"
    `)
  })
})
