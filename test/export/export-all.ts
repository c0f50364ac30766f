/** Short ways to export records in tests. */

import type { JsonObject } from '../../src/base/canonical-json.js'
import type { Exporter, ExportRow } from '../../src/contract/exporter.js'
import { buildCandidate } from '../../src/testing/builders.js'
import { stream } from '../../src/testing/exam-ports.js'

/** Rows of the release and of what a verifier rejected, as an exporter gives them. */
export async function exportRows(
  exporter: Exporter,
  release: readonly JsonObject[],
  options?: unknown,
  rejected: readonly JsonObject[] = [],
): Promise<ExportRow[]> {
  const records = release.map((data, index) => buildCandidate(data, `task-${index + 1}`))
  const wrong = rejected.map((data, index) => ({
    record: buildCandidate(data, `wrong-${index + 1}`),
    reason: 'wrong-answer',
  }))
  const rows: ExportRow[] = []
  const view = { records: () => stream(records), rejected: () => stream(wrong) }
  for await (const row of exporter.bind(options).instance.rows(view)) rows.push(row)
  return rows
}

/** Rows of the export, and reasons in their place. */
export async function exported(
  exporter: Exporter,
  release: readonly JsonObject[],
  options?: unknown,
  rejected: readonly JsonObject[] = [],
): Promise<unknown[]> {
  const rows = await exportRows(exporter, release, options, rejected)
  return rows.map((row) => ('row' in row ? row.row : row.skipped))
}
