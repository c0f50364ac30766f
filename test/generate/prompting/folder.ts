/** A folder of files for tests, and options that name files in it. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll } from 'vitest'
import { isCupelError } from '../../../src/base/errors.js'
import type { PromptPlace } from '../../../src/generate/prompting/template-option.js'

/** Writes files into a folder of their own, which is removed after the tests; its path. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'cupel-prompting-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  afterAll(() => rmSync(folder, { recursive: true }))
  return folder
}

/** A place of options that may read these names; files are those of the folder, and `asked` lists them. */
export function placeOf(names: readonly string[], folder = '.', asked: string[] = []): PromptPlace {
  const path = (name: string): string => {
    asked.push(name)
    return resolve(folder, name)
  }
  const files = { path, folder }
  return { path: 'fields.answer.text', names, files }
}

/** The words of the Cupel error that something throws: place, code, message, hint. */
export function faultOf(make: () => unknown): string {
  try {
    make()
  } catch (thrown) {
    if (isCupelError(thrown)) {
      return `${String(thrown.details.path)} [${thrown.code}] ${thrown.message} → ${thrown.hint}`
    }
    throw thrown
  }
  return 'no fault'
}
