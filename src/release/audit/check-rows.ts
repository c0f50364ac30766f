/** Counts and checks the rows of a file of a release. */

import { join } from 'node:path'
import { isJsonObject } from '../../base/canonical-json.js'
import { isCupelError, messageOf } from '../../base/errors.js'
import { makeId } from '../../base/ids.js'
import { parquetRows } from '../../source/rows/parquet-rows.js'
import { IdTable } from '../../store/id-table.js'
import type { ManifestFile } from '../manifest.js'
import { ID_FIELD } from '../released-row.js'
import type { AuditFinding } from './finding.js'
import { linesOf } from './lines.js'

/**
 * Rows of a data file or an export, and what is wrong with them: their number, and in data files the ids.
 *
 * Cost: one pass; 24 bytes an id.
 */
export async function checkRows(folder: string, file: ManifestFile): Promise<AuditFinding[]> {
  if (file.rows === null) return []
  const path = join(folder, file.path)
  const check = new RowCheck(file)
  try {
    await readRows(path, check)
  } catch (thrown) {
    if (!isCupelError(thrown) || thrown.code === 'duckdb') throw thrown
    return [
      { file: file.path, problem: 'malformed', expected: `${file.rows} rows`, found: messageOf(thrown) },
    ]
  }
  return check.findings()
}

async function readRows(path: string, check: RowCheck): Promise<void> {
  if (path.endsWith('.jsonl')) {
    for await (const line of linesOf(path)) check.add(parse(line))
    return
  }
  for await (const block of parquetRows(path)) {
    for (const row of block) check.add('data' in row ? row.data : undefined)
  }
}

class RowCheck {
  readonly #file: ManifestFile
  readonly #ids = new IdTable()
  #rows = 0
  #bad: string | undefined
  #twice: string | undefined

  constructor(file: ManifestFile) {
    this.#file = file
  }

  add(row: unknown): void {
    this.#rows += 1
    if (!isJsonObject(row)) this.#bad ??= `row ${this.#rows} is no JSON object`
    else if (this.#file.kind === 'data') this.#addId(row[ID_FIELD])
  }

  #addId(id: unknown): void {
    if (typeof id !== 'string') {
      this.#bad ??= `row ${this.#rows} has no text in ${ID_FIELD}`
      return
    }
    const before = this.#ids.size
    const isNew = this.#ids.add(makeId(id)) === before
    if (!isNew) this.#twice ??= `row ${this.#rows} has the id of an earlier row, ${id}`
  }

  findings(): AuditFinding[] {
    const { path, rows, kind } = this.#file
    const expected = kind === 'data' ? `an object with ${ID_FIELD} in every row` : 'an object in every row'
    return [
      ...(this.#rows === rows ? [] : [this.#finding('rows-differ', `${rows} rows`, `${this.#rows} rows`)]),
      ...(this.#bad === undefined ? [] : [this.#finding('bad-row', expected, this.#bad)]),
      ...(this.#twice === undefined ? [] : [this.#finding('duplicate-id', 'each id once', this.#twice)]),
    ].map((finding) => ({ ...finding, file: path }))
  }

  #finding(problem: AuditFinding['problem'], expected: string, found: string): Omit<AuditFinding, 'file'> {
    return { problem, expected, found }
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
