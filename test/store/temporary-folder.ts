/** Folders for tests of the store: each with the folders of a run, gone when the test has ended. */

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'

const made: string[] = []

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A new empty folder. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cupel-store-'))
  made.push(folder)
  return folder
}

/** A new folder with `ledger/` and `segments/`. */
export function runFolder(): string {
  const folder = emptyFolder()
  mkdirSync(join(folder, 'ledger'))
  mkdirSync(join(folder, 'segments'))
  return folder
}
