/** Where the benches find Cupel: the built package, so that what is measured is what is shipped. */

import { join, resolve } from 'node:path'
import { env } from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Folder of the build: `dist`, or what CUPEL_DIST names. */
export const built = resolve(root, env.CUPEL_DIST ?? 'dist')

/** The command line of the build. */
export const commandLine = join(built, 'cli/main.js')

/** Imports a module of the build. */
export async function builtModule(path) {
  return import(pathToFileURL(join(built, path)).href)
}
