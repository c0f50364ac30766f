/** Writes a release of the usual test run into a folder. */

import { join } from 'node:path'
import type { ExporterRun } from '../../src/contract/exporter.js'
import type { Manifest } from '../../src/release/manifest.js'
import { type DataFormat, writeRelease } from '../../src/release/write-release.js'
import { buildRun } from './build-run.js'

/** An exporter of prompts that has no use for real rows. */
export const promptExporter: ExporterRun = {
  async *rows(view) {
    for await (const { id, data, lineage } of view.records()) {
      if (lineage.origin === 'synthetic') yield { row: { prompt: data.question ?? '' } }
      else yield { skipped: 'not-synthetic', id }
    }
  },
}

/** Writes `release/` below `parent` and returns its path with its manifest. */
export async function buildRelease(
  parent: string,
  formats: readonly DataFormat[] = ['jsonl'],
  run = buildRun(),
): Promise<{ folder: string; manifest: Manifest }> {
  const folder = join(parent, 'release')
  const exporters = [{ id: 'sft', run: promptExporter }]
  return { folder, manifest: await writeRelease({ folder, ...run, exporters, formats }) }
}
