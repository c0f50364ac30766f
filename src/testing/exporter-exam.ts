/** The exam of an exporter. */

import type { Exporter, ExporterRun, ExportRow, RejectedRecord, ReleaseView } from '../contract/exporter.js'
import type { DataRecord } from '../record/data-record.js'
import { canonicalOf, expectSame } from './comparison.js'
import { examineDeclaration } from './declaration-exam.js'
import { stream } from './exam-ports.js'
import { createFindings, type Finding, type Findings, isReasonCode } from './finding.js'
import { deepFreeze } from './frozen.js'
import { buildOddRecords } from './odd-records.js'

/** A release of which at least one row can be exported. */
export interface ExporterSample {
  readonly options?: unknown
  readonly records: readonly DataRecord[]
  readonly rejected?: readonly RejectedRecord[]
}

/**
 * Examines an exporter: rows are plain data; a record that cannot be a row is skipped by id with a reason; the same view
 * gives the same rows; an empty release gives none; odd records are skipped or exported, never thrown at.
 */
export async function examineExporter(exporter: Exporter, sample: ExporterSample): Promise<Finding[]> {
  const findings = createFindings(exporter)
  examineDeclaration(exporter, sample.options, findings)
  if (findings.list.some(({ rule }) => rule === 'options-bind')) return [...findings.list]
  const run = exporter.bind(sample.options).instance
  const { records, rejected = [] } = deepFreeze(sample)
  const rows = await exportAll(run, { records, rejected }, { what: 'The sample', findings })
  if (rows !== undefined && !rows.some((row) => 'row' in row)) {
    findings.add('weak-sample', 'The sample gives no row.', 'give records that this format can hold.')
  }
  const again = await exportAll(run, { records, rejected }, { what: 'The sample again', findings })
  expectSame(
    findings,
    'not-deterministic',
    [rows, again],
    ['A second export differs', 'keep no state between exports.'],
  )
  const none = await exportAll(run, { records: [], rejected: [] }, { what: 'An empty release', findings })
  if ((none?.length ?? 0) > 0)
    findings.add('row', 'An empty release gives rows.', 'make rows of records only.')
  for (const { oddity, record } of buildOddRecords(records)) {
    const odd = { records: [record], rejected: [{ record, reason: 'odd' }] }
    await exportAll(run, odd, { what: `A record with ${oddity}`, findings })
  }
  return [...findings.list]
}

interface Release {
  readonly records: readonly DataRecord[]
  readonly rejected: readonly RejectedRecord[]
}

interface Context {
  readonly what: string
  readonly findings: Findings
}

async function exportAll(
  run: ExporterRun,
  { records, rejected }: Release,
  { what, findings }: Context,
): Promise<ExportRow[] | undefined> {
  const view: ReleaseView = { records: () => stream(records), rejected: () => stream(rejected) }
  const rows = await findings.attempt(what, async () => {
    const collected: ExportRow[] = []
    for await (const row of run.rows(view)) collected.push(row)
    return collected
  })
  const known = new Set([...records, ...rejected.map(({ record }) => record)].map(({ id }) => id))
  for (const row of rows ?? []) examineRow(row, known, { what, findings })
  return rows
}

function examineRow(row: ExportRow, known: ReadonlySet<string>, { what, findings }: Context): void {
  if ('row' in row) {
    canonicalOf(row.row, `${what}: a row`, findings)
    if (Object.keys(row.row).length === 0)
      findings.add('row', `${what}: an empty row.`, 'skip it with a reason.')
    return
  }
  if (!isReasonCode(row.skipped)) {
    findings.add('row', `${what}: skipped for "${row.skipped}".`, 'give a kebab-case reason.')
  }
  if (!known.has(row.id))
    findings.add('row', `${what}: skips the unknown id ${row.id}.`, 'name a record of the view.')
}
