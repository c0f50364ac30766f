/** Where a provider module or a script lies: `./file.mjs#name`, relative to the recipe. */

import { resolve } from 'node:path'

/** File and export of a module reference; the export is `model` when none is named. */
export function splitModule(
  reference: string,
  folder: string,
): { readonly path: string; readonly name: string } {
  const [, file = reference, name = 'model'] = /^(.+)#([A-Za-z_$][\w$]*)$/.exec(reference) ?? []
  return { path: resolve(folder, file), name }
}
