/** Runs this example without a key: node examples/own-prompts/run.mjs [run folder] */

import { argv, exit } from 'node:process'
import { fileURLToPath } from 'node:url'
import { runWithMockServer } from '../with-mock-server.mjs'

const folder = fileURLToPath(new URL('.', import.meta.url)).replace(/[\\/]$/, '')
const [, , out = 'runs/own-prompts', ...more] = argv
exit(await runWithMockServer(folder, ['writer'], { out, more }))
