/** What the command line says of itself. */

import { expect, test } from 'vitest'
import { packageVersion } from '../../src/base/version.js'
import { createProgram } from '../../src/cli/program.js'
import { cupel } from './run-cli.js'

const commands = createProgram().commands

test('cupel --help', async () => {
  const { stdout, stderr, exitCode } = await cupel(['--help'])
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 })
  expect(stdout).toMatchInlineSnapshot(`
    "Usage: cupel [options] [command]

    A governed synthetic-data factory: one recipe in, one proven data set out.

    Options:
      -V, --version               output the version number
      -h, --help                  display help for command

    Commands:
      init [options] [folder]     write a recipe to begin with
      plan [options] <recipe>     show what a recipe would do: graph, needs, work,
                                  disk; nothing is generated
      run [options] <recipe>      run a recipe; on an existing folder it resumes
      replay [options] <folder>   run again from recorded answers only and compare
                                  the bytes
      list [options] [what]       list plug-ins by kind, models, prices; or show one
                                  plug-in
      explain [options] <record>  show the whole life of a row: task, parents,
                                  verdicts, siblings' ends
      measure [options] <data>    measure a JSONL, CSV or Parquet file without a
                                  recipe
      compare [options] <a> <b>   compare two runs, or two data files
      audit [options] <release>   check every hash of a release offline
      mock-server [options]       serve models that need no key, with seeded answers
                                  and faults on demand
      schema [options]            print the JSON Schema of a recipe, for editors
      doctor [options]            say what this machine can run, and what models
                                  support
      help [command]              display help for command

    Begin with: cupel init demo --template arithmetic && cupel run demo/recipe.yaml
    Exit codes: 0 done, 1 blocked by a gate or an audit, 2 usage or recipe, 3 stopped and
                resumable, 4 inconclusive, 70 a bug of Cupel
    "
  `)
})

test('cupel run --help', async () => {
  const { stdout, exitCode } = await cupel(['run', '--help'])
  expect(exitCode).toBe(0)
  expect(stdout).toMatchInlineSnapshot(`
    "Usage: cupel run [options] <recipe>

    run a recipe; on an existing folder it resumes

    Options:
      --json              one JSON document on stdout, text for people on stderr
      --quiet             no progress
      --set <path=value>  change a value of the recipe (repeatable)
      --out <folder>      run folder; default runs/<name>
      --concurrency <n>   tasks in flight at the same time; does not change the
                          result; default what the models take, or 8
      --preview <n>       show this many rows with their prompts and answers instead
      --limit <n>         stop at this many accepted records (same as --set
                          goal.accepted=n)
      -h, --help          display help for command
    "
  `)
})

test('cupel alone shows the help on stderr and is a usage error', async () => {
  const { stdout, stderr, exitCode } = await cupel([])
  expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 2 })
  expect(stderr).toMatch(/^Usage: cupel/)
})

test('cupel --version', async () => {
  expect(await cupel(['--version'])).toEqual({ stdout: `${packageVersion()}\n`, stderr: '', exitCode: 0 })
})

test.each(commands.map((command) => command.name()))(
  'cupel %s has --json, --quiet and a description',
  (name) => {
    const command = commands.find((one) => one.name() === name)
    expect(command?.description()).toMatch(/^[a-z].{10,}[^.]$/)
    expect(command?.options.map(({ long }) => long)).toEqual(expect.arrayContaining(['--json', '--quiet']))
  },
)
