/** The contract of an exporter: accepted (and, where useful, rejected) records as rows of a training format. */

import type { JsonObject } from '../base/canonical-json.js'
import type { DataRecord } from '../record/data-record.js'
import { type Declaration, definePlugIn, type PlugIn } from './plug-in.js'

/** A rejected record with the reason that a verifier gave. */
export interface RejectedRecord {
  readonly record: DataRecord
  readonly reason: string
}

/** What an exporter may look at. Streams may be read several times. */
export interface ReleaseView {
  /** Records of the release, in release order. */
  records(): AsyncIterable<DataRecord>
  /** Records that a verifier rejected, in candidate order. */
  rejected(): AsyncIterable<RejectedRecord>
}

/** One row of an export, or the reason why a record cannot be one (counted in the manifest). */
export type ExportRow = { readonly row: JsonObject } | { readonly skipped: string; readonly id: string }

/** An exporter with its options. */
export interface ExporterRun {
  rows(view: ReleaseView): AsyncIterable<ExportRow>
}

/** What an exporter declares. */
export interface ExporterDeclaration<Options> extends Declaration<Options> {
  start(options: Options): ExporterRun
}

/** An exporter of any options. */
export type Exporter = PlugIn<'exporter', ExporterRun>

/** Defines an exporter. Its rows are written as JSON Lines. */
export function defineExporter<Options>(declaration: ExporterDeclaration<Options>): Exporter {
  return definePlugIn('exporter', declaration, (options: Options) => declaration.start(options))
}
