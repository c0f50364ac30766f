/** The registry: every plug-in by kind and id. Registration is a line in a stage's list, never an import side effect. */

import { InternalError } from '../base/errors.js'
import type { Exporter } from '../contract/exporter.js'
import type { Method } from '../contract/method.js'
import type { Metric } from '../contract/metric.js'
import type { QuantityPlugIn } from '../contract/quantity.js'
import type { Refiner } from '../contract/refiner.js'
import type { Source } from '../contract/source.js'
import type { Verifier } from '../contract/verifier.js'
import { exporters } from '../export/index.js'
import { methods } from '../generate/index.js'
import { quantities } from '../govern/index.js'
import { metrics } from '../measure/index.js'
import { refiners } from '../refine/index.js'
import { sources } from '../source/index.js'
import { verifiers } from '../verify/index.js'

/** Lists of plug-ins, one for each kind. */
export interface PlugInLists {
  readonly sources: readonly Source[]
  readonly methods: readonly Method[]
  readonly verifiers: readonly Verifier[]
  readonly refiners: readonly Refiner[]
  readonly metrics: readonly Metric[]
  readonly quantities: readonly QuantityPlugIn[]
  readonly exporters: readonly Exporter[]
}

/** Plug-ins by id, one map for each kind. */
export type Registry = {
  readonly [Kind in keyof PlugInLists]: ReadonlyMap<string, PlugInLists[Kind][number]>
}

/** All plug-ins that come with Cupel. */
export const builtInPlugIns: PlugInLists = {
  sources,
  methods,
  verifiers,
  refiners,
  metrics,
  quantities,
  exporters,
}

/** Builds a registry. Throws InternalError `duplicate-plug-in` when two plug-ins of a kind share an id. */
export function createRegistry(lists: PlugInLists = builtInPlugIns): Registry {
  return {
    sources: byId(lists.sources),
    methods: byId(lists.methods),
    verifiers: byId(lists.verifiers),
    refiners: byId(lists.refiners),
    metrics: byId(lists.metrics),
    quantities: byId(lists.quantities),
    exporters: byId(lists.exporters),
  }
}

function byId<P extends { readonly id: string; readonly kind: string }>(
  list: readonly P[],
): ReadonlyMap<string, P> {
  const map = new Map<string, P>()
  for (const plugIn of list) {
    if (map.has(plugIn.id)) {
      throw new InternalError('duplicate-plug-in', {
        message: `Two plug-ins of kind ${plugIn.kind} are called "${plugIn.id}".`,
      })
    }
    map.set(plugIn.id, plugIn)
  }
  return map
}
