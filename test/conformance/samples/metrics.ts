/** Records that each metric can measure in its exam. */

import { buildChild, buildSourceRecords } from '../../../src/testing/builders.js'
import type { MetricSample } from '../../../src/testing/metric-exam.js'

const seeds = buildSourceRecords([
  {
    question: 'Ann puts three red apples and five green pears into the big basket on the kitchen table.',
    level: 'easy',
  },
  {
    question: 'A train leaves the station at noon and travels for two hours at ninety kilometres an hour.',
    level: 'hard',
  },
  {
    question: 'How many wheels do nine bicycles and four tricycles have together in the yard?',
    level: 'easy',
  },
])

const topics = ['shop', 'sport', 'shop', 'farm']

/** Twelve records of three families; each family repeats its first record once. */
const records = seeds.flatMap((seed, family) =>
  topics.map((topic, index) => {
    const question = `${String(seed.data.question)}${index < 2 ? '' : ` That was in the ${topic}, on day ${index}.`}`
    return buildChild(seed, { question, topic, level: seed.data.level ?? '' }, `task-${family}-${index}`)
  }),
)

/** One sample a metric, by the metric's id. */
export const metricSamples: Readonly<Record<string, MetricSample>> = {
  lengths: { records },
  'distinct-n': { records },
  'compression-ratio': { records },
  'near-duplicates': { records },
  'template-reuse': { records },
  contamination: { records, against: seeds.slice(0, 1) },
  coverage: { records, options: { fields: ['topic', 'level'] } },
}
