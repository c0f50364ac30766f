/** What a run is asked to do. */

import type { Plan } from '../recipe/plan.js'
import type { RunObserver, StopRequest } from './events.js'
import type { PlanDocument } from './open-run.js'

/** What to run, where, and how. */
export interface RunRequest {
  readonly plan: Plan
  readonly document: PlanDocument
  readonly folder: string
  /** Tasks in flight at the same time; does not change the result. */
  readonly concurrency: number
  readonly observe: RunObserver
  readonly stop: StopRequest
  /** A monotonous clock in milliseconds, and the time of day in ISO 8601. */
  readonly now: () => number
  readonly timeOfDay: () => string
  /** False in a replay: recorded answers only, no time budget, nothing is published. */
  readonly isLive: boolean
}
