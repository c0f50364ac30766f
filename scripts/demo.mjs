/** One command from a fresh checkout to a released data set: installs, builds, runs the tutor-maths recipe. */

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { argv, exit } from 'node:process'
import { node, root } from './process.mjs'
import { ensureReady } from './setup.mjs'

const out = 'runs/demo'

if (!(await ensureReady())) exit(1)
rmSync(join(root, out), { recursive: true, force: true })
const words = ['dist/cli/main.js', 'run', 'examples/tutor-maths/recipe.yaml', '--out', out, ...argv.slice(2)]
const { code } = await node(words, { show: true })
exit(code)
