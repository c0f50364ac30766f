/** Brings a checkout into a state in which it can run: dependencies installed, `dist` built. Quiet when nothing is due. */

import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build, isBuilt } from './build.mjs'
import { fingerprintOf, isStamped, writeStamp } from './fingerprint.mjs'
import { root, run } from './process.mjs'

const stamp = join(root, 'node_modules/.cache/cupel-installed')

/**
 * Installs the dependencies when they are missing or not those of package.json and package-lock.json.
 * False, after saying why, when that fails.
 */
export async function ensureInstalled() {
  const wanted = fingerprint()
  if (isStamped(stamp, wanted) && existsSync(join(root, 'node_modules/typescript'))) return true
  const words = ['install', '--no-audit', '--no-fund']
  if (!isInstalledByHand() && !(await step('Installing dependencies', () => run(npm(), words)))) return false
  writeStamp(stamp, fingerprint())
  return true
}

/** Builds `dist` when it is missing or not made from the present sources. False, after saying why, when that fails. */
export async function ensureBuilt() {
  return isBuilt() || step('Building', build)
}

/** Both, in this order. */
export async function ensureReady() {
  return (await ensureInstalled()) && (await ensureBuilt())
}

/** What the installation depends on: the declared dependencies and the lock file, not the rest of package.json. */
function fingerprint() {
  const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(read('package.json'))
  const declared = JSON.stringify({ dependencies, devDependencies, optionalDependencies, overrides })
  return fingerprintOf([
    ['package.json', declared],
    ['package-lock.json', read('package-lock.json')],
  ])
}

/** npm notes what it installed; a note as young as both files means that somebody ran npm after their last change. */
function isInstalledByHand() {
  const note = modified('node_modules/.package-lock.json')
  return (
    !existsSync(stamp) &&
    note >= modified('package.json') &&
    note >= modified('package-lock.json') &&
    note > 0
  )
}

async function step(title, work) {
  console.error(`${title} …`)
  const start = performance.now()
  const { code, output } = await work()
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  if (code === 0) {
    console.error(`${title}: done in ${seconds} s.`)
    return true
  }
  console.error(output.trimEnd())
  console.error(`${title}: failed after ${seconds} s (exit code ${code}).`)
  return false
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm'
}

function read(path) {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : ''
}

function modified(path) {
  return statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0
}
