#!/usr/bin/env node
/** The `cupel` command: declares every subcommand and loads its code only when it is called. */

import { boundHeapGrowth } from './memory.js'
import { createProgram, EarlyExit } from './program.js'
import { printError } from './terminal.js'

boundHeapGrowth()
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})
try {
  await createProgram().parseAsync(process.argv)
} catch (thrown) {
  if (!(thrown instanceof EarlyExit)) process.exitCode = printError(thrown, process.argv.includes('--json'))
}
