/** Paths as people read them. */

import { relative } from 'node:path'

/** A path relative to the working folder where it lies near (two folders up at most), else as it is. */
export function nearPath(path: string): string {
  const near = relative(process.cwd(), path) || '.'
  return near.startsWith('../../..') ? path : near
}
