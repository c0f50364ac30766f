#!/usr/bin/env node
/** The `cupel` command: declares every subcommand and loads its code only when it is called. */

import { createProgram, EarlyExit } from './program.js'
import { printError } from './terminal.js'

const program = createProgram()
try {
  await program.parseAsync(process.argv)
} catch (thrown) {
  if (!(thrown instanceof EarlyExit)) process.exitCode = printError(thrown, process.argv.includes('--json'))
}
