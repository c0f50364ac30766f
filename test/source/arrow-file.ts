/** Arrow files for tests, written by the Arrow library. */

import * as arrow from 'apache-arrow'

/** The bytes of an Arrow stream as `save_to_disk` of the `datasets` library writes them. */
export function arrowStream(columns: Readonly<Record<string, arrow.Vector>>): Uint8Array {
  return arrow.tableToIPC(new arrow.Table(columns), 'stream')
}

/** An Arrow stream of one text column `text`, in batches of `batchRows` rows. */
export function textStream(texts: readonly string[], batchRows = 1000): Uint8Array {
  const batches: arrow.RecordBatch[] = []
  for (let at = 0; at < texts.length; at += batchRows) {
    const vector = arrow.vectorFromArray(texts.slice(at, at + batchRows), new arrow.Utf8())
    batches.push(...new arrow.Table({ text: vector }).batches)
  }
  const schema = new arrow.Schema([new arrow.Field('text', new arrow.Utf8(), true)])
  return arrow.tableToIPC(new arrow.Table(schema, batches), 'stream')
}
