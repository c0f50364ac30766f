/** Child processes of the scripts: run one and collect or pass on what it prints. */

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The repository's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Runs a command in the root folder and waits for it.
 *
 * `show: true` passes its output through; otherwise stdout and stderr are collected together, in order of arrival.
 * A command that cannot be started counts as exit code 127.
 *
 * @param {string} command
 * @param {readonly string[]} words
 * @param {{ show?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<{ code: number, output: string, seconds: number }>}
 */
export function run(command, words, { show = false, env = {} } = {}) {
  const start = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command, words, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const collect = (chunk) => {
      output += chunk
    }
    child.stdout?.setEncoding('utf8').on('data', collect)
    child.stderr?.setEncoding('utf8').on('data', collect)
    const end = (code) => resolve({ code, output, seconds: (performance.now() - start) / 1000 })
    child.on('error', (error) => {
      output += `${error.message}\n`
      end(127)
    })
    child.on('close', (code, signal) => end(code ?? (signal === null ? 1 : 128)))
  })
}

/** Runs a script with this Node. */
export function node(words, options) {
  return run(process.execPath, words, options)
}

/** Runs a TypeScript script with this Node and tsx. */
export function tsx(words, options) {
  return node([tool('tsx/dist/cli.mjs'), ...words], options)
}

/** Path of a file of an installed package, without going through npx (which needs a second or more). */
export function tool(path) {
  return fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url))
}
