/** Runs this example without a key: node examples/self-instruct/run.mjs [run folder] */

import { argv, exit } from 'node:process'
import { fileURLToPath } from 'node:url'
import { runWithMockServer } from '../with-mock-server.mjs'

const folder = fileURLToPath(new URL('.', import.meta.url)).replace(/[\\/]$/, '')
const [, , out = 'runs/self-instruct', ...more] = argv
exit(await runWithMockServer(folder, ['writer', 'judge'], { out, more }))
