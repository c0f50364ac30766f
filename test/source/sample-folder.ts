/** Folders of sample files for tests of readers, and short ways to read them. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach } from 'vitest'
import { isCupelError } from '../../src/base/errors.js'
import { isBadRow, type Source, type SourceRow } from '../../src/contract/source.js'
import type { RowBlocks } from '../../src/source/rows/row-stream.js'

const made: string[] = []

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A new folder with these files, gone when the test has ended. */
export function sampleFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'cupel-source-'))
  made.push(folder)
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  return folder
}

/** The path of one new file. */
export function sampleFile(name: string, content: string | Uint8Array): string {
  return join(sampleFolder({ [name]: content }), name)
}

/** All rows that a reader finds. */
export async function readRows(source: Source, path: string, options?: unknown): Promise<SourceRow[]> {
  const rows: SourceRow[] = []
  for await (const row of source.bind(options).instance.read(path)) rows.push(row)
  return rows
}

/** All rows of blocks. */
export async function blockRows(blocks: RowBlocks): Promise<SourceRow[]> {
  const rows: SourceRow[] = []
  for await (const block of blocks) rows.push(...block)
  return rows
}

/** Rows as lines: `line 3: {"a":1}` or `line 4 invalid-json: Column 2 …`. */
export function rowLines(rows: readonly SourceRow[]): string[] {
  return rows.map((row) =>
    isBadRow(row) ? `${row.place} ${row.reason}: ${row.detail}` : `${row.place}: ${JSON.stringify(row.data)}`,
  )
}

/** The data of the good rows. */
export function goodData(rows: readonly SourceRow[]): unknown[] {
  return rows.flatMap((row) => (isBadRow(row) ? [] : [row.data]))
}

/** What an action throws, as `Class code: message Hint`, with the folder of the test as `<folder>`. */
export async function thrownBy(action: () => unknown): Promise<string> {
  try {
    await action()
  } catch (thrown) {
    if (!isCupelError(thrown)) throw thrown
    const text = `${thrown.name} ${thrown.code}: ${thrown.message}\n${thrown.hint ?? ''}`
    return text.replace(/\/\S*\/cupel-source-[A-Za-z0-9]{6}/g, '<folder>')
  }
  return 'nothing was thrown'
}
