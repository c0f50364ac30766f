/** Builds `dist` from `src`: compiles, copies what is no TypeScript, removes what has no source any more. */

import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { argv, exit } from 'node:process'
import { pathToFileURL } from 'node:url'
import { filesBelow, fingerprintOf, isStamped, writeStamp } from './fingerprint.mjs'
import { node, root, tool } from './process.mjs'

const source = join(root, 'src')
const target = join(root, 'dist')
const stamp = join(target, '.built')
const settings = ['package.json', 'tsconfig.json', 'tsconfig.build.json']

/** Whether `dist` was made from the present sources and settings. */
export function isBuilt() {
  return isStamped(stamp, fingerprint())
}

/** Builds. Returns the exit code of the compiler and what it said. */
export async function build() {
  const made = fingerprint()
  const { code, output } = await node([tool('typescript/bin/tsc'), '-p', 'tsconfig.build.json'])
  if (code !== 0) return { code, output }
  copyStaticFiles()
  removeOrphans()
  const program = join(target, 'cli/main.js')
  if (existsSync(program)) chmodSync(program, 0o755)
  writeStamp(stamp, made)
  return { code, output }
}

function fingerprint() {
  const paths = [...settings, ...filesBelow(source).map((path) => join('src', path))]
  return fingerprintOf(paths.map((path) => [path, readFileSync(join(root, path))]))
}

function copyStaticFiles() {
  for (const path of filesBelow(source).filter(isStatic)) {
    mkdirSync(dirname(join(target, path)), { recursive: true })
    copyFileSync(join(source, path), join(target, path))
  }
}

function removeOrphans() {
  for (const path of filesBelow(target).filter((name) => !name.startsWith('.'))) {
    const stem = path.replace(/(\.d)?\.[mc]?[jt]s$/, '')
    const hasSource = isStatic(path) ? existsSync(join(source, path)) : existsSync(join(source, `${stem}.ts`))
    if (!hasSource) rmSync(join(target, path))
  }
}

/** AssemblyScript sources are compiled elsewhere; only the modules made from them are shipped. */
function isStatic(path) {
  return !/\.([mc]?[jt]sx?)$/.test(path) && !/(^|[\\/])assembly[\\/]/.test(path)
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  const { code, output } = await build()
  if (output !== '') console.error(output.trimEnd())
  exit(code)
}
