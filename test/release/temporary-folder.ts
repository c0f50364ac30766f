/** A folder for one test file, removed after its tests. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Makes the folder; call it at the top of a test file. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cupel-release-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return folder
}
