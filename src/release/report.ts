/** The report of a run: `report.html`, for people, whatever the end of the run was. */

import type { ReleaseContents } from './contents.js'
import type { ReleaseStreams, RunFacts } from './facts.js'
import { TextWriter } from './files/text-writer.js'
import { encodeRows } from './report/explorer/row-data.js'
import { pageOf } from './report/page.js'

/**
 * Writes the report as one HTML file that works from disk, without a network and without JavaScript but for the search of
 * rows.
 *
 * In:   `contents` when there is a release beside the report.
 * Edge: rows beyond the 20,000th or 24 MB are not in the page, which says so.
 * Cost: about a second with plots; memory: the rows of the page.
 */
export async function writeReport(
  path: string,
  facts: RunFacts,
  streams: ReleaseStreams,
  contents?: ReleaseContents,
): Promise<void> {
  const rows = await encodeRows(streams)
  await TextWriter.write(path, async (writer) => {
    for await (const piece of pageOf({ facts, rows, contents })) await writer.add(piece)
  })
}
