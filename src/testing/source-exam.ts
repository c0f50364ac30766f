/** The exam of a source reader. */

import { isCupelError, messageOf } from '../base/errors.js'
import { isJsonObject } from '../base/canonical-json.js'
import { isBadRow, type Source, type SourceRow, type SourceRun } from '../contract/source.js'
import { canonicalOf, expectSame } from './comparison.js'
import { examineDeclaration } from './declaration-exam.js'
import { createFindings, type Finding, type Findings, isReasonCode } from './finding.js'

/** Files that the reader can and cannot read. */
export interface SourceSample {
  readonly options?: unknown
  /** A file or folder with at least one good row. */
  readonly path: string
  /** Files of which something is broken: cut off, with NUL bytes, of another format, empty. */
  readonly damaged: readonly string[]
}

/** Characters of a row's own text that a detail may quote, with room for the words around them. */
const DETAIL_LIMIT = 400

/**
 * Examines a source reader: rows are numbered 1, 2, 3 …, have a place and plain data or a reason; reading twice gives the
 * same; reading may be left early; what cannot be read at all is a Cupel error that says so; the files behind the rows
 * are named.
 */
export async function examineSource(source: Source, sample: SourceSample): Promise<Finding[]> {
  const findings = createFindings(source)
  examineDeclaration(source, sample.options, findings)
  if (findings.list.some(({ rule }) => rule === 'options-bind')) return [...findings.list]
  const run = source.bind(sample.options).instance
  await examineRows(run, sample.path, findings)
  await examineFiles(run, sample.path, findings)
  for (const path of sample.damaged) await examineDamaged(run, path, findings)
  await examineMissing(run, `${sample.path}.absent`, findings)
  if (sample.damaged.length === 0) {
    findings.add(
      'weak-sample',
      'The sample has no damaged file.',
      'give a file that is cut off or of another format.',
    )
  }
  return [...findings.list]
}

async function examineRows(run: SourceRun, path: string, findings: Findings): Promise<void> {
  const rows = await findings.attempt('Reading the sample', () => readAll(run, path))
  if (rows === undefined) return
  if (!rows.some((row) => !isBadRow(row))) {
    findings.add('weak-sample', 'The sample has no good row.', 'give a file that the reader can read.')
  }
  examineEachRow(rows, 'The sample', findings)
  const again = await findings.attempt('Reading the sample again', () => readAll(run, path))
  expectSame(
    findings,
    'not-deterministic',
    [rows, again],
    ['A second reading differs', 'keep no state between reads.'],
  )
  await findings.attempt('Leaving after the first row', async () => {
    for await (const row of run.read(path)) if (row.row >= 1) break
  })
}

async function readAll(run: SourceRun, path: string): Promise<SourceRow[]> {
  const rows: SourceRow[] = []
  for await (const row of run.read(path)) rows.push(row)
  return rows
}

function examineEachRow(rows: readonly SourceRow[], what: string, findings: Findings): void {
  for (const [index, row] of rows.entries()) {
    if (row.row !== index + 1) {
      findings.add(
        'row',
        `${what}: row ${index + 1} calls itself ${row.row}.`,
        'number all rows from 1, bad ones too.',
      )
    }
    if (row.place.trim() === '')
      findings.add('row', `${what}: row ${row.row} has no place.`, 'say where it stands.')
    if (!isBadRow(row)) {
      const json = canonicalOf(row.data, `${what}: row ${row.row}`, findings)
      const isPlain = json === undefined || isJsonObject(row.data)
      if (!isPlain)
        findings.add('row', `${what}: row ${row.row} is no object.`, 'make it a bad row, not-an-object.')
    } else if (!isReasonCode(row.reason) || row.detail.trim() === '' || row.detail.length > DETAIL_LIMIT) {
      const shown = `${row.reason}: ${row.detail.slice(0, 100)}`
      findings.add('row', `${what}: row ${row.row} is bad for "${shown}".`, 'give a code and a short detail.')
    }
  }
}

async function examineFiles(run: SourceRun, path: string, findings: Findings): Promise<void> {
  const files = await findings.attempt('Naming the files', () => run.files(path))
  if (files?.length === 0)
    findings.add('files', 'No file is named.', 'name the files that the rows come from.')
}

async function examineDamaged(run: SourceRun, path: string, findings: Findings): Promise<void> {
  const name = path.replace(/^.*[\\/]/, '')
  await refusalOf(name, findings, async () => examineEachRow(await readAll(run, path), name, findings))
}

async function examineMissing(run: SourceRun, path: string, findings: Findings): Promise<void> {
  const message = await refusalOf('A missing path', findings, () => readAll(run, path))
  if (message === undefined) {
    findings.add('missing-path', 'A missing path is read as nothing.', 'throw DataError with the path.')
  } else if (!message.includes(path)) {
    findings.add('missing-path', `The message does not name the path: ${message}`, 'say what and where.')
  }
}

/** The message with which reading is refused; a refusal that is no Cupel error is a finding. */
async function refusalOf(
  what: string,
  findings: Findings,
  work: () => Promise<unknown>,
): Promise<string | undefined> {
  try {
    await work()
    return undefined
  } catch (thrown) {
    if (!isCupelError(thrown)) {
      findings.add(
        'throws',
        `${what}: ${messageOf(thrown).slice(0, 300)}`,
        'throw DataError, or give a bad row.',
      )
    }
    return messageOf(thrown)
  }
}
