/** The metrics; one line each. */

import type { Metric } from '../contract/metric.js'
import { compressionRatio } from './compression-ratio.js'
import { contamination } from './contamination.js'
import { coverage } from './coverage.js'
import { distinctN } from './distinct-n.js'
import { lengths } from './lengths.js'
import { nearDuplicates } from './near-duplicates.js'
import { templateReuse } from './template-reuse.js'

/** All built-in metrics. */
export const metrics: readonly Metric[] = [
  lengths,
  distinctN,
  compressionRatio,
  nearDuplicates,
  templateReuse,
  contamination,
  coverage,
]
