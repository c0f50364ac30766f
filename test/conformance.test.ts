/** Every listed plug-in takes the exam of its kind; one without a sample fails it. */

import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds, loadList, pathOf } from '../scripts/docs/plug-in-pages.js'
import { readTree } from '../scripts/measure-code/source-tree.js'
import { exporters } from '../src/export/index.js'
import { methods } from '../src/generate/index.js'
import { quantities } from '../src/govern/index.js'
import { metrics } from '../src/measure/index.js'
import { refiners } from '../src/refine/index.js'
import { sources } from '../src/source/index.js'
import { examineExporter } from '../src/testing/exporter-exam.js'
import { describeFindings, type Finding } from '../src/testing/finding.js'
import { examineMethod } from '../src/testing/method-exam.js'
import { examineMetric } from '../src/testing/metric-exam.js'
import { examineQuantity } from '../src/testing/quantity-exam.js'
import { examineRefiner } from '../src/testing/refiner-exam.js'
import { examineSource } from '../src/testing/source-exam.js'
import { examineVerifier } from '../src/testing/verifier-exam.js'
import { verifiers } from '../src/verify/index.js'
import { exporterSamples } from './conformance/samples/exporters.js'
import { methodSamples } from './conformance/samples/methods.js'
import { metricSamples } from './conformance/samples/metrics.js'
import { quantitySamples } from './conformance/samples/quantities.js'
import { refinerSamples } from './conformance/samples/refiners.js'
import { type MakeSourceSample, sourceSamples } from './conformance/samples/sources.js'
import { verifierSamples } from './conformance/samples/verifiers.js'

interface Listed {
  readonly id: string
}

function examineAll<P extends Listed, Sample>(
  kind: string,
  plugIns: readonly P[],
  samples: Readonly<Record<string, Sample>>,
  examine: (plugIn: P, sample: Sample) => Promise<Finding[]>,
): void {
  describe(kind, () => {
    test('no sample is left over', () => {
      const ids = plugIns.map(({ id }) => id)
      expect(Object.keys(samples).filter((id) => !ids.includes(id))).toEqual([])
    })

    test.each(plugIns.map((plugIn) => [plugIn.id, plugIn] as const))('%s', async (id, plugIn) => {
      const sample = samples[id]
      if (sample === undefined) expect.fail(`Give "${id}" a sample in test/conformance/samples/${kind}.ts.`)
      expect(describeFindings(await examine(plugIn, sample))).toBe('')
    })
  })
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cupel-conformance-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

examineAll('sources', sources, sourceSamples, async (source, make: MakeSourceSample) => {
  const own = join(folder, source.id)
  mkdirSync(own)
  return examineSource(source, await make(own))
})
examineAll('methods', methods, methodSamples, examineMethod)
examineAll('verifiers', verifiers, verifierSamples, examineVerifier)
examineAll('refiners', refiners, refinerSamples, examineRefiner)
examineAll('metrics', metrics, metricSamples, examineMetric)
examineAll('quantities', quantities, quantitySamples, examineQuantity)
examineAll('exporters', exporters, exporterSamples, examineExporter)

describe.each(kinds)('$list', (kind) => {
  const root = fileURLToPath(new URL('..', import.meta.url))

  test('each is a file of its id, with a test of the same name', async () => {
    const tree = readTree(join(root, 'src'))
    const plugIns = await loadList(kind)
    const paths = plugIns.map(
      ({ id }) => pathOf(id, kind.folder, tree) ?? `${kind.folder}/${id}.ts is missing`,
    )
    const tests = paths.map((path) => join(root, 'test', path.replace(/(\/index)?\.ts$/, '.test.ts')))
    expect(tests.filter((path) => !existsSync(path))).toEqual([])
  })

  test('no id stands twice', async () => {
    const ids = (await loadList(kind)).map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })
})
