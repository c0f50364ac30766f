/** Fingerprints: whether what a step was made from has changed since it was made. */

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Paths of all files below a folder, sorted, relative to it; empty when the folder is absent. */
export function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

/** SHA-256 over names and contents. */
export function fingerprintOf(contents) {
  const hash = createHash('sha256')
  for (const [name, content] of contents)
    hash.update(`${name.length}:${name}${content.length}:`).update(content)
  return hash.digest('hex')
}

/** Whether a stamp file holds this fingerprint. */
export function isStamped(stamp, fingerprint) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint
}

/** Writes a fingerprint into a stamp file. */
export function writeStamp(stamp, fingerprint) {
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, fingerprint)
}
