/** Finds the real public data that lies beside a checkout but is no part of the repository. */

import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Path of a file of the shared data folder (or of CUPEL_SHARED_DATA), or undefined where it is absent. */
export function sharedData(name: string): string | undefined {
  const folder = process.env.CUPEL_SHARED_DATA ?? fileURLToPath(new URL('../../shared/data', import.meta.url))
  const path = `${folder}/${name}`
  return existsSync(path) ? path : undefined
}
