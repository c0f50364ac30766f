/** The subcommands of `cupel` with their options; what they do is imported when they run. */

import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { packageVersion } from '../base/version.js'
import { exitCodes, RecipeError } from '../base/errors.js'

const AFTER_HELP = `
Begin with: cupel init demo --template arithmetic && cupel run demo/recipe.yaml
Exit codes: 0 done, 1 blocked by a gate or an audit, 2 usage or recipe, 3 stopped and
            resumable, 4 inconclusive, 70 a bug of Cupel`

type Action = (...parameters: never[]) => Promise<number>

/** The program. Its actions set the exit code; errors are thrown to the caller. */
export function createProgram(): Command {
  const program = new Command('cupel')
    .description('A governed synthetic-data factory: one recipe in, one proven data set out.')
    .version(packageVersion(), '-V, --version')
    .showSuggestionAfterError()
    .configureOutput({ outputError: () => undefined })
    .exitOverride((error: CommanderError) => {
      if (error.exitCode !== 0 && error.code !== 'commander.help') throw usageError(error)
      process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage
      throw new EarlyExit()
    })
    .addHelpText('after', AFTER_HELP)
  addMaking(program)
  addLooking(program)
  addMachine(program)
  return program
}

/** Thrown when commander has printed the help or the version and nothing is left to do. */
export class EarlyExit extends TypeError {}

function usageError(error: CommanderError): RecipeError {
  const [what = '', ...rest] = error.message.replace(/^error: /, '').split('\n')
  const suggestion = rest.join(' ').replace(/^\((.*)\)$/, '$1')
  const hint = [suggestion, '`cupel --help` shows the commands, `cupel <command> --help` their options.']
  return new RecipeError('usage', {
    message: `${what.charAt(0).toUpperCase()}${what.slice(1).replace(/\.$/, '')}.`,
    hint: hint.filter((line) => line !== '').join('\n'),
  })
}

function addMaking(program: Command): void {
  command(program, 'init [folder]', 'write a recipe to begin with')
    .option('--template <id>', 'template; without it you are asked')
    .action(lazy(async () => (await import('./commands/init.js')).init))
  withSet(
    command(
      program,
      'plan <recipe>',
      'show what a recipe would do: graph, needs, work, disk; nothing is generated',
    ),
  ).action(lazy(async () => (await import('./commands/plan.js')).plan))
  withSet(command(program, 'run <recipe>', 'run a recipe; on an existing folder it resumes'))
    .option('--out <folder>', 'run folder; default runs/<name>')
    .option(
      '--concurrency <n>',
      'tasks in flight at the same time; does not change the result; default what the models take, or 8',
      positiveInteger,
    )
    .option('--preview <n>', 'show this many rows with their prompts and answers instead', positiveInteger)
    .option(
      '--limit <n>',
      'stop at this many accepted records (same as --set goal.accepted=n)',
      positiveInteger,
    )
    .action(lazy(async () => (await import('./commands/run.js')).run))
  withSet(
    command(program, 'replay <folder>', 'run again from recorded answers only and compare the bytes'),
    'where a source lies now, e.g. sources.seeds.path=…',
  )
    .option('--concurrency <n>', 'tasks in flight at the same time', positiveInteger, 8)
    .action(lazy(async () => (await import('./commands/replay.js')).replay))
}

function addLooking(program: Command): void {
  command(program, 'list [what]', 'list plug-ins by kind, models, prices; or show one plug-in').action(
    lazy(async () => (await import('./commands/list.js')).list),
  )
  withSet(
    command(
      program,
      'explain <record>',
      "show the whole life of a row: task, parents, verdicts, siblings' ends",
    ),
    'where a source lies now, e.g. sources.seeds.path=…',
  )
    .option('--run <folder>', 'run folder; default the newest under runs/')
    .option('--epoch <n>', 'epoch; default the newest', positiveInteger)
    .action(lazy(async () => (await import('./commands/explain.js')).explain))
  command(program, 'measure <data>', 'measure a JSONL, CSV or Parquet file without a recipe')
    .option('--metrics <ids>', 'comma-separated metric ids; default those that need nothing else')
    .option('--against <data>', 'reference file for contamination and the like')
    .option('--field <names>', 'comma-separated fields that hold the text; default all text fields')
    .option('--reference-field <names>', 'the same in the reference file; default that of --field')
    .option('--reader <id>', 'reader; default chosen by the ending')
    .option('--seed <n>', 'seed of resampling', positiveInteger, 1)
    .action(lazy(async () => (await import('./commands/measure.js')).measure))
  command(program, 'compare <a> <b>', 'compare two runs, or two data files')
    .option('--metrics <ids>', 'comma-separated metric ids (files)')
    .option('--field <names>', 'comma-separated fields that hold the text (files)')
    .action(lazy(async () => (await import('./commands/compare.js')).compare))
  command(program, 'audit <release>', 'check every hash of a release offline').action(
    lazy(async () => (await import('./commands/audit.js')).audit),
  )
}

function addMachine(program: Command): void {
  addMockServer(program)
  command(program, 'schema', 'print the JSON Schema of a recipe, for editors').action(
    lazy(async () => (await import('./commands/schema.js')).schema),
  )
  withSet(command(program, 'doctor', 'say what this machine can run, and what models support'))
    .option('--live <recipe>', 'try the models of this recipe with short real calls; nothing is recorded')
    .action(lazy(async () => (await import('./commands/doctor.js')).doctor))
}

function addMockServer(program: Command): void {
  command(program, 'mock-server', 'serve models that need no key, with seeded answers and faults on demand')
    .option('--port <n>', 'port; 0 for any free one', wholeNumber, 8377)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--seed <n>', 'decides all answers and faults', wholeNumber, 1)
    .option(
      '--fault <name=share>',
      'share of requests that fail so, 0 to 1 (repeatable)',
      (value: string, earlier: readonly string[]) => [...earlier, value],
      [],
    )
    .option('--most-faults <n>', 'faults in a row to one question', wholeNumber, 2)
    .option('--latency <ms>', 'milliseconds of an answer, or median and sigma: 200:0.5')
    .option('--tokens-per-second <n>', 'speed of streams; default all at once', positiveInteger)
    .option('--batch-seconds <n>', 'seconds until a batch has ended', wholeNumber, 2)
    .option('--slots <n>', 'requests answered at once; more get 429', positiveInteger)
    .option('--requests-per-minute <n>', 'requests in a minute; more get 429', positiveInteger)
    .option('--key <text>', 'key that clients must send')
    .option('--log <file>', 'file that the body of each request is appended to')
    .action(lazy(async () => (await import('./commands/mock-server.js')).mockServer))
}

function command(program: Command, usage: string, description: string): Command {
  return program
    .command(usage)
    .description(description)
    .option('--json', 'one JSON document on stdout, text for people on stderr')
    .option('--quiet', 'no progress')
}

function withSet(to: Command, description = 'change a value of the recipe (repeatable)'): Command {
  return to
    .option('--set <path=value>', description, (value: string, earlier: readonly string[]) => [
      ...earlier,
      value,
    ])
    .setOptionValueWithSource('set', [], 'default')
}

function lazy(load: () => Promise<Action>): (...parameters: unknown[]) => Promise<void> {
  return async (...parameters) => {
    const action = await load()
    process.exitCode = await action(...(parameters as never[]))
  }
}

function positiveInteger(text: string): number {
  const value = Number(text)
  if (Number.isSafeInteger(value) && value >= 1) return value
  throw new InvalidArgumentError('It must be a whole number of at least 1.')
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= 0) return value
  throw new InvalidArgumentError('It must be a whole number of at least 0.')
}
